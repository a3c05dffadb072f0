/** Workbooks as people make and receive them: headers found anywhere, every wrong cell named, nothing guessed. */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Column, SheetSpec } from '../../server/lib/workbook.ts'
import { cellErrors, fileErrors, readRows, templateOf, writeWorkbook } from '../../server/lib/workbook.ts'
import { unzipPart } from '../../server/lib/zip.ts'
import { columns, good, header, row, text, workbook } from './xlsx.ts'

function sheet(rows: SheetSpec['rows'], more: Partial<SheetSpec> = {}): SheetSpec {
  return { name: '名单', columns, lang: 'zh', rows, ...more }
}

const part = (bytes: Uint8Array, name: string) => new TextDecoder().decode(unzipPart(bytes, name))
const sheetXml = (bytes: Uint8Array) => part(bytes, 'xl/worksheets/sheet1.xml')

describe('there and back', () => {
  const people = [
    { name: '欧阳申禾', id: '310104199001011234', sex: 'f', born: '1990-01-01', years: 12, score: 92.35 },
    { name: '阿依古丽·买买提', id: '31010419880229123X', sex: 'm', born: '1988-02-29', years: 0, score: 8.4 },
    { name: '㛃䶮𬭎', id: '000000000000000001', sex: null, born: null, years: null, score: null },
  ]

  test('Chinese headers, a title above, 18-digit IDs, choices, dates and numbers', async () => {
    const bytes = await writeWorkbook([sheet(people, { title: '2026年技能竞赛报名表', notes: ['填表人（签字）：', '单位工会（盖章）：'] })])
    const result = good(await readRows(bytes, columns))
    expect(result).toMatchObject({ sheet: '名单', headerRow: 2, errors: [], ignored: [] })
    expect(result.rows.map(({ row }) => row)).toEqual([3, 4, 5])
    expect(result.rows[0]?.values).toEqual({
      name: '欧阳申禾',
      id: '310104199001011234',
      sex: 'f',
      born: '1990-01-01',
      years: '12',
      score: '92.35',
    })
    expect(result.rows[1]?.values).toMatchObject({ name: '阿依古丽·买买提', id: '31010419880229123X', sex: 'm', years: '0' })
    expect(result.rows[2]?.values).toEqual({ name: '㛃䶮𬭎', id: '000000000000000001', sex: null, born: null, years: null, score: null })
  })

  test('the same sheets give the same bytes', async () => {
    const first = await writeWorkbook([sheet(people)])
    await new Promise((resolve) => setTimeout(resolve, 1100))
    expect(Buffer.from(first).equals(await writeWorkbook([sheet(people)]))).toBe(true)
  })

  test('any text survives, trimmed and composed, as text and never as a formula', async () => {
    const corpus = [
      "=cmd|' /C calc'!A0",
      '+1+1',
      '-2+3',
      '@SUM(1)',
      '\t=1',
      '\r=1',
      '＝1+1',
      '=HYPERLINK("http://x")',
      '"=1,2"',
      '#N/A',
      '_x000D_',
      '1e5',
      '007',
      'TRUE',
    ]
    const strings = fc.array(fc.oneof(fc.constantFrom(...corpus), fc.string({ unit: 'binary', maxLength: 30 })), {
      minLength: 1,
      maxLength: 40,
    })
    await fc.assert(
      fc.asyncProperty(strings, async (names) => {
        const bytes = await writeWorkbook([sheet(names.map((id) => ({ name: '某', id })))])
        expect(sheetXml(bytes)).not.toMatch(/<f[ >/]/)
        const result = good(await readRows(bytes, columns))
        expect(result.errors).toEqual([])
        const visible = (value: string) => value.normalize('NFC').replace(/[\p{Cc}\p{Cf}\p{Cn}\s]/gu, '')
        expect(result.rows.map((row) => visible(row.values.id ?? ''))).toEqual(names.map(visible))
      }),
      { numRuns: 6, examples: [[corpus]] },
    )
  })

  test('a template is read back as empty, its example skipped, in either language', async () => {
    for (const lang of ['zh', 'en'] as const) {
      const bytes = await templateOf('Registration 报名: 2026/5', columns, lang, { name: '张三', sex: 'm', born: '1990-01-01' })
      expect(good(await readRows(bytes, columns))).toMatchObject({ headerRow: 2, rows: [], errors: [] })
      expect(sheetXml(bytes)).toContain(`<formula1>"${lang === 'zh' ? '女,男' : 'Female,Male'}"</formula1>`)
      expect(part(bytes, 'xl/sharedStrings.xml')).toContain(lang === 'zh' ? '<t>姓名*</t>' : '<t>Name*</t>')
      expect(part(bytes, 'xl/workbook.xml')).toContain("'Registration 报名  2026 5'!$2:$2")
    }
  })

  test('prints on A4 landscape, keeps the header in sight, and puts long drop-downs on a hidden sheet', async () => {
    const choices = Array.from({ length: 60 }, (_, i) => ({ value: String(i), zh: `第${i}工会，系统`, en: `Union, no. ${i}` }))
    const long: Column = { key: 'union', header: { zh: '工会', en: 'Union' }, kind: 'choice', choices }
    const bytes = await writeWorkbook([{ name: 'A', columns: [long], lang: 'en', rows: [{ union: '7' }] }])
    expect(sheetXml(bytes)).toMatch(/<pageSetup[^>]*paperSize="9"[^>]*orientation="landscape"/)
    expect(sheetXml(bytes)).toContain('state="frozen"')
    expect(sheetXml(bytes)).toContain("<formula1>'lists'!$A$1:$A$60</formula1>")
    expect(part(bytes, 'xl/workbook.xml')).toMatch(/name="lists"[^>]*state="hidden"/)
    expect(good(await readRows(bytes, [long])).rows[0]?.values).toEqual({ union: '7' })
  })
})

