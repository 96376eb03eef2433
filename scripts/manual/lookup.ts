/** Words of the manual by the name they are about: a row without words, or words about nothing, is a mistake that is named. */

/** The words for each of `names`; `what` and `file` say in the error what lacks them, and where they belong. */
export function wordsFor<Words>(
  names: readonly string[],
  words: Readonly<Record<string, Words>>,
  what: string,
  file: string,
): [name: string, words: Words][] {
  const stray = Object.keys(words).filter((name) => !names.includes(name))
  if (stray.length > 0) throw new Error(`${file} speaks of ${what} that do not exist: ${stray.join(', ')}`)
  return names.map((name) => {
    const found = words[name]
    if (found === undefined) throw new Error(`${file} has no words for ${what}: ${name}`)
    return [name, found]
  })
}
