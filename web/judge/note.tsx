/** A comment on an aspect, or the note on the whole sheet: a line that opens into a field, and travels as marks do. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { notes } from '../../server/words/notes.ts'
import { sayFault } from '../../server/words/problems.ts'
import { lang, useWords } from '../lang.ts'
import { Button } from '../parts/button.tsx'
import { StateMark } from '../parts/marks.tsx'
import { flush } from './flush.ts'
import { change, type Place } from './kept.ts'
import './note.css'
import { noteView, presentNote } from './note-state.ts'

export interface NoteProps {
  place: Place
  /** '' is the note on the whole sheet. */
  cell: string
  /** What names it: the aspect, or the sheet. */
  label: string
  readOnly: boolean
}

const MOST = 500

export function NoteLine({ place, cell, label, readOnly }: NoteProps) {
  const w = useWords(notes)
  const [open, setOpen] = useState(false)
  const { text, state, fault } = noteView(place.sheet, cell)
  const [typed, setTyped] = useState(text)
  const area = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (open) area.current?.focus()
  }, [open])
  const keep = async () => {
    setOpen(false)
    const wanted = typed.trim()
    if (wanted === text && state !== 'refused') return
    await change(place, (kept) => {
      kept.notes = { ...kept.notes, [cell]: { text: wanted, base: presentNote(place.sheet, cell).revision } }
    })
    flush()
  }
  if (readOnly && !text) return null
  const name = cell === '' ? w.private : w.comment
  const [add, edit] = cell === '' ? [w.addNote, w.changeNote] : [w.addComment, w.change]
  const word = text ? edit : add
  return (
    <div class="note">
      {open ? (
        <>
          <textarea
            rows={3}
            maxLength={MOST}
            aria-label={`${name}: ${label}`}
            value={typed}
            ref={area}
            onInput={(event) => setTyped(event.currentTarget.value)}
            onBlur={keep}
          />
          <p class="soft small">{w.hint}</p>
        </>
      ) : (
        <>
          {text && <p class="lines">{text}</p>}
          {!readOnly && (
            <Button
              kind="plain"
              label={`${word}: ${label}`}
              onClick={() => {
                setTyped(text)
                setOpen(true)
              }}
            >
              {word}
            </Button>
          )}
          {state === 'here' && <StateMark shape="todo">{w.unsaved}</StateMark>}
          {fault && <span class="fault">{sayFault(fault, lang.value)}</span>}
        </>
      )}
    </div>
  )
}
