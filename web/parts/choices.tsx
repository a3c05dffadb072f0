/** Choices that are all in sight: radio buttons and checkboxes, each a full-height target. */
import type { ComponentChildren } from 'preact'
import { useCommon } from '../lang.ts'
import { type FieldProps, useField } from './form.tsx'

export interface Choice {
  value: string
  text: ComponentChildren
  hint?: ComponentChildren
  disabled?: boolean
}

/** One of a few. */
export function RadioField(props: FieldProps<string> & { choices: readonly Choice[]; inline?: boolean }) {
  const w = useCommon()
  const field = useField(props, '')
  return (
    <fieldset class={field.fault ? 'field faulty' : 'field'} aria-describedby={field.aria['aria-describedby']}>
      <legend>
        {props.label} {props.optional && <span class="soft">{w.optional}</span>}
      </legend>
      <div class={props.inline ? 'choices inline' : 'choices'}>
        {props.choices.map((choice) => (
          <label key={choice.value} class="choice">
            <input
              type="radio"
              name={field.id}
              value={choice.value}
              checked={field.value === choice.value}
              disabled={props.disabled || choice.disabled}
              aria-invalid={field.fault ? 'true' : undefined}
              onChange={() => field.set(choice.value)}
            />
            <span>
              {choice.text}
              {choice.hint && <span class="hint">{choice.hint}</span>}
            </span>
          </label>
        ))}
      </div>
      <Below id={field.id} hint={props.hint} fault={field.fault} />
    </fieldset>
  )
}

/** Yes or no. */
export function CheckField(props: FieldProps<boolean>) {
  const field = useField(props, false)
  return (
    <div class={field.fault ? 'field faulty' : 'field'}>
      <label class="choice">
        <input {...field.aria} type="checkbox" checked={field.value} onChange={(event) => field.set(event.currentTarget.checked)} />
        <span>{props.label}</span>
      </label>
      <Below id={field.id} hint={props.hint} fault={field.fault} />
    </div>
  )
}

/** Any number of a few; the value is the list of chosen ones. */
export function ManyField(props: FieldProps<string[]> & { choices: readonly Choice[]; inline?: boolean }) {
  const field = useField<string[]>(props, [])
  const toggle = (value: string, on: boolean) => field.set(on ? [...field.value, value] : field.value.filter((chosen) => chosen !== value))
  return (
    <fieldset class={field.fault ? 'field faulty' : 'field'} aria-describedby={field.aria['aria-describedby']}>
      <legend>{props.label}</legend>
      <div class={props.inline ? 'choices inline' : 'choices'}>
        {props.choices.map((choice) => (
          <label key={choice.value} class="choice">
            <input
              type="checkbox"
              checked={field.value.includes(choice.value)}
              disabled={props.disabled || choice.disabled}
              aria-invalid={field.fault ? 'true' : undefined}
              onChange={(event) => toggle(choice.value, event.currentTarget.checked)}
            />
            <span>
              {choice.text}
              {choice.hint && <span class="hint">{choice.hint}</span>}
            </span>
          </label>
        ))}
      </div>
      <Below id={field.id} hint={props.hint} fault={field.fault} />
    </fieldset>
  )
}

function Below({ id, hint, fault }: { id: string; hint?: ComponentChildren; fault: string | undefined }) {
  return (
    <>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {fault && (
        <p class="fault" id={`${id}-fault`}>
          {fault}
        </p>
      )}
    </>
  )
}
