/** Zip archives: checked before anything else opens one (how many parts, how large unpacked, whether headers tell the truth), and made. */

import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'

export interface ZipLimits {
  entries: number
  /** Bytes of all parts together, unpacked. */
  unpacked: number
  /** Unpacked bytes for each packed byte, over the whole file. */
  ratio: number
}

export type ZipCheck =
  | { ok: true; names: string[] }
  | { ok: false; code: 'not-zip' | 'broken' }
  | { ok: false; code: 'bomb'; what: keyof ZipLimits }

interface Entry {
  name: string
  flags: number
  method: number
  packed: number
  unpacked: number
  offset: number
}

const localSignature = 0x04034b50
const centralSignature = 0x02014b50
const endSignature = 0x06054b50
const tooLong = 0xffffffff

export function checkZip(bytes: Uint8Array, limits: ZipLimits): ZipCheck {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 4 || view.getUint32(0, true) !== localSignature) return { ok: false, code: 'not-zip' }
  const found = directory(bytes, view, limits.entries)
  if (found === 'broken') return { ok: false, code: 'broken' }
  if (found === 'entries') return { ok: false, code: 'bomb', what: 'entries' }

  // What the directory admits is refused before a single byte is unpacked.
  const declared = found.reduce((sum, entry) => sum + entry.unpacked, 0)
  if (declared > limits.unpacked) return { ok: false, code: 'bomb', what: 'unpacked' }
  if (declared > limits.ratio * bytes.length) return { ok: false, code: 'bomb', what: 'ratio' }

  // Headers lie, so each part is then unpacked with exactly the room that it asked for.
  for (const entry of found) {
    const truth = inspect(bytes, view, entry)
    if (truth === 'larger') return { ok: false, code: 'bomb', what: 'unpacked' }
    if (truth === 'broken') return { ok: false, code: 'broken' }
  }
  return { ok: true, names: found.map((entry) => entry.name) }
}

/** The unpacked bytes of one part, or nothing when there is no such part. Only for archives that passed the check. */
export function unzipPart(bytes: Uint8Array, name: string): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found = directory(bytes, view, 65_535)
  if (typeof found === 'string') return undefined
  const entry = found.find((candidate) => candidate.name === name)
  if (!entry) return undefined
  const data = packedData(bytes, view, entry)
  if (!data) return undefined
  return entry.method === 0 ? data : inflateRawSync(data)
}

function directory(bytes: Uint8Array, view: DataView, most: number): Entry[] | 'broken' | 'entries' {
  const end = endOfDirectory(bytes, view)
  if (end < 0) return 'broken'
  const count = view.getUint16(end + 10, true)
  // 65,535 is also how a zip64 archive says "look elsewhere": neither is a workbook of ours.
  if (count > most) return 'entries'
  const entries: Entry[] = []
  const seen = new Set<string>()
  let at = view.getUint32(end + 16, true)
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== centralSignature) return 'broken'
    const nameLength = view.getUint16(at + 28, true)
    const extraLength = view.getUint16(at + 30, true)
    const next = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true)
    if (next > end) return 'broken'
    const entry: Entry = {
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    }
    if (!readLongSizes(view, at + 46 + nameLength, extraLength, entry)) return 'broken'
    // Two parts of one name: the reader behind us might look at the other one.
    if (seen.has(entry.name)) return 'broken'
    seen.add(entry.name)
    entries.push(entry)
    at = next
  }
  return entries
}

/** Searches backwards as readers do, so that both find the same directory. */
function endOfDirectory(bytes: Uint8Array, view: DataView): number {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 65_557); at--) {
    if (view.getUint32(at, true) === endSignature) return at
  }
  return -1
}

/** Java programs write long (zip64) sizes even for small sheets; they stand in an extra field. */
function readLongSizes(view: DataView, start: number, length: number, entry: Entry): boolean {
  const missing = (['unpacked', 'packed', 'offset'] as const).filter((field) => entry[field] === tooLong)
  if (missing.length === 0) return true
  for (let at = start; at + 4 <= start + length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue
    if (at + 4 + missing.length * 8 > start + length) return false
    missing.forEach((field, i) => {
      entry[field] = Number(view.getBigUint64(at + 4 + i * 8, true))
    })
    return true
  }
  return false
}

function packedData(bytes: Uint8Array, view: DataView, entry: Entry): Uint8Array | undefined {
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== localSignature) return undefined
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true)
  return start + entry.packed > bytes.length ? undefined : bytes.subarray(start, start + entry.packed)
}

function inspect(bytes: Uint8Array, view: DataView, entry: Entry): 'true' | 'larger' | 'broken' {
  const encrypted = (entry.flags & 1) !== 0
  // Size 0 with "the size follows the data" makes some readers search for data that the directory denies.
  const hidden = (entry.flags & 8) !== 0 && entry.packed === 0
  const data = packedData(bytes, view, entry)
  if (encrypted || hidden || !data) return 'broken'
  if (entry.method === 0) return entry.packed === entry.unpacked ? 'true' : 'broken'
  if (entry.method !== 8 || entry.packed === 0) return 'broken'
  try {
    const size = inflateRawSync(data, { maxOutputLength: Math.max(1, entry.unpacked) }).length
    return size === entry.unpacked ? 'true' : 'broken'
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'larger' : 'broken'
  }
}

/** An archive of these files, in this order; the same files give the same bytes. Names are UTF-8, as flag 11 says. */
export function zipOf(files: readonly { name: string; bytes: Uint8Array }[]): Uint8Array {
  const parts: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let offset = 0
  for (const { name, bytes } of files) {
    const title = new TextEncoder().encode(name)
    const packed = deflateRawSync(bytes)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(1 << 11, 2)
    fields.writeUInt16LE(8, 4)
    // 1 January 1980, the first day that the format knows: the archive tells no times of its own.
    fields.writeUInt16LE(0x21, 8)
    fields.writeUInt32LE(crc32(bytes), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(bytes.length, 18)
    fields.writeUInt16LE(title.length, 22)
    parts.push(word(localSignature), fields, title, packed)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    directory.push(word(centralSignature), Buffer.from([20, 0]), fields, place, title)
    offset += 30 + title.length + packed.length
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(files.length, 4)
  end.writeUInt16LE(files.length, 6)
  end.writeUInt32LE(size, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...parts, ...directory, word(endSignature), end])
}

function word(signature: number): Uint8Array {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(signature)
  return bytes
}
