/** What people type into cells, and what becomes of it: a normal value or an error by name, never a guess. */

import { expect, test } from 'vitest'
import { readCell } from '../../server/lib/workbook/cells.ts'
import { readRows } from '../../server/lib/workbook.ts'
import { columns, good, header, row, text, workbook } from './xlsx.ts'

const column = (key: string) => columns.find((one) => one.key === key) ?? { key, header: { zh: '', en: '' } }

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
])('date %s', (typed, date) => {
  expect(readCell(typed, column('born'))).toEqual(date ? { value: date } : { code: 'bad-date', params: { text: typed } })
})

test.each(['NaN', 'Infinity', '0x10', '1_000', '"85"', '1,25', '٨٥', '八十五', '+5', '5e1', '85%', '1/2', '--1'])(
  'not a number: %s',
  (typed) => {
    expect(readCell(typed, column('years'))).toEqual({ code: 'bad-integer', params: { text: typed } })
    expect(readCell(typed, column('score'))).toEqual({ code: 'bad-decimal', params: { text: typed } })
  },
)

test.each([
  ['００１２', '12'],
  [12, '12'],
  [0.1 + 0.2, '0.3'],
  ['－８５．５０', '-85.50'],
  [1e-7, '0.0000001'],
  ['-0.00', '0.00'],
  [-0, '0'],
  ['007.5', '7.5'],
])('number %s', (typed, value) => {
  expect(readCell(typed, column('score'))).toEqual({ value })
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
