/** Who still owes what, live: by source, and sheet by sheet; sending a sheet back, and sealing when all are in. */
import { useState } from 'preact/hooks'
import type { Cell, Progress, ProgressSource } from '../../server/marks/progress.ts'
import { common } from '../../server/words/common.ts'
import { marks } from '../../server/words/marks.ts'
import { api, ask } from '../api.ts'
import { lang, useWords } from '../lang.ts'
import { Banner, ProblemBanner } from '../parts/banner.tsx'
import { AskButton, Dialog } from '../parts/dialog.tsx'
import { Empty } from '../parts/empty.tsx'
import { Live } from '../parts/live.tsx'
import { Counter, type Shape, StateMark } from '../parts/marks.tsx'
import { Loading, Section } from '../parts/page.tsx'
import { Table } from '../parts/table.tsx'
import { useLive, useLoad } from '../use.ts'
import './progress.css'

export function ProgressTab({ event }: { event: { id: string } }) {
  const w = useWords(marks).progress
  const { data, problem, loading, reload } = useLoad(
    () => ask(api.events[':event'].progress.$get({ param: { event: event.id } })),
    [event.id],
  )
  const live = useLive(`/api/events/${event.id}/progress/live`, reload)
  if (loading) return <Loading />
  if (!data) return <ProblemBanner problem={problem} retry={reload} />
  if (!data.open) return <Empty title={w.notOpen}>{w.notOpenNext}</Empty>
  const owed = data.sources.reduce((sum, one) => sum + one.owed, 0)
  const all = data.sources.reduce((sum, one) => sum + one.owed + one.submitted + one.sealed, 0)
  return (
    <>
      <Section title={w.title} actions={<Live state={live} />}>
        <Counter label={w.sum} value={all - owed} of={all} />
        {data.missing > 0 && <Banner kind="warning">{w.missing(data.missing)}</Banner>}
        <Sealing event={event.id} progress={data} owed={owed} reload={reload} />
        <Sources sources={data.sources} />
      </Section>
      <Section title={w.matrix} lead={w.matrixLead}>
        <Matrix event={event.id} progress={data} reload={reload} />
      </Section>
    </>
  )
}

function Sealing({ event, progress, owed, reload }: { event: string; progress: Progress; owed: number; reload: () => Promise<void> }) {
  const w = useWords(marks).progress
  if (progress.sealed) return <Banner kind="done">{w.allSealed}</Banner>
  return (
    <div class="row">
      <span>{owed > 0 ? w.stillOwed(owed) : w.allIn}</span>
      <AskButton
        text={w.seal}
        question={w.sealQuestion}
        kind={owed > 0 ? 'quiet' : 'primary'}
        disabled={owed > 0 || progress.missing > 0}
        act={() => ask(api.events[':event'].seal.$put({ param: { event } }))}
        onDone={reload}
      >
        {w.sealWhat}
      </AskButton>
    </div>
  )
}

function useSourceName() {
  const c = useWords(common)
  return (one: ProgressSource) => one.label || c.sources[one.kind]
}

function Sources({ sources }: { sources: ProgressSource[] }) {
  const w = useWords(marks).progress
  const nameOf = useSourceName()
  const row = (one: ProgressSource, i: number) => ({ ...one, i })
  return (
    <Table
      caption={w.title}
      rows={sources.map(row)}
      rowKey={(one) => String(one.i)}
      columns={[
        { key: 'who', head: w.who, lead: true, cell: (one) => `${nameOf(one)}${one.name ? ` ${one.name}` : ''}` },
        { key: 'sitting', head: w.sitting, phone: false, cell: (one) => one.sittingName[lang.value] },
        {
          key: 'owed',
          head: w.owed,
          align: 'end',
          width: '6rem',
          sort: (one) => one.owed,
          cell: (one) => (one.owed > 0 ? <strong class="red">{one.owed}</strong> : 0),
        },
        { key: 'started', head: w.started, align: 'end', cell: (one) => one.started },
        { key: 'submitted', head: w.submitted, align: 'end', cell: (one) => one.submitted },
        { key: 'sealed', head: w.sealed, align: 'end', cell: (one) => one.sealed },
      ]}
    />
  )
}

