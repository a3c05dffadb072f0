/** Files that people hand in as evidence: known by their first bytes, small, and kept in the database so that every backup holds them. */
import { digest } from './canonical.ts'
import { wrong } from './problem.ts'

export const MOST_BYTES = 3 * 1024 * 1024

/** By its first bytes; what a name claims does not count. */
const TYPES: [type: string, begins: number[]][] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
]

/** The file as it is stored, and its digest for the record. @throws Problem 'invalid-input' at file */
export function attachment(name: string, bytes: Uint8Array) {
  const type = TYPES.find(([, begins]) => begins.every((byte, i) => bytes[i] === byte))?.[0]
  if (!type) throw wrong('file', 'evidence-type')
  if (bytes.length > MOST_BYTES) throw wrong('file', 'evidence-large')
  const clean =
    name
      .normalize('NFC')
      .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069/\\]/gu, '')
      .slice(-80) || 'file'
  return { file: { name: clean, type, size: bytes.length, content: Buffer.from(bytes).toString('base64') }, digest: digest(bytes) }
}

/** Width and height of a PNG or JPEG by its header; null when it has none that can be read. */
export function sizeOfPicture(bytes: Uint8Array): { width: number; height: number } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes[0] === 0x89) return bytes.length < 24 ? null : { width: view.getUint32(16), height: view.getUint32(20) }
  // JPEG: segments one after another until a frame header (SOF0–SOF15 but for DHT, JPG and DAC) names the size.
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; at += 2 + view.getUint16(at + 2)) {
    const mark = bytes[at + 1] as number
    if (mark >= 0xc0 && mark <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(mark))
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
  }
  return null
}
