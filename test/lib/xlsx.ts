/** Builds zip archives and workbooks by hand, part by part, so that tests can make files which no honest program writes. */

import { crc32, deflateRawSync } from 'node:zlib'
import type { Column, ReadResult } from '../../server/lib/workbook.ts'

export interface Part {
  name: string
  data: string | Uint8Array
  /** What the headers say instead of the true unpacked size. */
  claims?: number
}

export function zip(parts: Part[]): Uint8Array {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const part of parts) {
    const data = Buffer.from(part.data)
    const packed = deflateRawSync(data)
    const name = Buffer.from(part.name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(data), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(part.claims ?? data.length, 18)
    common.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, name, packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), common, tail, name]))
    files.push(local)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...files, central, end])
}

const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const head = '<?xml version="1.0" encoding="UTF-8"?>'

/** A workbook of one sheet from the XML of its rows. Style 1 is a date. */
export function workbookParts(rows: string, options: { date1904?: boolean; after?: string } = {}): Part[] {
  const package_ = 'http://schemas.openxmlformats.org/package/2006'
  return [
    { name: '[Content_Types].xml', data: `${head}<Types xmlns="${package_}/content-types"/>` },
    {
      name: '_rels/.rels',
      data: `${head}<Relationships xmlns="${package_}/relationships"><Relationship Id="r1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      data: `${head}<workbook ${main} xmlns:r="${relations}"><workbookPr date1904="${options.date1904 ? 1 : 0}"/><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: `${head}<Relationships xmlns="${package_}/relationships"><Relationship Id="r1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      data: `${head}<styleSheet ${main}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      data: `${head}<worksheet ${main}><sheetData>${rows}</sheetData>${options.after ?? ''}</worksheet>`,
    },
  ]
}

export function workbook(rows: string, options: { date1904?: boolean; after?: string } = {}): Uint8Array {
  return zip(workbookParts(rows, options))
}

export function text(ref: string, value: string): string {
  return `<c r="${ref}" t="inlineStr"><is><t>${value}</t></is></c>`
}

export function row(number: number, ...cells: string[]): string {
  return `<row r="${number}">${cells.join('')}</row>`
}

const sexes = [
  { value: 'f', zh: '女', en: 'Female' },
  { value: 'm', zh: '男', en: 'Male' },
]
/** A small table of people with one column of each kind. */
export const columns: Column[] = [
  { key: 'name', header: { zh: '姓名', en: 'Name' }, required: true },
  { key: 'id', header: { zh: '身份证号', en: 'ID number' }, width: 22 },
  { key: 'sex', header: { zh: '性别', en: 'Sex' }, kind: 'choice', choices: sexes },
  { key: 'born', header: { zh: '出生日期', en: 'Date of birth' }, kind: 'date' },
  { key: 'years', header: { zh: '工龄', en: 'Years of work' }, kind: 'integer' },
  { key: 'score', header: { zh: '成绩', en: 'Score' }, kind: 'decimal' },
]
export const header = row(
  1,
  text('A1', '姓名'),
  text('B1', '身份证号'),
  text('C1', '性别'),
  text('D1', '出生日期'),
  text('E1', '工龄'),
  text('F1', '成绩'),
)

export function good(result: ReadResult) {
  if (!result.ok) throw new Error(`not read: ${result.code}`)
  return result
}
