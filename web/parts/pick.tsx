/** Picks one of many by typing part of its name: workers, units, accounts. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { useCommon } from '../lang.ts'
import { FieldFrame } from './fields.tsx'
import { type FieldProps, useField } from './form.tsx'

export interface Found {
  value: string
  text: string
  /** Tells namesakes apart: unit, year of birth. */
  note?: string
}

export interface PickFieldProps extends FieldProps<string> {
  /** Up to some twenty that fit what was typed; called with '' for the first ones. */
  find: (text: string) => Promise<Found[]>
  /** What the present value is called, when there is one from the start. */
  startText?: string
  /** Told of the whole choice, beside the form's value. */
  onPick?: (found: Found | null) => void
  placeholder?: string
}

/** The value is the chosen one's `value`; typing anew takes the choice away. */
export function PickField(props: PickFieldProps) {
  const w = useCommon()
  const field = useField(props, '')
  const [text, setText] = useState(props.startText ?? '')
  const [found, setFound] = useState<Found[] | null>(null)
  const [at, setAt] = useState(0)
  const turn = useRef(0)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const list = `${field.id}-list`
  useEffect(() => () => clearTimeout(timer.current), [])
  // A form that was emptied empties the text too.
  useEffect(() => {
    if (field.value === '') setText((was) => (found === null ? '' : was))
  }, [field.value])

  const look = (typed: string, wait: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(async () => {
      const mine = ++turn.current
      const answer = await props.find(typed.trim()).catch(() => [])
      if (mine !== turn.current) return
      setFound(answer)
      setAt(0)
    }, wait)
  }
  const shut = () => {
    clearTimeout(timer.current)
    turn.current++
    setFound(null)
  }
  const choose = (one: Found) => {
    field.set(one.value)
    props.onPick?.(one)
    setText(one.text)
    shut()
  }
  const onInput = (typed: string) => {
    setText(typed)
    if (field.value !== '') {
      field.set('')
      props.onPick?.(null)
    }
    look(typed, 200)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter also ends the composing of a Chinese word.
    if (event.isComposing) return
    if (event.key === 'ArrowDown' && found === null) look(text, 0)
    else if (event.key === 'ArrowDown') setAt((was) => Math.min(was + 1, found!.length - 1))
    else if (event.key === 'ArrowUp') setAt((was) => Math.max(was - 1, 0))
    else if (event.key === 'Escape' && found !== null) shut()
    else if (event.key === 'Enter' && found?.[at]) choose(found[at])
    else return
    event.preventDefault()
  }
  return (
    <FieldFrame props={props} bound={field}>
      <div class="pick">
        <input
          {...field.aria}
          type="text"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={found !== null}
          aria-controls={list}
          aria-activedescendant={found?.[at] ? `${list}-${at}` : undefined}
          autoComplete="off"
          value={text}
          placeholder={props.placeholder}
          onInput={(event) => onInput(event.currentTarget.value)}
          onFocus={() => field.value === '' && look(text, 0)}
          onBlur={shut}
          onKeyDown={onKeyDown}
        />
        {found !== null && (
          <div class="pick-list" id={list} role="listbox" aria-label={w.search}>
            {found.map((one, i) => (
              // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the input.
              // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the input's.
              <div
                key={one.value}
                class="pick-one"
                id={`${list}-${i}`}
                role="option"
                aria-selected={i === at}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => choose(one)}
              >
                {one.text} {one.note && <span class="soft">{one.note}</span>}
              </div>
            ))}
            {found.length === 0 && <div class="pick-one soft">{w.nothingFound}</div>}
          </div>
        )}
      </div>
    </FieldFrame>
  )
}
