/** The foot of a sheet, always in sight: the running total, what is missing, the way on, and submitting. */
import type { Fault } from '../../server/lib/problem.ts'
import type { OwnSheets } from '../../server/marks/own.ts'
import { sheetTotal } from '../../server/scoring/mark.ts'
import { isPointless } from '../../server/scoring/plan.ts'
import type { Mark } from '../../server/scoring/types.ts'
import { marks } from '../../server/words/marks.ts'
import { notes } from '../../server/words/notes.ts'
import { sayFault } from '../../server/words/problems.ts'
import { lang, useWords } from '../lang.ts'
import { Button } from '../parts/button.tsx'
import { AskButton } from '../parts/dialog.tsx'
import { StateMark } from '../parts/marks.tsx'
import type { Delivery } from './delivery.ts'
import type { SheetPaper } from './paper.ts'
import type { Marking } from './use-marking.ts'

export interface FootProps {
  paper: SheetPaper
  delivery: Delivery
  marking: Marking
  /** Cells whose text cannot be a mark. */
  typed: Readonly<Record<string, Fault | null>>
  list: OwnSheets | null
  /** This sheet's place in the list; -1 outside of it. */
  at: number
  go: (to: number) => void
  reload: () => Promise<void>
}

export function Foot({ paper, delivery, marking, typed, list, at, go, reload }: FootProps) {
  const w = useWords(marks).sheet
  const n = useWords(notes)
  const undone = paper.cells.find(({ cell }) => cell === marking.last?.cell)
  const cells = delivery.cells.value
  const waiting = delivery.waiting.value
  const values = Object.fromEntries(
    Object.entries(cells).flatMap(([cell, { value }]): [string, Mark][] => (value === null ? [] : [[cell, value]])),
  )
  const total = sheetTotal(paper.rules, paper.sitting.id, values)
  const hasPoints = paper.cells.some(({ aspect }) => !isPointless(aspect))
  const isUnsettled = (cell: string) => !!typed[cell] || cells[cell]?.state === 'refused' || cells[cell]?.state === 'clash'
  const unsettled = paper.cells.filter(({ cell }) => isUnsettled(cell)).length
  const complete = total.unmarked === 0 && unsettled === 0
  const next = list?.sheets.find((one, i) => i !== at && one.state === 'draft')
  const toUnmarked = () => {
    const hole = paper.cells.find(({ cell }) => isUnsettled(cell) || cells[cell]?.value == null)
    const place = document.getElementById(`cell-${hole?.cell}`)
    place?.querySelector<HTMLElement>('input')?.focus()
    place?.scrollIntoView({ block: 'center' })
  }
  const submission = delivery.submission.value
  const isSubmitting = submission && !submission.fault
  return (
    <div class="sheet-foot no-print">
      <div class="foot-line">
        {hasPoints && (
          <span class="foot-total">
            {w.total} <strong class="num">{total.unmarked === total.cells ? '–' : total.points}</strong>{' '}
            <span class="soft num">/ {total.full}</span>
          </span>
        )}
        {undone && (
          <Button kind="plain" onClick={marking.undo} title="Ctrl+Z">
            {n.undo(undone.aspect.name[lang.value])}
          </Button>
        )}
        <span role="status">
          {paper.state === 'draft' &&
            (total.unmarked > 0 ? <span class="soft">{w.unmarked(total.unmarked)}</span> : complete && w.allMarked)}{' '}
          {paper.state === 'draft' && unsettled > 0 && <StateMark shape="warning">{w.unsettled(unsettled)}</StateMark>}{' '}
          {waiting > 0 && <StateMark shape="todo">{w.waiting(waiting)}</StateMark>}{' '}
          {submission?.fault && <StateMark shape="warning">{`${w.notSubmitted} ${sayFault(submission.fault, lang.value)}`}</StateMark>}
        </span>
      </div>
      <div class="actions">
        {list && list.sheets.length > 1 && (
          <>
            <Button disabled={at <= 0} label={w.previous} onClick={() => go(at - 1)}>
              ← {list.sheets[at - 1]?.who ?? ''}
            </Button>
            <Button disabled={at < 0 || at >= list.sheets.length - 1} label={w.next} onClick={() => go(at + 1)}>
              {list.sheets[at + 1]?.who ?? ''} →
            </Button>
          </>
        )}
        {paper.state === 'draft' && !complete && (
          <Button kind="primary" onClick={toUnmarked}>
            {total.unmarked > 0 ? w.toUnmarked : w.toUnsettled}
          </Button>
        )}
        {paper.state === 'draft' && isSubmitting && <Button onClick={delivery.withdraw}>{w.withdraw}</Button>}
        {paper.state === 'draft' && complete && !isSubmitting && (
          <AskButton text={w.submit} question={w.question(paper.who)} kind="primary" act={delivery.submit} onDone={reload}>
            {hasPoints ? w.consequence(total.points, total.full) : w.consequencePlain}
          </AskButton>
        )}
        {paper.state !== 'draft' && next && (
          <Button kind="primary" href={`/judge/${paper.event.id}/${next.sheet}`}>
            {w.nextOne(next.who)}
          </Button>
        )}
      </div>
    </div>
  )
}
