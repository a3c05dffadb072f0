/** Workbooks as people make and receive them: headers found anywhere, every wrong cell named, nothing guessed. */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Column, ReadResult, SheetSpec } from '../../server/lib/workbook.ts'
import { cellErrors, fileErrors, readRows, templateOf, writeWorkbook } from '../../server/lib/workbook.ts'
import { unzipPart } from '../../server/lib/zip.ts'
import { row, text, workbook } from './xlsx.ts'

const sexes = [
  { value: 'f', zh: '女', en: 'Female' },
  { value: 'm', zh: '男', en: 'Male' },
]
const columns: Column[] = [
  { key: 'name', header: { zh: '姓名', en: 'Name' }, required: true },
  { key: 'id', header: { zh: '身份证号', en: 'ID number' }, width: 22 },
  { key: 'sex', header: { zh: '性别', en: 'Sex' }, kind: 'choice', choices: sexes },
  { key: 'born', header: { zh: '出生日期', en: 'Date of birth' }, kind: 'date' },
  { key: 'years', header: { zh: '工龄', en: 'Years of work' }, kind: 'integer' },
  { key: 'score', header: { zh: '成绩', en: 'Score' }, kind: 'decimal' },
]
const header = row(
  1,
  text('A1', '姓名'),
  text('B1', '身份证号'),
  text('C1', '性别'),
  text('D1', '出生日期'),
  text('E1', '工龄'),
  text('F1', '成绩'),
)

function sheet(rows: SheetSpec['rows'], more: Partial<SheetSpec> = {}): SheetSpec {
  return { name: '名单', columns, lang: 'zh', rows, ...more }
}

function good(result: ReadResult) {
  if (!result.ok) throw new Error(`not read: ${result.code}`)
  return result
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
      { numRuns: 12, examples: [[corpus]] },
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

describe('cells', () => {
  async function readCells(...cells: string[]) {
    return good(await readRows(workbook(header + row(2, text('A2', '某'), ...cells)), columns))
  }
  const number = (ref: string, value: string, style = 0) => `<c r="${ref}" s="${style}"><v>${value}</v></c>`

  test('dates of both systems, with or without a time of day', async () => {
    const rows = (serial: string) => header + row(2, text('A2', '某'), number('D2', serial, 1))
    for (const [serial, date1904, date] of [
      ['46143', false, '2026-05-01'],
      ['46143.75', false, '2026-05-01'],
      ['44681', true, '2026-05-01'],
      ['25568.999999999', false, '1970-01-01'],
    ] as const) {
      const result = good(await readRows(workbook(rows(serial), { date1904 }), columns))
      expect(result.rows[0]?.values.born).toBe(date)
    }
  })

  test.each([
    ['2026-05-01', '2026-05-01'],
    ['2026/5/1', '2026-05-01'],
    ['2026年5月1日', '2026-05-01'],
    ['２０２６年５月１日', '2026-05-01'],
    ['2026.5.1', '2026-05-01'],
    ['20260501', '2026-05-01'],
    ['5/1/2026', null],
    ['2026-02-29', null],
    ['2026-13-01', null],
    ['2026年5月', null],
  ])('date %s', async (typed, date) => {
    const result = await readCells(text('D2', typed))
    expect(result.rows[0]?.values.born).toBe(date)
    expect(result.errors).toEqual(date ? [] : [{ row: 2, column: 'born', code: 'bad-date', params: { text: typed } }])
  })

  test.each(['NaN', 'Infinity', '0x10', '1_000', '"85"', '1,25', '٨٥', '八十五', '+5', '5e1', '85%', '1/2', '--1'])(
    'not a number: %s',
    async (typed) => {
      const result = await readCells(text('E2', typed.replaceAll('"', '&quot;')), text('F2', typed.replaceAll('"', '&quot;')))
      expect(result.errors.map(({ column, code }) => `${column} ${code}`)).toEqual(['years bad-integer', 'score bad-decimal'])
    },
  )

  test('numbers as typed and as stored', async () => {
    const read = async (...cells: string[]) => (await readCells(...cells)).rows[0]?.values
    expect(await read(text('E2', '００１２'), text('F2', '－８５．５０'))).toMatchObject({ years: '12', score: '-85.50' })
    expect(await read(number('E2', '12'), number('F2', '0.30000000000000004'))).toMatchObject({ years: '12', score: '0.3' })
    expect(await read(number('F2', '1E-3'))).toMatchObject({ score: '0.001' })
    expect(await read(text('F2', '-0'))).toMatchObject({ score: '0' })
  })

  test('an ID typed as a number has lost its digits', async () => {
    const result = await readCells(number('B2', '3.1010419900101101E+17'))
    expect(result.errors).toEqual([{ row: 2, column: 'id', code: 'precision-lost', params: { text: '310104199001011000' } }])
    expect((await readCells(number('B2', '13800138000'))).rows[0]?.values.id).toBe('13800138000')
  })

  test('formulas are refused, shared and cached ones too, and so are error values', async () => {
    const result = await readCells(
      '<c r="B2"><f>1+1</f><v>2</v></c>',
      '<c r="C2" t="str"><f t="shared" si="0"/><v>女</v></c>',
      '<c r="D2"><f>NOW()</f></c>',
      '<c r="E2" t="e"><v>#REF!</v></c>',
    )
    expect(result.errors.map(({ column, code }) => `${column} ${code}`)).toEqual([
      'id formula',
      'sex formula',
      'born formula',
      'years error-value',
    ])
  })

  test('a bad choice names its row and column; either language and the value are good ones', async () => {
    const typed = ['女', 'Female', 'f', ' 男 ', '不详']
    const rows = typed.map((value, i) => row(i + 2, text(`A${i + 2}`, '某'), text(`C${i + 2}`, value)))
    const result = good(await readRows(workbook(header + rows.join('')), columns))
    expect(result.rows.map(({ values }) => values.sex)).toEqual(['f', 'f', 'f', 'm', null])
    expect(result.errors).toEqual([{ row: 6, column: 'sex', code: 'bad-choice', params: { text: '不详' } }])
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
    expect(await readRows(workbook(row(1, text('A1', '姓名'))), columns)).toEqual({ ok: false, code: 'no-header' })
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
