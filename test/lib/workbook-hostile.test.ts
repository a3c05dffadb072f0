/** Uploads made to break the reader: each must be turned away by name, quickly, and leave the server as it was. */

import { expect, test } from 'vitest'
import type { Column } from '../../server/lib/workbook.ts'
import { limits, readRows, writeWorkbook } from '../../server/lib/workbook.ts'
import { checkZip } from '../../server/lib/zip.ts'
import { row, text, workbook, workbookParts, zip } from './xlsx.ts'

const columns: Column[] = [{ key: 'name', header: { zh: '姓名', en: 'Name' } }]
const header = row(1, text('A1', '姓名'))
const refused = (code: string) => ({ ok: false, code })

test('not a workbook: CSV, old .xls, empty, another zip, macros', async () => {
  const files = [
    Buffer.from('姓名,成绩\n某,1'),
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    new Uint8Array(),
    Buffer.from('PK'),
    Buffer.from('PK\x03'),
  ]
  for (const bytes of files) expect(await readRows(bytes, columns)).toEqual(refused('not-xlsx'))
  expect(await readRows(zip([{ name: 'a.txt', data: 'a' }]), columns)).toEqual(refused('not-xlsx'))
  expect(await readRows(zip([...workbookParts(header), { name: 'xl/vbaProject.bin', data: 'x' }]), columns)).toEqual(refused('not-xlsx'))
})

test('cut off anywhere, or with any one byte changed: refused or read, never a crash', async () => {
  const bytes = workbook(header + row(2, text('A2', '某')))
  for (const share of [0.1, 0.5, 0.9, 0.99]) {
    expect(await readRows(bytes.slice(0, Math.floor(bytes.length * share)), columns)).toEqual(refused('unreadable'))
  }
  for (let at = 4; at < bytes.length; at += 211) {
    const broken = Uint8Array.from(bytes)
    broken[at] = (broken[at] ?? 0) ^ 0xff
    expect(await readRows(broken, columns)).toHaveProperty('ok')
  }
})

test('a bomb is refused by what it declares, and by what it hides', async () => {
  const blanks = { name: 'xl/x.xml', data: Buffer.alloc(60 * 1024 * 1024, 0x20) }
  const honest = zip([...workbookParts(header), blanks])
  const liar = zip([...workbookParts(header), { ...blanks, claims: 1000 }])
  expect(honest.length).toBeLessThan(100_000)
  const start = performance.now()
  expect(checkZip(honest, limits)).toEqual({ ok: false, code: 'bomb', what: 'unpacked' })
  expect(checkZip(liar, limits)).toEqual({ ok: false, code: 'bomb', what: 'unpacked' })
  expect(performance.now() - start).toBeLessThan(1000)
  expect(await readRows(liar, columns)).toEqual({ ...refused('zip-bomb'), params: { what: 'unpacked' } })
  const dense = zip([...workbookParts(header), { name: 'xl/x.xml', data: Buffer.alloc(10 * 1024 * 1024, 0x20) }])
  expect(await readRows(dense, columns)).toEqual({ ...refused('zip-bomb'), params: { what: 'ratio' } })
  const many = zip([...workbookParts(header), ...Array.from({ length: 200 }, (_, i) => ({ name: `${i}`, data: '' }))])
  expect(await readRows(many, columns)).toEqual({ ...refused('zip-bomb'), params: { what: 'entries' } })
})

test('parts of one name, sizes that do not fit, and sizes put off to later', async () => {
  const parts = workbookParts(header)
  const sheet = parts.at(-1) ?? { name: '', data: '' }
  expect(await readRows(zip([...parts, sheet]), columns)).toEqual(refused('unreadable'))
  expect(await readRows(zip([...parts.slice(0, -1), { ...sheet, claims: sheet.data.length + 9 }]), columns)).toEqual(refused('unreadable'))
  const hidden = Buffer.from(zip(parts))
  for (let at = hidden.indexOf('PK\x01\x02'); at >= 0; at = hidden.indexOf('PK\x01\x02', at + 4)) {
    hidden.writeUInt16LE(8, at + 8)
    hidden.writeUInt32LE(0, at + 20)
    hidden.writeUInt32LE(0, at + 24)
  }
  expect(await readRows(hidden, columns)).toEqual(refused('unreadable'))
})

