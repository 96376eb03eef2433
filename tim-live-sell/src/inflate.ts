/**
 * Inflate (RFC 1951), small rather than fast: a userSig is some 300 bytes. Codes are read bit by bit and counted through
 * their lengths, without tables. Throws on anything that is not deflated.
 */

/** Of what is unpacked; a userSig that claims more is none. */
const limit = 1 << 16
/** Order in which the lengths of the code for lengths are given. */
const order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

/** A canonical Huffman code: how many symbols have each length, and the symbols in order. */
interface Code {
  counts: number[]
  symbols: number[]
}

function makeCode(lengths: readonly number[]): Code {
  const counts: number[] = []
  const symbols: number[] = []
  for (let length = 1; length < 16; length++) {
    const before = symbols.length
    lengths.forEach((one, symbol) => {
      if (one === length) symbols.push(symbol)
    })
    counts.push(symbols.length - before)
  }
  return { counts, symbols }
}

function fill(...runs: [count: number, length: number][]): number[] {
  return runs.reduce<number[]>((all, [count, length]) => all.concat(Array<number>(count).fill(length)), [])
}

/** @param bytes deflated, without any header */
export function inflate(bytes: Uint8Array): number[] {
  const out: number[] = []
  let at = 0

  /** The next bits, the lowest first. */
  function read(count: number): number {
    let value = 0
    for (let i = 0; i < count; i++, at++) {
      const byte = bytes[at >> 3]
      if (byte === undefined) throw new Error('cut short')
      value |= ((byte >> (at & 7)) & 1) << i
    }
    return value
  }

  function readSymbol({ counts, symbols }: Code): number {
    let code = 0
    let first = 0
    let index = 0
    for (const count of counts) {
      code = (code << 1) | read(1)
      first <<= 1
      const symbol = symbols[index + code - first]
      if (code - first < count && symbol !== undefined) return symbol
      index += count
      first += count
    }
    throw new Error('no such code')
  }

  function stored(): void {
    at = (at + 7) & ~7
    const length = read(16)
    if ((length ^ read(16)) !== 0xffff) throw new Error('wrong length')
    for (let i = 0; i < length; i++) out.push(read(8))
  }

  function readCodes(): [Code, Code] {
    const literals = read(5) + 257
    const distances = read(5) + 1
    const count = read(4) + 4
    const lengths = fill([19, 0])
    order.slice(0, count).forEach((symbol) => (lengths[symbol] = read(3)))
    const code = makeCode(lengths)
    const all: number[] = []
    while (all.length < literals + distances) {
      const symbol = readSymbol(code)
      if (symbol < 16) all.push(symbol)
      else if (symbol === 16) all.push(...fill([3 + read(2), all[all.length - 1] ?? 0]))
      else all.push(...fill([symbol === 17 ? 3 + read(3) : 11 + read(7), 0]))
    }
    return [makeCode(all.slice(0, literals)), makeCode(all.slice(literals))]
  }

  /** Lengths and distances are given as a base that grows with the symbol, and extra bits. */
  function extended(symbol: number, perStep: number, first: number): number {
    const bits = Math.max(0, Math.floor(symbol / perStep) - 1)
    const base = bits ? (perStep + (symbol % perStep)) << bits : symbol
    return first + base + read(bits)
  }

  function compressed([literals, distances]: [Code, Code]): void {
    for (let symbol = readSymbol(literals); symbol !== 256; symbol = readSymbol(literals)) {
      if (symbol < 256) {
        out.push(symbol)
      } else {
        const length = symbol === 285 ? 258 : extended(symbol - 257, 4, 3)
        const from = out.length - extended(readSymbol(distances), 2, 1)
        if (from < 0) throw new Error('too far back')
        for (let i = 0; i < length; i++) out.push(out[from + i] ?? 0)
      }
      if (out.length > limit) throw new Error('too large')
    }
  }

  let last: number
  do {
    last = read(1)
    const kind = read(2)
    if (kind === 3) throw new Error('no such block')
    if (kind === 0) stored()
    else
      compressed(
        kind === 2
          ? readCodes()
          : [makeCode(fill([144, 8], [112, 9], [24, 7], [8, 8])), makeCode(fill([30, 5]))],
      )
  } while (!last)
  return out
}
