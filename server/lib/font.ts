/** Which characters the fonts of the product's PDFs can draw; read from the fonts themselves. */
import { open } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const folder = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-serif-sc/package.json'))

/** Noto Serif SC, regular and bold: whole fonts, of which a PDF takes what it shows. */
export const FONTS = [join(folder, '400Regular', 'NotoSerifSC_400Regular.ttf'), join(folder, '700Bold', 'NotoSerifSC_700Bold.ttf')]

let known: Promise<[number, number][][]> | null = null

/** The characters of a text that some font lacks, each once. @example await missingIn('李𬭎') // [] */
export async function missingIn(text: string): Promise<string[]> {
  known ??= Promise.all(FONTS.map(rangesOf))
  const fonts = await known
  const lacks = (code: number) => fonts.some((ranges) => !ranges.some(([first, last]) => code >= first && code <= last))
  return [...new Set(text)].filter((character) => lacks(character.codePointAt(0) as number) && !/\s/.test(character))
}

/** The runs of code points that a font maps to glyphs: its character map of format 12, the only one that reaches beyond U+FFFF. */
async function rangesOf(file: string): Promise<[number, number][]> {
  const handle = await open(file)
  const read = async (at: number, length: number) => (await handle.read(Buffer.alloc(length), 0, length, at)).buffer
  try {
    const tables = await read(12, 16 * (await read(0, 12)).readUInt16BE(4))
    const at = tables.indexOf('cmap')
    const map = await read(tables.readUInt32BE(at + 8), tables.readUInt32BE(at + 12))
    for (let record = 4; record < 4 + 8 * map.readUInt16BE(2); record += 8) {
      const start = map.readUInt32BE(record + 4)
      if (map.readUInt16BE(start) !== 12) continue
      return Array.from({ length: map.readUInt32BE(start + 12) }, (_, i) => {
        const group = start + 16 + 12 * i
        return [map.readUInt32BE(group), map.readUInt32BE(group + 4)]
      })
    }
    throw new Error(`${file} has no character map of format 12`)
  } finally {
    await handle.close()
  }
}
