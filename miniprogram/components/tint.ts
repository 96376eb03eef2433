/** A steady background colour for a name's initial, where there is no picture of the person. */
const tints = ['#3f6b8f', '#5a7d5a', '#8a5f86', '#a0693f', '#4a6aa8', '#8f5252']

export function tintOf(name: string): string {
  let sum = 0
  for (const letter of name) sum += letter.charCodeAt(0)
  return tints[sum % tints.length] || '#3f6b8f'
}
