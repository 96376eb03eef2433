/** Whether there is anything to see in a text: whoever sends only blanks and marks that show nothing has said nothing. Pure. */

/** Blanks, joiners, marks of direction, fillers, as ranges of their numbers; alone they draw nothing. */
const UNSEEN: [number, number][] = [
  [0x00, 0x20],
  [0x7f, 0xa0],
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x1680, 0x1680],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x2000, 0x200f],
  [0x2028, 0x202f],
  [0x205f, 0x206f],
  [0x2800, 0x2800],
  [0x3000, 0x3000],
  [0x3164, 0x3164],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
]

export function isVisible(text: string): boolean {
  return Array.from(text).some((letter) => {
    const number = letter.charCodeAt(0)
    return !UNSEEN.some(([first, last]) => number >= first && number <= last)
  })
}
