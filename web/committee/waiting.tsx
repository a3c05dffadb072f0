/** Those not on the list, ranked inside their categories: found by name or rule, a page at a time, while the rules count over all. */
import { useState } from 'preact/hooks'
import type { Nominee } from '../../server/nominations/nominee.ts'
import { meets, type Quota } from '../../server/scoring/quota.ts'
import { nominations } from '../../server/words/nominations.ts'
import { useCommon, useWords } from '../lang.ts'
import { SelectField, TextField } from '../parts/fields.tsx'
import { Pager } from '../parts/tabs.tsx'
import { Row, type RowProps } from './row.tsx'
import { textOf } from './said.ts'

interface Props {
  rest: Nominee[]
  quotas: Quota[]
  rowOf: (one: Nominee) => Omit<RowProps, 'checked' | 'onTick'>
  full: boolean
  open: boolean
  /** Said where nobody is shown. */
  empty: string
  /** With the names that are shown beside it. */
  onChoose: (seen: Nominee[], id: string) => void
  onDrop: (event: DragEvent) => void
}

const PAGE = 50

export function Waiting({ rest, quotas, rowOf, full, open, empty, onChoose, onDrop }: Props) {
  const w = useWords(nominations)
  const c = useCommon()
  const [filter, setFilter] = useState({ text: '', rule: '', page: 1 })
  const rule = quotas.find(({ id }) => id === filter.rule)
  const shown = rest.filter(({ attributes }) => fits(attributes, filter.text) && (!rule || meets(attributes, rule.of)))
  const pages = Math.max(1, Math.ceil(shown.length / PAGE))
  const page = Math.min(filter.page, pages)
  const seen = shown.slice((page - 1) * PAGE, page * PAGE)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dragging is an extra; the ticks and arrows do the same by keyboard.
    <section class="section" onDragOver={(event) => open && event.preventDefault()} onDrop={onDrop}>
      <h2>
        {w.notChosen} <span class="num soft">{rest.length}</span>
      </h2>
      <div class="filters">
        <TextField
          name="text"
          type="search"
          label={c.search}
          value={filter.text}
          onValue={(text) => setFilter({ ...filter, text, page: 1 })}
        />
        <SelectField
          name="rule"
          label={w.rules}
          empty={c.all}
          options={quotas.map((quota) => [quota.id, textOf(quota.name)])}
          value={filter.rule}
          onValue={(id) => setFilter({ ...filter, rule: id, page: 1 })}
        />
      </div>
      {full && open && <p class="soft">{w.full}</p>}
      {shown.length === 0 && <p class="empty-line">{empty}</p>}
      <ul class="names">
        {seen.map((one) => (
          <Row key={one.id} {...rowOf(one)} checked={false} full={full} onTick={() => onChoose(seen, one.id)} />
        ))}
      </ul>
      <Pager page={page} pages={pages} onPage={(next) => setFilter({ ...filter, page: next })} />
    </section>
  )
}

const fits = ({ name, unitName }: Nominee['attributes'], text: string) => `${name} ${unitName}`.includes(text.trim())
