/** "Why is A above B?": two rows are chosen, and the first ranking key on which they differ answers. */
import { useState } from 'preact/hooks'
import type { Shown, ShownRow } from '../../server/results/shown.ts'
import type { Comparison } from '../../server/scoring/explain.ts'
import { results } from '../../server/words/results.ts'
import { keyName } from '../../server/words/scoring.ts'
import { lang, useWords } from '../lang.ts'
import { Banner, ProblemBanner } from '../parts/banner.tsx'
import { SelectField } from '../parts/fields.tsx'
import { Loading } from '../parts/page.tsx'
import { Table } from '../parts/table.tsx'
import { useLoad } from '../use.ts'
import { figure } from './list.tsx'

interface AboveProps {
  shown: Shown
  /** The two to begin with. */
  pair: readonly [string, string]
  load: (entry: string, other: string) => Promise<Comparison>
  /** Opens the trace of one value. */
  onTrace: (entry: string, node: string | null) => void
}

export function Above({ shown, pair, load, onTrace }: AboveProps) {
  const w = useWords(results).above
  const [[a, b], setPair] = useState(pair)
  const options = shown.rows.map((row): [string, string] => [row.entry, `${row.rank ?? '—'} ${row.label}`])
  return (
    <>
      <p class="soft">{w.lead}</p>
      <div class="filters">
        <SelectField name="a" label={w.first} options={options} value={a} onValue={(value) => setPair([value, b])} />
        <SelectField name="b" label={w.second} options={options} value={b} onValue={(value) => setPair([a, value])} />
      </div>
      {a === b ? (
        <Banner kind="info">{w.samePerson}</Banner>
      ) : (
        <Answer key={`${a} ${b}`} shown={shown} pair={[a, b]} load={load} onTrace={onTrace} />
      )}
    </>
  )
}

function Answer({ shown, pair: [a, b], load, onTrace }: AboveProps) {
  const w = useWords(results).above
  const { data, problem } = useLoad(() => load(a, b), [a, b])
  if (problem) return <ProblemBanner problem={problem} />
  if (!data) return <Loading />
  const row = (entry: string) => shown.rows.find((one) => one.entry === entry) as ShownRow
  const second = data.ahead === b
  const [ahead, behind] = second ? [row(b), row(a)] : [row(a), row(b)]
  const values = second ? [data.values[1], data.values[0]] : data.values
  const until = data.why === 'equal' ? shown.keys.length : (data.key ?? -1) + 1
  const value = (which: 0 | 1, index: number) => {
    const key = shown.keys[index] as Shown['keys'][number]
    const one = which === 0 ? ahead : behind
    const text = index === data.key ? values[which] : one.keys[index]
    if (text == null) return '—'
    return (
      <button type="button" class="figure" onClick={() => onTrace(one.entry, key.node ?? null)}>
        {figure(text, kindOf(shown, key.node))}
      </button>
    )
  }
  return (
    <div class="above" aria-live="polite">
      {data.ahead !== null && <h3>{w.question(ahead.label, behind.label)}</h3>}
      <p class="verdict">{sentence(data, shown, ahead, behind, values, w)}</p>
      {until > 0 && (
        <Table
          caption={w.key}
          rows={shown.keys.slice(0, until).map((key, index) => ({ key, index }))}
          rowKey={({ index }) => String(index)}
          tone={({ index }) => (index === data.key ? 'now' : undefined)}
          columns={[
            { key: 'key', head: w.key, lead: true, cell: ({ key }) => keyName(key, lang.value) },
            { key: 'a', head: ahead.label, align: 'end', cell: ({ index }) => value(0, index) },
            { key: 'b', head: behind.label, align: 'end', cell: ({ index }) => value(1, index) },
            { key: 'verdict', head: w.verdict, cell: ({ index }) => (index === data.key ? <b>{w.decidesHere}</b> : w.equalHere) },
          ]}
        />
      )}
    </div>
  )
}

type Said = ReturnType<typeof useWords<typeof results>>['above']

type Values = readonly (string | null)[]

function sentence({ why, key }: Comparison, shown: Shown, ahead: ShownRow, behind: ShownRow, values: Values, w: Said): string {
  if (why === 'equal') return w.equal
  if (why === 'other-zone') return w.otherZone
  if (why === 'unranked') return w.unranked
  if (why === 'stage') return w.stage(ahead.label)
  const decisive = key === null ? undefined : shown.keys[key]
  if (why === 'veto' || !decisive) return w.veto(behind.label)
  const equal = shown.keys.slice(0, key ?? 0).map((one, i) => {
    const value = ahead.keys[i]
    return w.sameIn(keyName(one, lang.value), value == null ? '' : figure(value, kindOf(shown, one.node)))
  })
  const name = keyName(decisive, lang.value)
  const same = equal.length > 0 ? w.same(equal.join(lang.value === 'zh' ? '、' : ', ')) : ''
  const [a, b] = values.map((one) => (one === null ? null : figure(one, kindOf(shown, decisive.node))))
  if (decisive.by === 'age') return same + w.decidesPrivately(name, ahead.label)
  if (a == null || b == null) return same + w.lacks(name, behind.label)
  return same + w.decides(name, ahead.label, a, behind.label, b, decisive.order === 'more')
}

/** How a key's values are set: a time as minutes and seconds, where its node is one of the columns. */
const kindOf = (shown: Shown, node: string | undefined) => shown.columns.find((column) => column.id === node)?.kind ?? 'group'
