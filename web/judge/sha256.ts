/** SHA-256 for pages over plain http, from which browsers keep their own (FIPS 180-4). */

/** The first 32 bits of the fractional parts of the roots of the first primes: cube roots for the rounds, square roots to begin with. */
const ROUNDS: number[] = []
const START: number[] = []
const fraction = (root: number) => ((root - Math.floor(root)) * 2 ** 32) | 0
for (let n = 2; ROUNDS.length < 64; n++) {
  if (Array.from({ length: n - 2 }, (_, i) => n % (i + 2)).includes(0)) continue
  if (START.length < 8) START.push(fraction(n ** 0.5))
  ROUNDS.push(fraction(Math.cbrt(n)))
}

const turn = (word: number, by: number) => (word >>> by) | (word << (32 - by))

export function sha256(bytes: Uint8Array): Uint8Array {
  const padded = new Uint8Array(((bytes.length + 72) >> 6) << 6)
  padded.set(bytes)
  padded[bytes.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29))
  view.setUint32(padded.length - 4, bytes.length << 3)
  const state = [...START]
  const w = new Int32Array(64)
  for (let at = 0; at < padded.length; at += 64) {
    for (let i = 0; i < 64; i++) {
      const [x, y] = [w[i - 15] as number, w[i - 2] as number]
      const mixed = () =>
        (w[i - 16] as number) + (turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)) + (w[i - 7] as number) + (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10))
      w[i] = i < 16 ? view.getInt32(at + i * 4) : mixed()
    }
    let [a, b, c, d, e, f, g, h] = state as [number, number, number, number, number, number, number, number]
    for (let i = 0; i < 64; i++) {
      const one = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + (ROUNDS[i] as number) + (w[i] as number)
      const two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))
      ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0]
    }
    for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) state[i] = ((state[i] as number) + word) | 0
  }
  const result = new DataView(new ArrayBuffer(32))
  for (const [i, word] of state.entries()) result.setInt32(i * 4, word)
  return new Uint8Array(result.buffer)
}
