/** What the settings of a scheme are shown with: words in both languages, typed numbers, pairs, and the frame of a part. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { Fault, Text } from '../../../server/scoring/types.ts'
import { schemeWords } from '../../../server/words/scheme.ts'
import { faultText } from '../../../server/words/scoring.ts'
import { lang, useCommon, useWords } from '../../lang.ts'
import { Button } from '../../parts/button.tsx'
import { AreaField, NumberField, TextField } from '../../parts/fields.tsx'

export function Faults({ faults }: { faults: readonly Fault[] }) {
  if (faults.length === 0) return null
  return (
    <div class="scheme-faults" role="status">
      {faults.map((fault) => (
        <p key={`${fault.code}${fault.path.join()}`}>{faultText(fault, lang.value)}</p>
      ))}
    </div>
  )
}

/** An optional setting with the button that takes it away. */
export function Taken({ label, take, children }: { label: string; take?: (() => void) | undefined; children: ComponentChildren }) {
  const w = useWords(schemeWords)
  if (!take) return <>{children}</>
  return (
    <div class="taken">
      {children}
      <Button kind="plain" label={w.take(label)} title={w.take(label)} onClick={take}>
        ×
      </Button>
    </div>
  )
}

interface BothProps {
  name: string
  label: string
  hint?: string | undefined
  fault?: string | undefined
  value: Text
  /** Sources and the like: several lines. */
  long?: boolean
  set: (value: Text) => void
}

export function BothTexts({ name, label, hint, fault, value, long, set }: BothProps) {
  const w = useWords(schemeWords)
  const Input = long ? AreaField : TextField
  return (
    <div class="both">
      <Input
        name={`${name}.zh`}
        label={w.inChinese(label)}
        hint={hint}
        fault={fault}
        value={value.zh}
        onValue={(zh) => set({ ...value, zh })}
      />
      <Input name={`${name}.en`} label={w.inEnglish(label)} value={value.en} onValue={(en) => set({ ...value, en })} />
    </div>
  )
}

interface DraftedProps {
  name: string
  label: string
  hint?: string | undefined
  fault?: string | undefined
  value: unknown
  set: (value: unknown) => void
  read: (typed: string) => unknown
  integer?: boolean
}

/** Typed text that means a value: the text stays as it was typed while it means the same. */
export function Drafted({ value, set, read, integer, ...common }: DraftedProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const written = (of: unknown) => (Array.isArray(of) ? of.join(' ') : String(of ?? ''))
  const text = draft !== null && written(read(draft)) === written(value) ? draft : written(value)
  const type = (typed: string) => {
    setDraft(typed)
    set(read(typed))
  }
  return Array.isArray(value) ? (
    <TextField {...common} value={text} onValue={type} />
  ) : (
    <NumberField {...common} integer={integer ?? false} value={text} onValue={type} />
  )
}

interface PairsProps {
  name: string
  label: string
  hint?: string | undefined
  fault?: string | undefined
  value: Record<string, string>
  set: (value: unknown) => void
  take?: (() => void) | undefined
}

/** Names with a value each; a line without a name is not sent. */
export function Pairs({ name, label, hint, fault, value, set, take }: PairsProps) {
  const c = useCommon()
  const w = useWords(schemeWords)
  const [typed, setTyped] = useState<[string, string][]>([])
  const meant = (of: [string, string][]) => Object.fromEntries(of.filter(([key]) => key !== ''))
  const lines = JSON.stringify(meant(typed)) === JSON.stringify(value) ? typed : Object.entries(value)
  const change = (next: [string, string][]) => {
    setTyped(next)
    set(meant(next))
  }
  const put = (i: number, line: [string, string]) => change(lines.map((was, k) => (k === i ? line : was)))
  return (
    <Part label={label} take={take} faults={[]}>
      {lines.map(([key, of], i) => (
        <div key={i} class="pair">
          <TextField name={`${name}.${i}.key`} label={c.name} value={key} onValue={(next) => put(i, [next.trim(), of])} />
          <TextField name={`${name}.${i}.value`} label="=" value={of} onValue={(next) => put(i, [key, next.trim()])} />
          <Button kind="plain" label={w.take(key || label)} onClick={() => change(lines.filter((_, k) => k !== i))}>
            ×
          </Button>
        </div>
      ))}
      {hint && <p class="hint">{hint}</p>}
      {fault && <p class="fault">{fault}</p>}
      <Button onClick={() => change([...lines, ['', '']])}>{w.give(label)}</Button>
    </Part>
  )
}

interface PartProps {
  label: string
  take?: (() => void) | undefined
  faults: readonly Fault[]
  children: ComponentChildren
}

export function Part({ label, take, faults, children }: PartProps) {
  return (
    <fieldset class="part">
      <legend>
        <Taken label={label} take={take}>
          {label}
        </Taken>
      </legend>
      <Faults faults={faults} />
      {children}
    </fieldset>
  )
}
