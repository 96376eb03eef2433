/** The sections of the panel, from top to bottom: a new one joins this list. */
import { chatSection } from './chat'
import { interruptionsSection } from './interruptions'
import type { CreateSection } from './section'

export const sections: CreateSection[] = [chatSection, interruptionsSection]
