/** A process that sets and packs: one large PDF, or the files of a dossier with their digests in one archive. */
import { beside, type Server } from '../lib/beside.ts'
import { digest } from '../lib/canonical.ts'
import { pdfOf, qrOf } from '../lib/typeset.ts'
import { writeWorkbook } from '../lib/workbook.ts'
import { zipOf } from '../lib/zip.ts'
import type { CertificatePages } from './certificate-pages.ts'
import type { DossierFile } from './dossier.ts'
import { pageOf, sheetOf } from './lists.ts'

const template = (name: string) => new URL(`./templates/${name}.typ`, import.meta.url)
type Progress = Server['progress']

/** The codes come first and are most of what is counted; the pages are then set in one go. */
function certificates({ certificates, ...rest }: CertificatePages, progress: Progress): Uint8Array {
  const total = certificates.length * 2
  const pages = certificates.map(({ url, ...one }, i) => {
    if (i % 20 === 0) progress(i, total)
    return { ...one, qr: qrOf(url) }
  })
  progress(certificates.length, total)
  const pdf = pdfOf(template('certificate'), { ...rest, certificates: pages })
  progress(total, total)
  return pdf
}

async function dossier(files: DossierFile[], contents: string, date: string, progress: Progress): Promise<Uint8Array> {
  const made: { name: string; bytes: Uint8Array }[] = []
  for (const [i, file] of files.entries()) {
    progress(i, files.length + 1)
    if ('text' in file) made.push({ name: file.name, bytes: new TextEncoder().encode(file.text) })
    else if ('base64' in file) made.push({ name: file.name, bytes: Buffer.from(file.base64, 'base64') })
    else if ('forms' in file) made.push({ name: file.name, bytes: pdfOf(template('form'), file.forms) })
    else if (file.name.endsWith('.pdf')) made.push({ name: file.name, bytes: pdfOf(template('list'), pageOf(file.list, date)) })
    else made.push({ name: file.name, bytes: await writeWorkbook([sheetOf(file.list)]) })
  }
  const sums = made.map(({ name, bytes }) => `${digest(bytes)}  ${name}\n`).join('')
  progress(files.length + 1, files.length + 1)
  return zipOf([{ name: contents, bytes: new TextEncoder().encode(sums) }, ...made])
}

type Asked = { certificates: CertificatePages } | { dossier: DossierFile[]; contents: string; date: string }

beside(async (asked: Asked, { progress }) =>
  'certificates' in asked ? certificates(asked.certificates, progress) : dossier(asked.dossier, asked.contents, asked.date, progress),
)