describe('the header', () => {
  test('columns in another order, a strange one among them, stars and blanks around the names', async () => {
    const top = row(3, text('A3', '成绩'), text('B3', '备注'), text('D3', ' 姓名＊ '), text('E3', '身份证号 *'), text('F3', 'Sex'))
    const bytes = workbook(
      row(1, text('A1', '报名表')) + top + row(9, text('A9', '9.5'), text('B9', '姓名'), text('D9', '某'), text('F9', '女')),
    )
    const result = good(await readRows(bytes, columns))
    expect(result).toMatchObject({ headerRow: 3, errors: [], ignored: ['备注'] })
    expect(result.rows).toEqual([{ row: 9, values: { name: '某', id: null, sex: 'f', born: null, years: null, score: '9.5' } }])
  })

  test('twice the same header is an error at the header', async () => {
    const bytes = workbook(
      row(1, text('A1', '姓名'), text('B1', 'Name'), text('C1', '性别'), text('D1', '成绩')) + row(2, text('A2', '甲'), text('B2', '乙')),
    )
    const result = good(await readRows(bytes, columns))
    expect(result.errors).toEqual([
      { row: 1, column: 'name', code: 'duplicate-header', params: { header: 'Name', first: 'A', second: 'B' } },
    ])
    expect(result.rows[0]?.values.name).toBe('甲')
  })

  test('none, too deep, or without a required column', async () => {
    expect(await readRows(workbook(row(1, text('A1', '名单'))), columns)).toEqual({ ok: false, code: 'no-header' })
    expect(await readRows(workbook(row(1, text('A1', '姓名')) + row(2, text('A2', '张三'))), columns)).toMatchObject({ ok: true })
    expect(await readRows(workbook(''), columns)).toEqual({ ok: false, code: 'no-header' })
    expect(await readRows(workbook(header.replaceAll(/(\w)1"/g, '$16"').replace('r="1"', 'r="6"')), columns)).toEqual({
      ok: false,
      code: 'no-header',
    })
    const bytes = workbook(row(1, text('A1', '性别'), text('B1', '身份证号'), text('C1', '成绩')))
    expect(await readRows(bytes, columns)).toEqual({ ok: false, code: 'missing-columns', params: { keys: 'name' } })
  })
})

test('empty rows are skipped, examples are skipped, required cells are not', async () => {
  const cells = [
    text('A2', '例：张三'),
    text('A3', 'e.g. Zhang San'),
    text('A4', '例'),
    text('A5', ' 　 '),
    text('B6', '1'),
    text('A7', '例会明'),
  ]
  const result = good(await readRows(workbook(header + cells.map((cell, i) => row(i + 2, cell)).join('')), columns))
  expect(result.rows.map(({ row }) => row)).toEqual([6, 7])
  expect(result.errors).toEqual([{ row: 6, column: 'name', code: 'required' }])
})

test('merged cells: a band across the table is a note, anything else is an error where it covers', async () => {
  const rows = row(2, text('A2', '甲'), text('B2', '1')) + row(3, text('B3', '2')) + row(4, text('A4', '填表人：'))
  const after = '<mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="A4:F4"/></mergeCells>'
  const result = good(await readRows(workbook(header + rows, { after }), columns))
  expect(result.rows.map(({ row }) => row)).toEqual([2, 3])
  expect(result.errors).toEqual([{ row: 3, column: 'name', code: 'merged' }])
})

test('5,000 rows of 12 columns', async () => {
  const many: Column[] = Array.from({ length: 12 }, (_, i) => ({ key: `k${i}`, header: { zh: `第${i}列`, en: `Column ${i}` } }))
  const rows = Array.from({ length: 5000 }, (_, r) => Object.fromEntries(many.map(({ key }, c) => [key, `第${r}行${c}`])))
  const written = performance.now()
  const bytes = await writeWorkbook([{ name: '大', columns: many, lang: 'zh', rows }])
  const read = performance.now()
  const result = good(await readRows(bytes, many))
  console.info(`5,000 × 12: written in ${Math.round(read - written)} ms, read in ${Math.round(performance.now() - read)} ms`)
  expect(result.rows).toHaveLength(5000)
  expect(result.errors).toEqual([])
  expect(await readRows(bytes, many, { maxRows: 4999 })).toEqual({ ok: false, code: 'too-many-rows', params: { max: '4999' } })
  expect(await readRows(bytes, many, { maxRows: 100 })).toMatchObject({ ok: false, code: 'too-many-rows' })
})

test('no code is listed twice', () => {
  expect(new Set([...cellErrors, ...fileErrors]).size).toBe(cellErrors.length + fileErrors.length)
})
