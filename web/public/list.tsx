/** The posted list: ranks, names, parts and total, zone by zone; used by public pages, the organiser and the notice. */
import type { ComponentChildren } from 'preact'
import type { Shown, ShownRow } from '../../server/results/shown.ts'
import { results } from '../../server/words/results.ts'
import { lang, useWords } from '../lang.ts'
import { Badge } from '../parts/marks.tsx'
import { type Column, Table } from '../parts/table.tsx'

export interface RankListProps {
  shown: Shown
  /** Ranks, names, totals and prizes only, as on the posted notice. */
  brief?: boolean
  /** Makes every total a button that opens its trace. */
  onWhy?: (entry: string) => void
}

/** One table, or one for each zone. */
export function RankList({ shown, brief = false, onWhy }: RankListProps) {
  const w = useWords(results)
  const zones = [...new Set(shown.rows.map((row) => row.zone))]
  const l = lang.value
  const titles = shown.rows.some((row) => row.titles.length > 0)
  const prize = (row: ShownRow) => shown.prizes.find((p) => p.id === row.prize)?.name[l] ?? ''
  const honour = (row: ShownRow) =>
    prize(row) ? (
      <Badge tone={row.prize === shown.prizes[0]?.id ? 'gold' : 'plain'}>{prize(row)}</Badge>
    ) : (
      row.rank !== null && row.state !== 'normal' && <Badge tone="quiet">{w.states[row.state]}</Badge>
    )
  const columns: (Column<ShownRow> | false)[] = [
    { key: 'rank', head: w.rank, align: 'end', width: '4rem', cell: (row) => <Rank row={row} /> },
    {
      key: 'label',
      head: shown.event.subject === 'unit' ? w.unit : w.person,
      lead: true,
      cell: (row) => <Who row={row} unit={shown.event.subject !== 'unit'} honour={honour(row)} />,
    },
    shown.event.subject !== 'unit' && { key: 'unit', head: w.unit, phone: false, cell: (row) => row.unit },
    ...(brief ? [] : shown.columns).map(
      (node): Column<ShownRow> => ({
        key: node.id,
        head: (
          <>
            {node.name[l]}
            <small>{Number(node.full) > 0 ? w.ofFull(node.full, node.weight) : ''}</small>
          </>
        ),
        align: 'end',
        phone: false,
        cell: (row) => figure(row.parts[node.id] ?? null, node.kind),
      }),
    ),
    {
      key: 'points',
      head: w.points,
      align: 'end',
      cell: (row) => (
        <>
          {row.points === null ? (
            '—'
          ) : onWhy ? (
            <button type="button" class="figure" onClick={() => onWhy(row.entry)} title={w.why}>
              {row.points}
            </button>
          ) : (
            row.points
          )}
          <Decided row={row} shown={shown} />
        </>
      ),
    },
    {
      key: 'prize',
      head: w.prize,
      phone: false,
      cell: honour,
    },
    titles && {
      key: 'titles',
      head: w.titles,
      cell: (row) => row.titles.map((id) => shown.titles.find((title) => title.id === id)?.name[l] ?? id).join(' '),
    },
  ]
  return (
    <>
      {zones.map((zone) => (
        <Table
          key={zone ?? ''}
          caption={zone ?? shown.event.name}
          captionShown={zone !== null}
          columns={columns}
          rows={shown.rows.filter((row) => row.zone === zone)}
          rowKey={(row) => row.entry}
          tone={(row) => (row.rank === null ? 'quiet' : undefined)}
        />
      ))}
      {shown.squads.length > 0 && (
        <Table
          caption={w.squads}
          captionShown
          columns={[
            { key: 'rank', head: w.rank, align: 'end', width: '5rem', cell: (s) => s.rank ?? '—' },
            { key: 'name', head: w.squad, lead: true, cell: (s) => s.name },
            { key: 'points', head: w.points, align: 'end', cell: (s) => s.points ?? '—' },
          ]}
          rows={shown.squads}
          rowKey={(s) => s.name}
        />
      )}
    </>
  )
}

/** The rank; shared ones say so. */
function Rank({ row }: { row: ShownRow }) {
  const w = useWords(results)
  if (row.rank === null) return <span class="quiet">{w.states[row.state]}</span>
  return (
    <>
      <b class="rank">{row.rank}</b>
      {row.shared && <small>{w.sharedRank}</small>}
    </>
  )
}

/** The name; with unit and prize under it where a phone has no room for columns. */
function Who({ row, unit, honour }: { row: ShownRow; unit: boolean; honour: ComponentChildren }) {
  return (
    <>
      {row.label}
      <small class="on-phone">
        {unit && row.unit} {honour}
      </small>
    </>
  )
}

/** The key that set this entry behind the one above it, where the totals are equal. */
function Decided({ row, shown }: { row: ShownRow; shown: Shown }) {
  const w = useWords(results)
  const key = row.decidedBy !== null && row.decidedBy > 0 ? shown.keys[row.decidedBy] : undefined
  if (!key) return null
  const name = key.name[lang.value]
  return (
    <small class="decided" title={w.decided(name)}>
      {w.decidedShort(name)}
    </small>
  )
}

/** A node's points as they are; a time as minutes and seconds. */
function figure(value: string | null, kind: Shown['columns'][number]['kind']): string {
  if (value === null) return '—'
  if (kind !== 'time') return value
  const [seconds, rest] = value.split('.')
  return `${Math.floor(Number(seconds) / 60)}:${String(Number(seconds) % 60).padStart(2, '0')}${rest ? `.${rest.padEnd(2, '0')}` : ''}`
}
