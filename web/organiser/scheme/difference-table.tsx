/** The differences between two numbers of a scheme as a table: where, what, before, after. */
import { useMemo } from 'preact/hooks'
import type { Scheme } from '../../../server/scoring/types.ts'
import { schemeWords } from '../../../server/words/scheme.ts'
import { useWords } from '../../lang.ts'
import { Table } from '../../parts/table.tsx'
import { type Difference, differences, type Side } from './differences.ts'
import { namesOf, textOf, valueText } from './say.ts'

export function DifferenceTable({ was, now }: { was: Scheme; now: Scheme }) {
  const w = useWords(schemeWords)
  const d = w.differences
  const rows = useMemo(() => differences(was, now), [was, now])
  const names = new Map([...namesOf(was), ...namesOf(now)])
  const whereText = ({ where }: Difference) => (typeof where === 'string' ? w.places[where] : where.map(textOf).join(' › '))
  const whatText = ({ what, row }: Difference) => {
    const [first, ...rest] = what.map((field) => w.field[field.word])
    const which = row === undefined ? null : typeof row === 'number' ? w.row(first ?? '', row) : textOf(row)
    return [which ?? first, ...rest].filter(Boolean).join(' › ')
  }
  const sideText = (one: Difference, side: 'was' | 'now') => {
    const moved = one.moved?.[side]
    if (moved) return d.inGroup(textOf(moved[0]), moved[1])
    const there = one[side]
    if (!there)
      return one.what.length === 0 && (side === 'now') === (one.how === 'added')
        ? textOf((one.where as readonly { zh: string; en: string }[]).at(-1)!)
        : '–'
    return one.how === 'moved' ? d.place(there.value as number) : value(there)
  }
  const value = ({ field, value }: Side) => valueText(field, value, names)
  return (
    <Table
      caption={d.table}
      rows={rows}
      rowKey={(row) => `${rows.indexOf(row)}`}
      empty={<p class="soft">{d.none}</p>}
      phone="cards"
      columns={[
        { key: 'where', head: d.where, lead: true, cell: whereText },
        { key: 'what', head: d.what, cell: (row) => [d.how[row.how], whatText(row)].filter(Boolean).join(' · ') },
        { key: 'was', head: d.before, cell: (row) => sideText(row, 'was') },
        { key: 'now', head: d.after, cell: (row) => sideText(row, 'now') },
      ]}
    />
  )
}
