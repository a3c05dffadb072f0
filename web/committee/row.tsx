/** One name on or beside the list: a tick, arrows, a handle to drag, and why it counts. */
import type { Nominee } from '../../server/nominations/nominee.ts'
import { nominations } from '../../server/words/nominations.ts'
import { useWords } from '../lang.ts'
import { Button } from '../parts/button.tsx'
import { Badge, StateMark } from '../parts/marks.tsx'
import { EvidenceOf, Who } from './nominees.tsx'
import { useSaid } from './said.ts'

export interface RowProps {
  one: Nominee
  year: number
  number?: number
  checked: boolean
  /** Its place inside its category, and what it is among those who wait. */
  place: string
  reserve?: number | undefined
  /** That the committee put it on or keeps it off, with who and why. */
  decided?: string | undefined
  onWhy?: () => void
  /** Whether it may be changed here. */
  open: boolean
  /** No seat is free: only names that are on the list can be ticked off. */
  full?: boolean
  onTick: () => void
  onUp?: () => void
  onDown?: () => void
  onDrop?: (event: DragEvent) => void
}

export function Row({
  one,
  year,
  number,
  place,
  reserve,
  decided,
  onWhy,
  checked,
  open,
  full = false,
  onTick,
  onUp,
  onDown,
  onDrop,
}: RowProps) {
  const w = useWords(nominations)
  const said = useSaid()
  const name = one.attributes.name ?? ''
  const { ownership, unitName } = one.attributes
  const text = (
    <span class="name-text">
      <span class="name-line">
        {number !== undefined && <span class="num soft">{number}</span>}{' '}
        {one.outcome === 'removed' ? <del>{name}</del> : <strong>{name}</strong>}{' '}
        <span class="soft">
          {unitName} {ownership === 'non-public' && <Badge tone="quiet">{said.value('ownership', ownership)}</Badge>}
        </span>
      </span>
      <span class="name-line small">
        <Who one={one} year={year} />
      </span>
      <span class="name-line small">
        <span class="num">{place}</span> {reserve !== undefined && <Badge>{w.reserve(reserve)}</Badge>}{' '}
        {one.outcome === 'removed' && <StateMark shape="stopped">{w.outcome.removed}</StateMark>}{' '}
        {decided && <StateMark shape="warning">{decided}</StateMark>}
      </span>
    </span>
  )
  return (
    <li
      class="name"
      data-nominee={one.id}
      draggable={open}
      onDragStart={(event) => event.dataTransfer?.setData('text/plain', one.id)}
      onDragOver={(event) => onDrop && open && event.preventDefault()}
      onDrop={onDrop}
    >
      {open ? (
        <label class="choice">
          <input
            type="checkbox"
            checked={checked}
            disabled={full && !checked}
            aria-label={checked ? w.drop(name) : w.choose(name)}
            onChange={onTick}
          />
          {text}
        </label>
      ) : (
        <div class="choice">{text}</div>
      )}
      {one.evidence && (
        <span class="name-evidence small">
          <EvidenceOf one={one} />
        </span>
      )}
      <span class="name-moves no-print">
        {onWhy && (
          <Button kind="plain" label={checked ? w.whyOn(name) : w.whyNot(name)} onClick={onWhy}>
            {w.why}
          </Button>
        )}
        {open && number !== undefined && (
          <>
            <button type="button" class="move" data-move="-1" aria-label={w.up(name)} disabled={!onUp} onClick={onUp}>
              ↑
            </button>
            <button type="button" class="move" data-move="1" aria-label={w.down(name)} disabled={!onDown} onClick={onDown}>
              ↓
            </button>
          </>
        )}
      </span>
    </li>
  )
}
