/** Sets PDFs by Typst from a template and data; slow enough to be called beside the server only. */
import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { encode } from 'uqr'
import { FONTS } from './font.ts'

let compiler: NodeCompiler | null = null

/** @throws Error with the template's own complaint */
function compiled(template: URL, data: unknown) {
  const path = fileURLToPath(template)
  compiler ??= NodeCompiler.create({ workspace: dirname(path), fontArgs: [{ fontBlobs: FONTS.map((file) => readFileSync(file)) }] })
  const result = compiler.compile({ mainFilePath: path, inputs: { data: JSON.stringify(data) } })
  if (!result.result) throw new Error(`${path}: ${JSON.stringify(compiler.fetchDiagnostics(result.takeError()!))}`)
  return { compiler, document: result.result }
}

/** The same data give the same bytes. */
export function pdfOf(template: URL, data: unknown): Uint8Array {
  const { compiler, document } = compiled(template, data)
  return compiler.pdf(document)
}

/** The first page as a picture. */
export function svgOf(template: URL, data: unknown): string {
  const { compiler, document } = compiled(template, data)
  return compiler.plainSvg(document)
}

/** A QR code as an SVG of one path: in print sharper than a picture, and a third of the size of squares. */
export function qrOf(text: string): string {
  // One mask for all: looking for the best of eight takes most of the time, and readers know which it is.
  const { size, data } = encode(text, { border: 1, ecc: 'M', maskPattern: 2 })
  const runs = data.flatMap((row, y) =>
    [
      ...row
        .map((dark) => (dark ? '1' : '0'))
        .join('')
        .matchAll(/1+/g),
    ].map((run) => `M${run.index} ${y}h${run[0].length}v1h-${run[0].length}z`),
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><path d="${runs.join('')}"/></svg>`
}
