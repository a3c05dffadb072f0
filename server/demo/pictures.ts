/** Pictures for the demo, drawn by arithmetic: nobody's portrait, and a sealed sheet of paper. */
import { crc32, deflateSync } from 'node:zlib'

type Colour = readonly [number, number, number]
const PAPER: Colour = [251, 248, 242]
const INK: Colour = [90, 84, 78]
const RED: Colour = [181, 39, 29]

/** A PNG of one byte a pixel: `shade` says which of the colours is where. */
function png(width: number, height: number, colours: readonly Colour[], shade: (x: number, y: number) => number): Uint8Array {
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) rows[y * (width + 1) + x + 1] = shade(x, y)
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8)
  const chunk = (type: string, data: Uint8Array) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    size.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([size, body, sum])
  }
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const [palette, pixels] = [Buffer.from(colours.flat()), deflateSync(rows)]
  return Buffer.concat([signature, chunk('IHDR', header), chunk('PLTE', palette), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))])
}

const within = (x: number, y: number, [cx, cy, rx, ry]: readonly [number, number, number, number]) =>
  ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 <= 1

/** 35 × 49 mm at 300 dpi: head and shoulders before a plain wall. */
export const portrait = (): Uint8Array =>
  png(420, 588, [[214, 226, 235], INK, [232, 205, 182], [70, 66, 62]], (x, y) =>
    within(x, y, [210, 250, 92, 122])
      ? y < 190
        ? 3
        : 2
      : within(x, y, [210, 640, 190, 230])
        ? 1
        : within(x, y, [210, 385, 44, 70])
          ? 2
          : 0,
  )

/** A page of lines with a round seal. */
export const sealedSheet = (): Uint8Array =>
  png(496, 702, [PAPER, INK, RED], (x, y) => {
    const ring = within(x, y, [370, 570, 60, 60]) && !within(x, y, [370, 570, 54, 54])
    const isLine = y > 80 && y < 500 && y % 28 < 3 && x > 60 && x < (y % 112 < 28 ? 300 : 436)
    return ring ? 2 : isLine ? 1 : 0
  })
