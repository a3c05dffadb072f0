/** The live matrix, entries × judges: each sheet by its sign, what the engine points out, and what the chief does about one sheet. */
import { useState } from 'preact/hooks'
import type { Cell, Progress, ProgressSource } from '../../../server/marks/progress.ts'
import type { Flags } from '../../../server/results/flags.ts'
import { chief } from '../../../server/words/chief.ts'
import { common } from '../../../server/words/common.ts'
import { markDesk } from '../../../server/words/mark-desk.ts'
import { api, ask } from '../../api.ts'
import { lang, useWords } from '../../lang.ts'
import { RadioField } from '../../parts/choices.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { AreaField } from '../../parts/fields.tsx'
import { Form } from '../../parts/form.tsx'
import { Badge, type Shape, StateMark } from '../../parts/marks.tsx'
import { Table } from '../../parts/table.tsx'
import { EntryMarks } from './entry-marks.tsx'

type Seen = keyof typeof markDesk.progress.states | 'stray' | 'waived'
type Row = Progress['rows'][number]

const SHAPES: Record<Exclude<Seen, 'none' | 'exempt'>, Shape> = {
  empty: 'todo',
  started: 'doing',
  submitted: 'done',
  checked: 'done',
  sealed: 'locked',
  stray: 'stopped',
  waived: 'stopped',
}

function seenOf(cell: Cell | null): Seen {
  if (!cell) return 'none'
  if (cell.stray) return 'stray'
  if (cell.waived && cell.state === 'draft') return 'waived'
  if (cell.state !== 'draft') return cell.state
  if (cell.exempt) return 'exempt'
  return cell.started ? 'started' : 'empty'
}

export function useSourceName() {
  const c = useWords(common)
  return (one: ProgressSource) => one.label || c.sources[one.kind]
}

/** A sheet that something can be done about. */
interface Chosen {
  cell: Cell
  row: Row
  source: ProgressSource
}

export interface MatrixProps {
  event: string
  progress: Progress
  flags: Flags[]
  reload: () => Promise<void>
}

export function Matrix({ event, progress, flags, reload }: MatrixProps) {
  const w = useWords(markDesk).progress
  const ch = useWords(chief)
  const c = useWords(common)
  const nameOf = useSourceName()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [entry, setEntry] = useState<Row | null>(null)
  return (
    <>
      <Table
        caption={w.matrix}
        rows={progress.rows}
        rowKey={(row) => `${row.lot} ${row.ref}`}
        tone={(row) => (row.state === 'normal' || row.state === 'exhibition' ? undefined : 'quiet')}
        columns={[
          {
            key: 'who',
            head: w.entry,
            lead: true,
            width: '7rem',
            cell: (row) => (
              <button type="button" class="matrix-who" aria-label={ch.see(row.who)} onClick={() => setEntry(row)}>
                {row.state === 'normal' ? row.who : `${row.who} · ${c.entryStates[row.state as keyof typeof c.entryStates]}`}
              </button>
            ),
          },
          ...progress.sources.map((source, i) => ({
            key: `s${i}`,
            align: 'centre' as const,
            head: (
              <span class="matrix-head">
                {nameOf(source)}
                {(!source.label || source.removed) && (
                  <span class="soft">{source.removed ? ch.removed : source.sittingName[lang.value]}</span>
                )}
              </span>
            ),
            cell: (row: Row) => {
              const cell = row.cells[i] ?? null
              const onOpen = cell && actsOn(cell, source, progress).length > 0 ? () => setChosen({ cell, row, source }) : undefined
              return <MatrixCell cell={cell} name={`${row.who} · ${nameOf(source)}`} onOpen={onOpen} />
            },
          })),
          flags.length > 0 && {
            key: 'flags',
            head: ch.flags,
            cell: (row: Row) => <FlagsOf flags={flags.filter((one) => one.ref === row.ref)} onOpen={() => setEntry(row)} />,
          },
        ]}
      />
      <p class="soft small matrix-key">
        {(['empty', 'started', 'submitted', 'sealed'] as const).map((state) => (
          <StateMark key={state} shape={SHAPES[state]}>
            {w.states[state]}
          </StateMark>
        ))}
        <StateMark shape="stopped">
          {ch.waived} / {ch.stray}
        </StateMark>
        <span>— {w.states.none}</span>
      </p>
      {chosen && <SheetDialog event={event} chosen={chosen} progress={progress} onClose={() => setChosen(null)} reload={reload} />}
      {entry && (
        <EntryMarks
          event={event}
          row={entry}
          sittings={progress.sittings}
          flags={flags.filter((one) => one.ref === entry.ref)}
          onClose={() => setEntry(null)}
          reload={reload}
        />
      )}
    </>
  )
}

