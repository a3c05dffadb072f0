/** One name on or beside the list: a tick, arrows, a handle to drag, and why it counts. */
import type { Nominee } from '../../server/nominations/nominee.ts'
import { nominations } from '../../server/words/nominations.ts'
import { useWords } from '../lang.ts'
import { Badge } from '../parts/marks.tsx'
import { EvidenceOf, Who } from './nominees.tsx'
import { useSaid } from './said.ts'

interface Props {
  one: Nominee
  year: number
  number?: number
  checked: boolean
  /** Whether it may be changed here. */
  open: boolean
  /** No seat is free: only names that are on the list can be ticked off. */
  full?: boolean
  onTick: () => void
  onUp?: () => void
  onDown?: () => void
  onDrop?: (event: DragEvent) => void
}

export function Row({ one, year, number, checked, open, full = false, onTick, onUp, onDown, onDrop }: Props) {
  const w = useWords(nominations)
  const said = useSaid()
  const name = one.attributes.name ?? ''
  const { ownership, unitName } = one.attributes
  const text = (
    <span class="name-text">
      <span class="name-line">
        {number !== undefined && <span class="num soft">{number}</span>} <strong>{name}</strong>{' '}
        <span class="soft">
          {unitName} {ownership === 'non-public' && <Badge tone="quiet">{said.value('ownership', ownership)}</Badge>}
        </span>
      </span>
      <span class="name-line small">
        <Who one={one} year={year} />
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
      {open && number !== undefined && (
        <span class="name-moves no-print">
          <button type="button" class="move" data-move="-1" aria-label={w.up(name)} disabled={!onUp} onClick={onUp}>
            ↑
          </button>
          <button type="button" class="move" data-move="1" aria-label={w.down(name)} disabled={!onDown} onClick={onDown}>
            ↓
          </button>
        </span>
      )}
    </li>
  )
}