test('too many bytes, columns and cells', async () => {
  expect(await readRows(new Uint8Array(limits.bytes + 1), columns)).toMatchObject({ ...refused('too-large'), params: { what: 'bytes' } })
  expect(await readRows(workbook(header + row(2, text('GS2', 'x'))), columns)).toMatchObject({
    ...refused('too-large'),
    params: { what: 'columns' },
  })
  // Column 1,000,000, and two cells in opposite corners.
  for (const ref of ['BDWGN2', 'XFD1048576', 'A99999999']) {
    expect(await readRows(workbook(header + row(2, text(ref, 'x'))), columns)).toMatchObject({
      ...refused('too-large'),
      params: { what: 'cells' },
    })
  }
  expect(await readRows(workbook(header + row(1_048_576, text('A1048576', '某'))), columns)).toMatchObject({
    ok: true,
    rows: [{ row: 1_048_576 }],
  })
})

test('twelve million cells end in a refusal, and the next file is read as ever', async () => {
  // Noise between the cells keeps the ratio under the limit; only the reading itself can tell.
  const noise = Array.from({ length: 40_000 }, (_, i) => `<c r="A${(i * 7919) % 999_983}"/>${'<c/>'.repeat(290)}`).join('')
  const bytes = workbook(`${header}<row r="2">${noise}</row>`)
  expect(bytes.length).toBeLessThan(limits.bytes)
  const result = await readRows(bytes, columns)
  expect(result.ok).toBe(false)
  expect(await readRows(workbook(header + row(2, text('A2', '某'))), columns)).toMatchObject({
    ok: true,
    rows: [{ values: { name: '某' } }],
  })
}, 40_000)

test('entities are not expanded, nested ones and files neither', async () => {
  const [first, ...rest] = workbookParts(header + row(2, text('A2', '&b;某&x;'))).reverse()
  const entities = '<!DOCTYPE worksheet [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>'
  const data = String(first?.data).replace('?>', `?>${entities}`)
  const result = await readRows(zip([...rest.reverse(), { name: first?.name ?? '', data }]), columns)
  expect(JSON.stringify(result)).not.toMatch(/aaaa|root:/)
})

test('merged ranges over one another are refused without counting them out', async () => {
  const rows = Array.from({ length: 2000 }, (_, i) => row(i + 2, text(`A${i + 2}`, '某'))).join('')
  const after = `<mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(50_000)}</mergeCells>`
  const start = performance.now()
  expect(await readRows(workbook(header + rows, { after }), columns)).toEqual(refused('unreadable'))
  expect(performance.now() - start).toBeLessThan(5000)
})

test('texts over 32,767 characters and characters that are not text', async () => {
  const long = await readRows(workbook(header + row(2, text('A2', '长'.repeat(32_768)))), columns)
  expect(long).toMatchObject({ ok: true, errors: [{ row: 2, column: 'name', code: 'too-long', params: { max: '32767' } }] })
  const odd = await readRows(workbook(header + row(2, text('A2', '\u202e\ufeff_x0000_某\u200b_x0007_ '))), columns)
  expect(odd).toMatchObject({ ok: true, rows: [{ values: { name: '某' } }] })
  const bytes = await writeWorkbook([{ name: 'x', columns, lang: 'zh', rows: [{ name: '某\ufffe\uffff\ud800' }] }])
  expect(await readRows(bytes, columns)).toMatchObject({ ok: true, rows: [{ values: { name: '某\ufffd' } }] })
})