function FlagsOf({ flags, onOpen }: { flags: Flags[]; onOpen: () => void }) {
  const ch = useWords(chief)
  const said = flags.flatMap((flag) => [
    ...(flag.rescore.length > 0 ? [ch.tooFar] : []),
    ...(flag.tooShort ? [ch.tooShort] : []),
    ...flag.outliers.map((one) => ch.outlier(one.source)),
  ])
  if (said.length === 0) return null
  return (
    <button type="button" class="matrix-flags" onClick={onOpen}>
      {said.map((text) => (
        <Badge key={text} tone="red">
          {text}
        </Badge>
      ))}
    </button>
  )
}

function MatrixCell({ cell, name, onOpen }: { cell: Cell | null; name: string; onOpen: (() => void) | undefined }) {
  const states = { ...useWords(markDesk).progress.states, stray: useWords(chief).stray, waived: useWords(chief).waived }
  const seen = seenOf(cell)
  const word = states[seen]
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
  if (!onOpen)
    return (
      <span class="matrix-sign" title={word}>
        {mark}
      </span>
    )
  return (
    <button type="button" class="matrix-sign matrix-cell" title={word} aria-label={`${name}: ${word}`} onClick={onOpen}>
      {mark}
    </button>
  )
}

type SheetAct = keyof typeof chief.acts

/** What can be done about a sheet, by how far it has come. */
function actsOn(cell: Cell, source: ProgressSource, { sittings }: Progress): SheetAct[] {
  if (cell.stray || (cell.waived && cell.state === 'draft')) return []
  if (cell.state === 'submitted') return ['check', 'return']
  if (cell.state === 'checked') return ['return']
  const hasPanel = sittings.some((one) => one.id === source.sitting && one.panel)
  return cell.state === 'draft' && !cell.exempt && source.label && hasPanel ? ['waive', 'waive-all'] : []
}

interface SheetDialogProps {
  event: string
  chosen: Chosen
  progress: Progress
  onClose: () => void
  reload: () => Promise<void>
}

function SheetDialog({ event, chosen: { cell, row, source }, progress, onClose, reload }: SheetDialogProps) {
  const ch = useWords(chief)
  const c = useWords(common)
  const nameOf = useSourceName()
  const acts = actsOn(cell, source, progress)
  const [act, setAct] = useState<SheetAct>(acts[0] ?? 'check')
  const send = ({ reason }: { reason: string }): Promise<object> => {
    const param = { event, sheet: cell.sheet }
    if (act === 'check') return ask(api.events[':event'].sheets[':sheet'].check.$put({ param }))
    if (act === 'return') return ask(api.events[':event'].sheets[':sheet'].return.$put({ param, json: { reason } }))
    const json = { source: source.label, sitting: source.sitting, entryId: act === 'waive' ? row.ref : null, reason }
    return ask(api.events[':event'].waivers.$post({ param: { event }, json }))
  }
  const onDone = () => {
    onClose()
    reload()
  }
  return (
    <Dialog open title={ch.actQuestion(row.who, nameOf(source))} onClose={onClose}>
      <Form start={{ reason: '' }} submit={ch.acts[act]} send={send} onDone={onDone}>
        <RadioField
          name="act"
          label={ch.act}
          value={act}
          onValue={(value) => setAct(value as SheetAct)}
          choices={acts.map((one) => ({ value: one, text: ch.acts[one], hint: ch.actHints[one] }))}
        />
        {act !== 'check' && <AreaField name="reason" label={c.reason} rows={2} most={200} />}
      </Form>
    </Dialog>
  )
}