type Seen = keyof typeof marks.progress.states

const SHAPES: Record<Exclude<Seen, 'none' | 'exempt'>, Shape> = {
  empty: 'todo',
  started: 'doing',
  submitted: 'done',
  checked: 'done',
  sealed: 'locked',
}

function seenOf(cell: Cell | null): Seen {
  if (!cell) return 'none'
  if (cell.state !== 'draft') return cell.state
  if (cell.exempt) return 'exempt'
  return cell.started ? 'started' : 'empty'
}

function Matrix({ event, progress, reload }: { event: string; progress: Progress; reload: () => Promise<void> }) {
  const w = useWords(marks).progress
  const c = useWords(common)
  const nameOf = useSourceName()
  const [chosen, setChosen] = useState<{ sheet: string; who: string; source: string } | null>(null)
  return (
    <>
      <Table
        caption={w.matrix}
        rows={progress.rows}
        rowKey={(row) => `${row.lot} ${row.who}`}
        tone={(row) => (row.state === 'normal' || row.state === 'exhibition' ? undefined : 'quiet')}
        columns={[
          {
            key: 'who',
            head: w.entry,
            lead: true,
            width: '7rem',
            cell: (row) => (row.state === 'normal' ? row.who : `${row.who} · ${c.entryStates[row.state as keyof typeof c.entryStates]}`),
          },
          ...progress.sources.map((source, i) => ({
            key: `s${i}`,
            align: 'centre' as const,
            head: (
              <span class="matrix-head">
                {nameOf(source)}
                {!source.label && <span class="soft">{source.sittingName[lang.value]}</span>}
              </span>
            ),
            cell: (row: Progress['rows'][number]) => (
              <MatrixCell
                cell={row.cells[i] ?? null}
                name={`${row.who} · ${nameOf(source)}`}
                onReturn={(sheet) => setChosen({ sheet, who: row.who, source: nameOf(source) })}
              />
            ),
          })),
        ]}
      />
      <p class="soft small matrix-key">
        {(['empty', 'started', 'submitted', 'sealed'] as const).map((state) => (
          <StateMark key={state} shape={SHAPES[state]}>
            {w.states[state]}
          </StateMark>
        ))}
        <span>— {w.states.none}</span>
      </p>
      <Dialog
        open={chosen !== null}
        title={chosen ? w.returnQuestion(chosen.who, chosen.source) : ''}
        confirm={w.return}
        reason
        act={(reason) =>
          ask(api.events[':event'].sheets[':sheet'].return.$put({ param: { event, sheet: chosen?.sheet ?? '' }, json: { reason } }))
        }
        onClose={(done) => {
          setChosen(null)
          if (done) reload()
        }}
      >
        {w.returnWhat}
      </Dialog>
    </>
  )
}

function MatrixCell({ cell, name, onReturn }: { cell: Cell | null; name: string; onReturn: (sheet: string) => void }) {
  const w = useWords(marks).progress
  const seen = seenOf(cell)
  const word = w.states[seen]
  if (seen === 'none' || seen === 'exempt')
    return (
      <span class="matrix-sign soft" title={word}>
        —<span class="sr">{word}</span>
      </span>
    )
  const mark = (
    <StateMark shape={SHAPES[seen]}>
      <span class="sr">{word}</span>
    </StateMark>
  )
  if (seen !== 'submitted' || !cell)
    return (
      <span class="matrix-sign" title={word}>
        {mark}
      </span>
    )
  return (
    <button
      type="button"
      class="matrix-sign matrix-cell"
      title={`${word} · ${w.return}`}
      aria-label={`${name}: ${word}. ${w.return}`}
      onClick={() => onReturn(cell.sheet)}
    >
      {mark}
    </button>
  )
}
