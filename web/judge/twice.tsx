/** An extraordinary mark is typed a second time, below the sentence that says why. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { compare, decimal } from '../../server/scoring/exact.ts'
import type { Aspect } from '../../server/scoring/types.ts'
import { notes } from '../../server/words/notes.ts'
import { plainDigits, useWords } from '../lang.ts'
import { Button } from '../parts/button.tsx'
import { clockOf, secondsOf } from './time.ts'
import type { Asked } from './use-marking.ts'

export interface TwiceProps {
  asked: Asked
  aspect: Aspect
  onConfirm: () => void
  onDrop: () => void
}

export function Twice({ asked, aspect, onConfirm, onDrop }: TwiceProps) {
  const w = useWords(notes)
  const [text, setText] = useState('')
  const [differs, setDiffers] = useState('')
  const field = useRef<HTMLInputElement>(null)
  // After the tap that opened this has done its own focusing.
  useEffect(() => {
    const soon = setTimeout(() => {
      field.current?.focus()
      field.current?.form?.scrollIntoView({ block: 'center' })
    })
    return () => clearTimeout(soon)
  }, [])
  const isTime = aspect.kind === 'time'
  const say = (mark: string) => (isTime ? clockOf(mark) : mark)
  const check = () => {
    const [again, first] = [decimal((isTime && secondsOf(text)) || text), decimal(asked.value)]
    if (again && first && compare(again, first) === 0) return onConfirm()
    setDiffers(text)
    setText('')
  }
  return (
    <form
      class="twice"
      onSubmit={(event) => {
        event.preventDefault()
        check()
      }}
    >
      <p role="alert">{differs ? w.differs(say(asked.value), differs) : w.why[asked.why.rule](say(asked.value), say(asked.why.middle))}</p>
      <div class="stepper">
        <input
          class="cell-field num"
          type="text"
          inputMode={isTime ? 'text' : 'decimal'}
          autoComplete="off"
          aria-label={w.again}
          placeholder={w.again}
          value={text}
          ref={field}
          onInput={(event) => setText(isTime ? event.currentTarget.value : plainDigits(event.currentTarget.value))}
          onKeyDown={(event) => event.key === 'Escape' && onDrop()}
        />
        <Button type="submit" kind="primary" disabled={text === ''}>
          {w.confirm}
        </Button>
        <Button onClick={onDrop}>{w.keepOld}</Button>
      </div>
    </form>
  )
}
