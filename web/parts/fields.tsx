/** Inputs with their label, hint and fault: text, numbers as text, days, choices from a list, long text. */
import type { ComponentChildren } from 'preact'
import { plainDigits, useCommon } from '../lang.ts'
import { type Bound, type FieldProps, useField } from './form.tsx'

interface FrameProps {
  props: Omit<FieldProps<never>, 'value' | 'onValue'>
  bound: Pick<Bound<unknown>, 'id' | 'fault'>
  children: ComponentChildren
  /** Right under the input, for example a count. */
  foot?: ComponentChildren
}

/** Label above, input, hint, fault. */
export function FieldFrame({ props, bound, children, foot }: FrameProps) {
  const w = useCommon()
  return (
    <div class={bound.fault ? 'field faulty' : 'field'}>
      <label for={bound.id}>
        {props.label} {props.optional && <span class="soft">{w.optional}</span>}
      </label>
      {children}
      {foot}
      {props.hint && (
        <p class="hint" id={`${bound.id}-hint`}>
          {props.hint}
        </p>
      )}
      {bound.fault && (
        <p class="fault" id={`${bound.id}-fault`}>
          {bound.fault}
        </p>
      )}
    </div>
  )
}

export interface TextFieldProps extends FieldProps<string> {
  type?: 'text' | 'password' | 'search' | 'tel'
  /** Default off; the log-in and password fields name theirs. */
  autoComplete?: 'off' | 'username' | 'current-password' | 'new-password' | 'name' | 'tel'
  /** The browser stops typing here. */
  most?: number
  /** short: codes and dates; default fills the column. */
  size?: 'short'
  placeholder?: string
  autoFocus?: boolean
}

export function TextField(props: TextFieldProps) {
  const field = useField(props, '')
  return (
    <FieldFrame props={props} bound={field}>
      <input
        {...field.aria}
        class={props.size}
        type={(props.type ?? 'text') as 'text'}
        value={field.value}
        maxLength={props.most}
        autoComplete={props.autoComplete ?? 'off'}
        placeholder={props.placeholder}
        // biome-ignore lint/a11y/noAutofocus: only on pages that ask for nothing else, such as the log-in.
        autoFocus={props.autoFocus}
        onInput={(event) => field.set(event.currentTarget.value)}
      />
    </FieldFrame>
  )
}

export interface NumberFieldProps extends FieldProps<string> {
  /** Behind the number: 分, %, s. */
  unit?: string
  /** Whole numbers only: the phone shows digits without a point. */
  integer?: boolean
}

/** A number kept as the text that was typed: marks are decimal strings, never floats. Full-width digits become plain ones. */
export function NumberField(props: NumberFieldProps) {
  const field = useField(props, '')
  return (
    <FieldFrame props={props} bound={field}>
      <span class="with-unit">
        <input
          {...field.aria}
          class="number"
          type="text"
          inputMode={props.integer ? 'numeric' : 'decimal'}
          value={field.value}
          autoComplete="off"
          onInput={(event) => field.set(plainDigits(event.currentTarget.value))}
        />
        {props.unit && <span class="soft">{props.unit}</span>}
      </span>
    </FieldFrame>
  )
}

/** A day as "2026-05-01", with `time` also the minute: "2026-05-01T09:00"; the browser shows its own calendar. */
export function DateField(props: FieldProps<string> & { least?: string; most?: string; time?: boolean }) {
  const field = useField(props, '')
  return (
    <FieldFrame props={props} bound={field}>
      <input
        {...field.aria}
        class="short"
        type={props.time ? 'datetime-local' : 'date'}
        value={field.value}
        min={props.least}
        max={props.most}
        onInput={(event) => field.set(event.currentTarget.value)}
      />
    </FieldFrame>
  )
}

/** [value, text] */
export type Option = readonly [value: string, text: string]

/** Options of an enumeration: `optionsOf(w.jobClass)`. */
export const optionsOf = (words: Readonly<Record<string, string>>): Option[] => Object.entries(words)

export interface SelectFieldProps extends FieldProps<string> {
  options: readonly Option[]
  /** The text of the empty choice; without it the first option is chosen from the start values. */
  empty?: string
}

export function SelectField(props: SelectFieldProps) {
  const field = useField(props, '')
  return (
    <FieldFrame props={props} bound={field}>
      <select {...field.aria} value={field.value} onChange={(event) => field.set(event.currentTarget.value)}>
        {props.empty !== undefined && <option value="">{props.empty}</option>}
        {props.options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}

export interface AreaFieldProps extends FieldProps<string> {
  /** Counted beneath, not cut off: what was pasted is not lost. */
  most?: number
  rows?: number
}

export function AreaField(props: AreaFieldProps) {
  const w = useCommon()
  const field = useField(props, '')
  const left = props.most === undefined ? undefined : props.most - [...field.value].length
  const count = left !== undefined && (left < 0 ? w.charactersOver(-left) : w.charactersLeft(left))
  return (
    <FieldFrame props={props} bound={field} foot={count && <p class={left! < 0 ? 'count fault' : 'count'}>{count}</p>}>
      <textarea {...field.aria} rows={props.rows ?? 4} value={field.value} onInput={(event) => field.set(event.currentTarget.value)} />
    </FieldFrame>
  )
}
