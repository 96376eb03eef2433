/** Building what `wx` shows above the pages, without a framework. */

interface ElementOptions {
  text?: string
  attributes?: Record<string, string>
  onClick?: () => void
}

export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  options: ElementOptions = {},
  children: Node[] = [],
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag)
  node.className = className
  if (options.text !== undefined) node.textContent = options.text
  for (const [name, value] of Object.entries(options.attributes ?? {})) node.setAttribute(name, value)
  if (options.onClick) node.addEventListener('click', options.onClick)
  node.append(...children)
  return node
}

export function button(className: string, text: string, onClick: () => void): HTMLButtonElement {
  return element('button', className, { text, onClick, attributes: { type: 'button' } })
}

/** Puts a layer over everything; gives back its removal. `styles` stand once in the same root. */
export function show(overlay: HTMLElement, layer: HTMLElement, styles: string): () => void {
  if (!overlay.querySelector(':scope > style[data-wx]')) {
    const sheet = element('style', '', { text: styles, attributes: { 'data-wx': '' } })
    overlay.prepend(sheet)
  }
  overlay.append(layer)
  return () => layer.remove()
}

/** The keyboard goes to the dialog, not to one of its buttons: a ring around a button is for who presses Tab. */
export function takeFocus(dialog: HTMLElement): void {
  dialog.tabIndex = -1
  dialog.focus({ preventScroll: true })
}

/** Runs `cancel` on Escape, as long as the layer stands on top of the others. */
export function onEscape(layer: HTMLElement, cancel: () => void): void {
  const listen = (event: KeyboardEvent) => {
    if (!layer.isConnected) document.removeEventListener('keydown', listen)
    else if (event.key === 'Escape' && layer.parentElement?.lastElementChild === layer) cancel()
  }
  document.addEventListener('keydown', listen)
}
