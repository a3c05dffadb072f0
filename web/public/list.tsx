/** The posted list: ranks, names, parts and total, zone by zone; used by public pages, the organiser and the notice. */
import type { ComponentChildren } from 'preact'
import type { Shown, ShownRow } from '../../server/results/shown.ts'
import { results } from '../../server/words/results.ts'
import { keyName } from '../../server/words/scoring.ts'
import { lang, useWords } from '../lang.ts'
import { Badge } from '../parts/marks.tsx'
import { type Column, Table } from '../parts/table.tsx'
import type { Asked } from './explained.tsx'

export interface RankListProps {
  shown: Shown
  /** Ranks, names, totals and prizes only, as on the posted notice. */
  brief?: boolean
  /** Makes every number a button that asks where it comes from. */
  onAsk?: (asked: Asked) => void
}

/** One table, or one for each zone. */
export function RankList({ shown, brief = false, onAsk }: RankListProps) {
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
    {
      key: 'rank',
      head: w.rank,
      align: 'end',
      width: '4rem',
      cell: (row) => <Rank row={row} onAsk={onAsk && (() => onAsk(aboveOf(shown, row)))} />,
    },
    {
      key: 'label',
      head: shown.event.subject === 'unit' ? w.unit : w.person,
      lead: true,
      cell: (row) => <Who row={row} unit={shown.event.subject !== 'unit'} honour={honour(row)} />,
    },
    shown.event.subject !== 'unit' && { key: 'unit', head: w.unit, phone: false, width: '10rem', cell: (row) => row.unit },
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
        cell: (row) => (
          <Figure
            text={figure(row.parts[node.id] ?? null, node.kind)}
            onPress={onAsk && (() => onAsk({ entry: row.entry, node: node.id }))}
          />
        ),
      }),
    ),
    {
      key: 'points',
      head: w.points,
      align: 'end',
      cell: (row) => (
        <>
          <Figure total text={row.points ?? '—'} onPress={onAsk && (() => onAsk({ entry: row.entry, node: null }))} />
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
            {
              key: 'points',
              head: w.points,
              align: 'end',
              cell: (s) => <Figure total text={s.points ?? '—'} onPress={onAsk && (() => onAsk({ squad: s.name }))} />,
            },
          ]}
          rows={shown.squads}
          rowKey={(s) => s.name}
        />
      )}
    </>
  )
}

/** The one above a row in its zone beside it; the first is asked for beside the one below. */
function aboveOf(shown: Shown, row: ShownRow): Asked {
  const zone = shown.rows.filter((one) => one.zone === row.zone)
  const at = zone.indexOf(row)
  const [a, b] = at > 0 ? [zone[at - 1], row] : [row, zone[1]]
  return row.rank !== null && a && b ? { pair: [a.entry, b.entry] } : { entry: row.entry, node: null }
}

/** A number; a button where its trace can be opened. */
function Figure({ text, total = false, onPress }: { text: string; total?: boolean; onPress?: (() => void) | undefined }) {
  const w = useWords(results)
  if (!onPress || text === '—') return <>{text}</>
  return (
    <button type="button" class={total ? 'figure total' : 'figure'} onClick={onPress} title={w.why}>
      {text}
    </button>
  )
}

/** The rank; shared ones say so. */
function Rank({ row, onAsk }: { row: ShownRow; onAsk?: (() => void) | undefined }) {
  const w = useWords(results)
  if (row.rank === null) return <span class="quiet">{w.states[row.state]}</span>
  return (
    <>
      {onAsk ? (
        <button type="button" class="figure rank" onClick={onAsk} title={w.whyRank(row.label)}>
          {row.rank}
        </button>
      ) : (
        <b class="rank">{row.rank}</b>
      )}
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
  const name = keyName(key, lang.value)
  return (
    <small class="decided" title={w.decided(name)}>
      {w.decidedShort(name)}
    </small>
  )
}

/** A node's points as they are; a time as minutes and seconds. */
export function figure(value: string | null, kind: Shown['columns'][number]['kind']): string {
  if (value === null) return '—'
  if (kind !== 'time') return value
  const [seconds, rest] = value.split('.')
  return `${Math.floor(Number(seconds) / 60)}:${String(Number(seconds) % 60).padStart(2, '0')}${rest ? `.${rest.padEnd(2, '0')}` : ''}`
}
