/** One aspect's input: a pad of large buttons for short ranges, a stepper and a field for long ones, rows for descriptors. */
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type { Fault } from '../../server/lib/problem.ts'
import { compare, decimal, print } from '../../server/scoring/exact.ts'
import { boundsOf, markFault } from '../../server/scoring/mark.ts'
import type { Aspect, Mark, Text } from '../../server/scoring/types.ts'
import { marks } from '../../server/words/marks.ts'
import { lang, plainDigits, useWords } from '../lang.ts'
import { padOf, stepped } from './steps.ts'
import { clockOf, secondsOf } from './time.ts'

export interface CellInputProps {
  aspect: Aspect
  /** What names the input for those who do not see the page. */
  label: string
  value: Mark | null
  disabled: boolean
  /** `final`: the typing is over. False when the value is not taken yet: it is asked for a second time. */
  onValue: (value: Mark | null, final: boolean) => boolean | undefined
  /** What was typed cannot be a mark; null when it can again. */
  onFault: (fault: Fault | null) => void
  /** Enter: on to the next aspect. */
  onNext: () => void
}

const PAUSE_MS = 700

export function CellInput(props: CellInputProps) {
  const w = useWords(marks).sheet
  const { aspect } = props
  const value = typeof props.value === 'string' ? props.value : null
  if (aspect.kind === 'judgement')
    return (
      <Choices
        {...props}
        value={value}
        options={aspect.descriptors.map((text, i) => ({ value: String(i), text: text[lang.value], head: String(i) }))}
        tall
      />
    )
  if (aspect.kind === 'table')
    return <Choices {...props} value={value} options={aspect.grades.map(({ grade, name }) => ({ value: grade, text: name[lang.value] }))} />
  if (aspect.kind === 'measure' && aspect.rule.by === 'pass')
    return (
      <Choices
        {...props}
        value={value}
        options={[
          { value: '1', text: w.pass },
          { value: '0', text: w.fail },
        ]}
      />
    )
  const pad = padOf(aspect)
  return (
    <>
      <NumberCell {...props} value={value} stepper={pad.length === 0} />
      {pad.length > 0 && <Choices {...props} value={value} options={pad.map((one) => ({ value: one, text: one }))} />}
    </>
  )
}

interface Option {
  value: string
  text: string
  head?: string
}

/** Radio buttons that look like a pad: arrow keys walk, and every choice counts at once. */
function Choices({
  label,
  value,
  disabled,
  onValue,
  onFault,
  onNext,
  options,
  tall = false,
}: Omit<CellInputProps, 'value'> & { value: string | null; options: Option[]; tall?: boolean }) {
  const name = useId()
  return (
    <div class={tall ? 'pad tall' : 'pad'} role="radiogroup" aria-label={label}>
      {options.map((one) => (
        <label key={one.value} class={value === one.value ? 'pad-key on' : 'pad-key'}>
          <input
            type="radio"
            name={name}
            value={one.value}
            checked={value === one.value}
            disabled={disabled}
            onChange={() => {
              onFault(null)
              onValue(one.value, true)
            }}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return
              event.preventDefault()
              onNext()
            }}
          />
          {one.head && <strong class="num">{one.head}</strong>}
          <span>{one.text}</span>
        </label>
      ))}
    </div>
  )
}

function NumberCell({
  aspect,
  label,
  value,
  disabled,
  onValue,
  onFault,
  onNext,
  stepper,
}: Omit<CellInputProps, 'value'> & { value: string | null; stepper: boolean }) {
  const w = useWords(marks).sheet
  const isTime = aspect.kind === 'time'
  const shown = value === null ? '' : isTime ? clockOf(value) : value
  const [text, setText] = useState(shown)
  const typing = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  // A value that came from elsewhere replaces the text, unless somebody is typing.
  useEffect(() => {
    if (!typing.current) setText(shown)
  }, [shown])

  const read = (typed: string): string => (isTime ? (secondsOf(typed) ?? typed) : typed)
  /** False when what was typed is not a mark, or not yet. */
  const commit = (typed: string, isFinal: boolean): boolean => {
    clearTimeout(timer.current)
    if (typed === '') {
      onFault(null)
      if (value !== null && isFinal) onValue(null, true)
      return true
    }
    const mark = read(typed)
    const fault = markFault(aspect, mark)
    if (isFinal || !fault) onFault(fault)
    if (fault) return false
    const [a, b] = [decimal(mark), value === null ? null : decimal(value)]
    return a && b && compare(a, b) === 0 ? true : onValue(mark, isFinal) !== false
  }
  const leave = () => {
    typing.current = false
    return commit(text, true)
  }
  const walk = (up: boolean) => {
    const next = stepped(aspect, read(text) || null, up)
    if (next === null) return
    typing.current = false
    setText(isTime ? clockOf(next) : next)
    onFault(null)
    onValue(next, true)
  }
  return (
    <div class="stepper">
      {stepper && (
        <button type="button" class="step" disabled={disabled} aria-label={`${label}: ${w.less}`} onClick={() => walk(false)}>
          −
        </button>
      )}
      <input
        class="cell-field num"
        type="text"
        inputMode={isTime ? 'text' : 'decimal'}
        enterKeyHint="next"
        autoComplete="off"
        aria-label={label}
        placeholder={w.notMarked}
        value={text}
        data-shown={shown}
        disabled={disabled}
        onInput={(event) => {
          typing.current = true
          const typed = isTime ? event.currentTarget.value : plainDigits(event.currentTarget.value)
          setText(typed)
          clearTimeout(timer.current)
          timer.current = setTimeout(() => commit(typed, false), PAUSE_MS)
        }}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={leave}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault()
            if (leave() || !document.querySelector('.twice')) onNext()
          } else if (!isTime && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
            event.preventDefault()
            walk(event.key === 'ArrowUp')
          }
        }}
      />
      {stepper && (
        <button type="button" class="step" disabled={disabled} aria-label={`${label}: ${w.more}`} onClick={() => walk(true)}>
          +
        </button>
      )}
    </div>
  )
}

/** What may be typed here, in words. */
export function rangeText(
  aspect: Aspect,
  w: {
    range: (min: string, max: string, step: string) => string
    from: (min: string, step: string) => string
    seconds: string
    number: string
  },
): string {
  if (aspect.kind === 'time') return w.seconds
  if (aspect.kind === 'judgement' || aspect.kind === 'table' || (aspect.kind === 'measure' && aspect.rule.by === 'pass')) return ''
  const { min, max, step } = boundsOf(aspect)
  const unit = 'unit' in aspect && aspect.unit ? ` ${(aspect.unit as Text)[lang.value]}` : ''
  if (min && max && step) return w.range(print(min), print(max), print(step)) + unit
  return (min && step ? w.from(print(min), print(step)) : w.number) + unit
}
