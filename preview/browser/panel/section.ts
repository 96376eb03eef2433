/** What a part of the preview puts into the panel: a title and what can be done there. */
import type { PreviewConfig } from '../../package-format'
import type { AppLife } from '../app'
import type { PageChat } from '../chat'
import type { Shell } from '../contracts'
import type { ErrorCenter } from '../errors'
import type { PageStack } from '../page-stack'

/** Chinese words; the title names the section, and an action's label is unique in it. */
export interface PanelSection {
  title: string
  /** A line under the title, asked for at every `changed()`. */
  status?: () => string
  actions: PanelAction[]
  /** Called when the panel opens; what it gives, when it closes. */
  shown?: () => () => void
}

export type PanelAction = PanelButton | PanelToggle

interface Labelled {
  label: string
  /** What it does, in half a sentence; shown as a tool tip and read by screen readers. */
  hint?: string
}

/** Something that happens once. Text that it gives is shown; what it throws is shown as its failure. */
export interface PanelButton extends Labelled {
  run(): unknown
}

/** Something that lasts until it is switched off. */
export interface PanelToggle extends Labelled {
  isOn(): boolean
  turn(on: boolean): unknown
}

/** What a section may touch: the phone and what runs in it. */
export interface PanelPhone {
  shell: Shell
  config: PreviewConfig
  life: AppLife
  stack: PageStack
  errors: ErrorCenter
  /** The local chat; undefined where the real SDK talks to the real cloud. */
  chat: PageChat | undefined
  /** Tell it when a toggle or a status line has changed by itself. */
  changed(): void
}

/** Made once per page; nothing of a section outlives a reload. undefined: it has nothing to offer here. */
export type CreateSection = (phone: PanelPhone) => PanelSection | undefined
