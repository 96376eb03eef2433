/**
 * Finds the tags and attributes of a wxml text, with their places. It follows the reading rules of glass-easel's
 * template compiler (what is text, where an expression or a script ends) and judges nothing: errors are the compiler's.
 */

export interface WxmlAttribute {
  name: string
  nameStart: number
  /** undefined: the attribute stands without a value. */
  value?: { text: string; start: number; end: number; quoted: boolean }
}

export interface WxmlTag {
  name: string
  nameStart: number
  nameEnd: number
  /** `</name>` */
  closing: boolean
  attributes: WxmlAttribute[]
  /** Only of `<wxs>`: where the script between the tags stands. */
  script?: { start: number; end: number }
}

const tagStartChar = /[a-zA-Z_]/
const attributeStartChar = /[a-zA-Z_:]/
const nameChar = /[a-zA-Z0-9_:.-]/
const space = /\s/
/** Attributes whose value is never an expression. */
const plainAttribute = /^(wx:(key|for-item|for-index|else)$|generic:|slot:|worklet:)/

export function readWxml(text: string): WxmlTag[] {
  const tags: WxmlTag[] = []
  let at = 0
  while (at < text.length) {
    if (text.startsWith('<!--', at)) {
      at = after(text, '-->', at + 4)
    } else if (text.startsWith('{{', at)) {
      at = skipExpression(text, at)
    } else if (text[at] === '<' && tagStartChar.test(text[at + 1] ?? '')) {
      const tag = readTag(text, at + 1, false)
      at = tag.end
      if (tag.tag.name === 'wxs' && !tag.selfClosing) {
        const end = endOfScript(text, at)
        tag.tag.script = { start: at, end }
        at = end
      }
      tags.push(tag.tag)
    } else if (text.startsWith('</', at)) {
      const tag = readTag(text, at + 2, true)
      at = tag.end
      tags.push(tag.tag)
    } else {
      at += 1
    }
  }
  return tags
}

function readTag(
  text: string,
  start: number,
  closing: boolean,
): { tag: WxmlTag; end: number; selfClosing: boolean } {
  const nameEnd = skipWhile(text, start, nameChar)
  const tag: WxmlTag = {
    name: text.slice(start, nameEnd),
    nameStart: start,
    nameEnd,
    closing,
    attributes: [],
  }
  let at = nameEnd
  while (at < text.length && text[at] !== '>') {
    if (text.startsWith('/>', at)) return { tag, end: at + 2, selfClosing: true }
    if (attributeStartChar.test(text[at] ?? '')) {
      const read = readAttribute(text, at)
      tag.attributes.push(read.attribute)
      at = read.end
    } else {
      at += 1
    }
  }
  return { tag, end: at + 1, selfClosing: false }
}

function readAttribute(text: string, start: number): { attribute: WxmlAttribute; end: number } {
  const nameEnd = skipWhile(text, start, nameChar)
  const attribute: WxmlAttribute = { name: text.slice(start, nameEnd), nameStart: start }
  const equals = skipWhile(text, nameEnd, space)
  if (text[equals] !== '=') return { attribute, end: nameEnd }
  const open = skipWhile(text, equals + 1, space)
  const quote = text[open]
  if (quote === '"' || quote === "'") {
    const end = plainAttribute.test(attribute.name)
      ? indexOf(text, quote, open + 1)
      : endOfQuoted(text, open + 1, quote)
    attribute.value = { text: text.slice(open + 1, end), start: open + 1, end, quoted: true }
    return { attribute, end: end + 1 }
  }
  const end = text.startsWith('{{', open) ? skipExpression(text, open) : skipWhile(text, open, /[^\s>/]/)
  attribute.value = { text: text.slice(open, end), start: open, end, quoted: false }
  return { attribute, end }
}

/** A quote inside `{{ }}` does not end the value. */
function endOfQuoted(text: string, start: number, quote: string): number {
  let at = start
  while (at < text.length && text[at] !== quote)
    at = text.startsWith('{{', at) ? skipExpression(text, at) : at + 1
  return at
}

/** From `{{` to behind its `}}`; braces of objects and quotes inside are minded. */
function skipExpression(text: string, start: number): number {
  let depth = 0
  let at = start + 2
  while (at < text.length) {
    const char = text[at]
    if (char === '"' || char === "'") {
      at = skipString(text, at + 1, char)
      continue
    }
    if (text.startsWith('/*', at)) {
      at = after(text, '*/', at + 2)
      continue
    }
    if (depth === 0 && text.startsWith('}}', at)) return at + 2
    if (char === '{') depth += 1
    if (char === '}') depth -= 1
    at += 1
  }
  return text.length
}

function skipString(text: string, start: number, quote: string): number {
  let at = start
  while (at < text.length && text[at] !== quote) at += text[at] === '\\' ? 2 : 1
  return at + 1
}

function endOfScript(text: string, start: number): number {
  const found = text.slice(start).search(/<\/wxs(?![\w:.-])/)
  return found === -1 ? text.length : start + found
}

function skipWhile(text: string, start: number, pattern: RegExp): number {
  let at = start
  while (at < text.length && pattern.test(text[at] ?? '')) at += 1
  return at
}

function indexOf(text: string, wanted: string, from: number): number {
  const found = text.indexOf(wanted, from)
  return found === -1 ? text.length : found
}

function after(text: string, wanted: string, from: number): number {
  return Math.min(text.length, indexOf(text, wanted, from) + wanted.length)
}
