/** Ranks, points and prizes of two lists side by side: of a what-if, of a correction before and after it. */
import type { Change } from '../../server/results/changes.ts'
import type { Text } from '../../server/scoring/types.ts'
import { results } from '../../server/words/results.ts'
import { trials } from '../../server/words/trials.ts'
import { lang, useWords } from '../lang.ts'
import { Table } from '../parts/table.tsx'
import './public.css'

interface Props {
  caption: string
  captionShown?: boolean
  changes: readonly Change[]
  prizes: readonly { id: string; name: Text }[]
}

/** What is and what would be, side by side; what differs stands out. */
export function Differences({ caption, captionShown = false, changes, prizes }: Props) {
  const w = useWords(trials)
  const r = useWords(results)
  const prize = (id: string | null | undefined) => (id ? (prizes.find((one) => one.id === id)?.name[lang.value] ?? id) : '—')
  const rank = (side: Change['before']) => (side ? (side.rank ?? r.states[side.state]) : '—')
  const pair = (before: string | number, after: string | number) =>
    before === after ? <span class="soft">{before}</span> : <Pair before={before} after={after} />
  return (
    <Table
      caption={caption}
      captionShown={captionShown}
      phone="cards"
      rows={changes}
      rowKey={(one) => one.entry}
      columns={[
        { key: 'who', head: w.entry, lead: true, cell: (one) => one.label },
        { key: 'rank', head: w.rank, align: 'end', cell: (one) => pair(rank(one.before), rank(one.after)) },
        { key: 'points', head: w.points, align: 'end', cell: (one) => pair(one.before?.points ?? '—', one.after?.points ?? '—') },
        { key: 'prize', head: w.prize, cell: (one) => pair(prize(one.before?.prize), prize(one.after?.prize)) },
      ]}
    />
  )
}

function Pair({ before, after }: { before: string | number; after: string | number }) {
  const w = useWords(trials)
  return (
    <span class="num difference">
      <span class="sr">{w.now}</span>
      {before} <span aria-hidden="true">→</span> <span class="sr">{w.then}</span>
      <b>{after}</b>
    </span>
  )
}
