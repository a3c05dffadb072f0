/** One aspect of a sheet: its name, its input, and how far its mark has come. */
import type { Fault } from '../../server/lib/problem.ts'
import type { Aspect, Mark, Text } from '../../server/scoring/types.ts'
import { common } from '../../server/words/common.ts'
import { marks } from '../../server/words/marks.ts'
import { sayFault } from '../../server/words/problems.ts'
import { lang, useWords } from '../lang.ts'
import { Button } from '../parts/button.tsx'
import { StateMark } from '../parts/marks.tsx'
import { CellInput, rangeText } from './cell-input.tsx'
import type { CellView } from './delivery.ts'
import type { Place } from './kept.ts'
import { NoteLine } from './note.tsx'
import { clockOf } from './time.ts'
import { Twice } from './twice.tsx'
import type { Marking } from './use-marking.ts'

export interface SheetCell {
  cell: string
  path: Text[]
  attempt: number | null
  aspect: Aspect
}

export interface CellRowProps {
  cell: SheetCell
  view: CellView
  readOnly: boolean
  /** What the unit reported; undefined where nobody reports. */
  reported?: Mark | null | undefined
  marking: Marking
  /** Where the comment goes; null where nobody writes one. */
  place: Place | null
  onKeep: (whose: 'mine' | 'theirs') => void
  /** What was typed and cannot be a mark. */
  typed: Fault | null
  onTyped: (fault: Fault | null) => void
  onNext: () => void
}

export function CellRow({
  cell: { cell, aspect, attempt },
  view,
  readOnly,
  reported,
  typed,
  onTyped,
  marking,
  place,
  onKeep,
  onNext,
}: CellRowProps) {
  const w = useWords(marks).sheet
  const name = aspect.name[lang.value] + (attempt === null ? '' : ` · ${w.attempt(attempt)}`)
  const fault = typed ?? (view.state === 'refused' ? view.fault : undefined)
  const range = rangeText(aspect, w)
  // What waits to be submitted is shown as it goes out; what the server did not take is not what counts.
  const shown = view.state === 'here' || view.state === 'unstored' ? view.value : view.saved
  const give = (value: Mark | null, final = true) => marking.give(cell, value, final)
  return (
    <section class={view.value === null ? 'cell unmarked' : 'cell'} id={`cell-${cell}`} aria-label={name}>
      <div class="cell-head">
        <h3>{name}</h3>
        {range && <span class="soft small">{range}</span>}
      </div>
      {reported !== undefined && (
        <p class="reported">
          {reported === null ? w.noReport : w.reported(sayMark(reported, aspect))}
          {reported !== null && !readOnly && (
            <Button kind="plain" onClick={() => give(reported)}>
              {w.takeReported}
            </Button>
          )}
        </p>
      )}
      {readOnly ? (
        <p class="cell-shown num">{shown === null ? w.notMarked : sayMark(shown, aspect)}</p>
      ) : (
        <CellInput
          key={marking.turn}
          aspect={aspect}
          label={name}
          value={view.value}
          disabled={false}
          onValue={give}
          onFault={onTyped}
          onNext={onNext}
        />
      )}
      {!readOnly && marking.asked?.cell === cell && (
        <Twice
          key={marking.asked.value}
          asked={marking.asked}
          aspect={aspect}
          onDrop={marking.drop}
          onConfirm={() => {
            marking.confirm()
            onNext()
          }}
        />
      )}
      {view.state === 'clash' && <Clash view={view} aspect={aspect} onKeep={onKeep} />}
      <div class="cell-foot">
        <span role="status">
          <DeliveryMark view={view} faulty={typed !== null} aspect={aspect} />
        </span>
        {fault && <span class="fault">{sayFault(fault, lang.value)}</span>}
        {!readOnly && fault?.code === 'scheme-changed' && view.value !== null && (
          <Button onClick={() => onKeep('mine')}>{w.keepMine(sayMark(view.value, aspect))}</Button>
        )}
        {place && <NoteLine place={place} cell={cell} label={name} readOnly={readOnly} />}
        {!readOnly && view.value !== null && view.state !== 'clash' && (
          <Button kind="plain" label={`${w.clear}: ${name}`} onClick={() => give(null)}>
            {w.clear}
          </Button>
        )}
      </div>
    </section>
  )
}

/** Hollow: on this device. Tick: the server has it. Never by colour alone. */
export function DeliveryMark({ view, faulty, aspect }: { view: CellView; faulty: boolean; aspect: Aspect }) {
  const w = useWords(marks).sheet
  if (faulty) return <StateMark shape="warning">{w.refused}</StateMark>
  if (view.state === 'refused')
    return <StateMark shape="warning">{`${w.refused} ${view.value === null ? '' : sayMark(view.value, aspect)}`}</StateMark>
  if (view.state === 'unstored') return <StateMark shape="warning">{w.unstored}</StateMark>
  if (view.state === 'late') return <StateMark shape="warning">{w.late}</StateMark>
  if (view.state === 'clash') return <StateMark shape="warning">{w.clash}</StateMark>
  if (view.state === 'here') return <StateMark shape="todo">{w.here}</StateMark>
  // The empty slot says it already; what is on its way to the disk is not yet said to be there.
  if (view.state === 'none' || view.state === 'saving') return null
  return (
    <span class="delivered">
      <StateMark shape="done">{w.delivered}</StateMark>
    </span>
  )
}

export function Clash({ view, aspect, onKeep }: { view: CellView; aspect: Aspect; onKeep: (whose: 'mine' | 'theirs') => void }) {
  const w = useWords(marks).sheet
  const say = (value: Mark | null | undefined) => (value == null ? w.notMarked : sayMark(value, aspect))
  const [theirs, mine] = [say(view.theirs?.value), say(view.value)]
  return (
    <div class="clash" role="alert">
      <p>{w.clashText(theirs, mine)}</p>
      <div class="actions">
        <Button onClick={() => onKeep('theirs')}>{w.keepTheirs(theirs)}</Button>
        <Button onClick={() => onKeep('mine')}>{w.keepMine(mine)}</Button>
      </div>
    </div>
  )
}

/** A mark as people read it. */
export function sayMark(mark: Mark, aspect: Aspect): string {
  if (typeof mark !== 'string') return common.noMark[mark.none][lang.value === 'zh' ? 0 : 1]
  if (aspect.kind === 'time') return clockOf(mark)
  if (aspect.kind === 'table') return aspect.grades.find((one) => one.grade === mark)?.name[lang.value] ?? mark
  if (aspect.kind === 'judgement') return `${mark} · ${aspect.descriptors[Number(mark)]?.[lang.value] ?? ''}`
  if (aspect.kind === 'measure' && aspect.rule.by === 'pass')
    return (mark === '1' ? marks.sheet.pass : marks.sheet.fail)[lang.value === 'zh' ? 0 : 1]
  return mark
}
