/** Shows any settings of a scheme, as their data describes them, with the faults beside them; what is not set is offered beneath. */
import type { ComponentChildren } from 'preact'
import type { Fault, Text } from '../../../server/scoring/types.ts'
import { schemeWords } from '../../../server/words/scheme.ts'
import { faultText } from '../../../server/words/scoring.ts'
import { lang, useCommon, useWords } from '../../lang.ts'
import { Button } from '../../parts/button.tsx'
import { CheckField } from '../../parts/choices.tsx'
import { DateField, NumberField, type Option, optionsOf, SelectField, TextField } from '../../parts/fields.tsx'
import { moved } from './change.ts'
import { type At, applies, type Field, keyOf, settingOf, stepsOf, withValue } from './field.ts'
import { BothTexts, Drafted, Faults, Pairs, Part, Taken } from './input-parts.tsx'
import { namesOf, rowText, textOf } from './say.ts'

type FaultPath = Fault['path']

export interface Editing {
  at: At
  faults: readonly Fault[]
}

interface FieldsProps extends Editing {
  fields: readonly Field[]
  it: object
  /** Where the object lies in the scheme, as the engine's faults name it. */
  path: FaultPath
  change: (next: object) => void
}

const startsWith = (path: FaultPath, start: FaultPath) => start.every((step, i) => path[i] === step)

/** Whether a fault at a path inside the object stands beside one of its settings. */
export function isBeside(fields: readonly Field[], it: object, at: At, path: FaultPath): boolean {
  return fields.some((field) => {
    const steps = stepsOf(field)
    const value = applies(field, it, at) ? settingOf(field, it, at) : undefined
    if (value === undefined || !startsWith(path, steps)) return false
    const rest = path.slice(steps.length)
    if (rest.length === 0) return true
    if (field.as === 'part') return isBeside(field.fields ?? [], value as object, at, rest)
    if (field.as !== 'rows') return true
    const row = (value as object[])[rest[0] as number]
    return row !== undefined && (rest.length === 1 || isBeside(field.fields ?? [], row, at, rest.slice(1)))
  })
}

export function Fields({ fields, it, at, path, faults, change }: FieldsProps) {
  const w = useWords(schemeWords)
  const here = fields.filter((field) => applies(field, it, at))
  const isSet = (field: Field) => settingOf(field, it, at) !== undefined
  const shown = here.filter((field) => !field.fine && (!field.optional || isSet(field)))
  const offers = here.filter((field) => field.optional && !isSet(field))
  const fine = here.filter((field) => field.fine)
  const set = (field: Field) => (value: unknown) => change(withValue(field, it, value, at))
  const one = (field: Field) => <One key={`${field.as}${keyOf(field)}`} {...{ field, it, at, path, faults, set: set(field) }} />
  const give = (field: Field) => {
    const start = field.start?.(it, at)
    set(field)(field.as === 'rows' ? [start] : start)
  }
  return (
    <>
      <div class="settings">{shown.map(one)}</div>
      {offers.length + fine.length > 0 && (
        <details class="offers" open={shown.length === 0}>
          <summary>{w.more}</summary>
          <div class="settings">{fine.map(one)}</div>
          <div class="offered">
            {offers.map((field) => (
              <Button key={keyOf(field) + field.as} onClick={() => give(field)}>
                {w.give(w.field[field.word])}
              </Button>
            ))}
          </div>
        </details>
      )}
    </>
  )
}

interface OneProps extends Editing {
  field: Field
  it: object
  path: FaultPath
  set: (value: unknown) => void
}

/** One setting by its kind of input. */
function One(props: OneProps) {
  const { field, it, at, faults, set } = props
  const w = useWords(schemeWords)
  const c = useCommon()
  const path = [...props.path, ...stepsOf(field)]
  const value = settingOf(field, it, at)
  const label = w.field[field.word]
  const own = faults.filter((fault) => startsWith(fault.path, path))
  const fault = own.map((one) => faultText(one, lang.value)).join(' ') || undefined
  const hints = w.hint as Readonly<Record<string, string>>
  const hint = hints[field.word === 'full' && field.optional ? 'fullOfGroup' : field.word]
  const common = { name: keyOf(field), label, hint, fault }
  const text = { ...common, value: value === undefined ? '' : String(value), onValue: set }
  const choose = (options: readonly Option[]) => <SelectField {...text} options={withPresent(options, text.value)} />
  const exact = own.filter((one) => one.path.length === path.length)
  const take = field.optional ? () => set(undefined) : undefined
  const framed = (input: ComponentChildren) => (
    <Taken label={label} take={take}>
      {input}
    </Taken>
  )
  switch (field.as) {
    case 'text':
      return framed(<BothTexts {...common} long={field.word === 'cite'} value={value as Text} set={set} />)
    case 'line':
      return framed(<TextField {...text} />)
    case 'share':
      return framed(<TextField {...text} onValue={(typed) => set(typed.trim())} />)
    case 'decimal':
      return framed(<NumberField {...text} />)
    case 'date':
      return framed(<DateField {...text} />)
    case 'count':
      return framed(<Drafted {...common} value={value} set={set} read={(typed) => (/^\d{1,7}$/.test(typed) ? Number(typed) : 0)} integer />)
    case 'number':
      return framed(<Drafted {...common} value={value} set={set} read={(typed) => (/^-?\d+(\.\d+)?$/.test(typed) ? Number(typed) : 0)} />)
    case 'list':
      return framed(<Drafted {...common} value={value} set={set} read={(typed) => typed.split(/[\s,，、]+/).filter(Boolean)} />)
    case 'places':
      return framed(
        <SelectField
          {...text}
          options={[0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => [String(n), w.rounding.digits(n)])}
          onValue={(typed) => set(Number(typed))}
        />,
      )
    case 'choice':
      return framed(
        choose(optionsOf(w.choice[(field.of ?? field.word) as keyof typeof w.choice]).filter(([one]) => field.only?.includes(one) ?? true)),
      )
    case 'skill':
      return framed(choose(optionsOf(c.skillLevel)))
    case 'node':
      return framed(
        choose([...at.plan.nodes.values()].filter((node) => field.nodes?.(node, it) ?? true).map((node) => [node.id, textOf(node.name)])),
      )
    case 'flag':
      return <CheckField {...common} value={value === true} onValue={(on) => set(on || undefined)} />
    case 'pairs':
      return <Pairs {...common} value={value as Record<string, string>} set={set} take={take} />
    case 'part':
      return (
        <Part label={label} take={take} faults={exact}>
          <Fields fields={field.fields ?? []} it={(value ?? {}) as object} at={at} path={path} faults={faults} change={set} />
        </Part>
      )
    case 'rows':
      return <Rows {...props} path={path} label={label} faults={faults} exact={exact} rows={(value ?? []) as object[]} />
  }
}

/** What stands there is an option, even where the scheme no longer offers it. */
const withPresent = (options: readonly Option[], value: string): readonly Option[] =>
  options.some(([one]) => one === value) ? options : [[value, value], ...options]

interface RowsProps extends OneProps {
  label: string
  exact: readonly Fault[]
  rows: readonly object[]
}

function Rows({ field, it, at, path, faults, set, label, exact, rows }: RowsProps) {
  const c = useCommon()
  const w = useWords(schemeWords)
  const put = (next: readonly object[]) => set(next.length === 0 && field.optional ? undefined : next)
  const names = namesOf(at.scheme)
  return (
    <Part label={label} faults={exact}>
      <ol class="rule-rows">
        {rows.map((row, i) => {
          const name = rowText(label, row, i, names)
          const here = [...path, i]
          return (
            <li key={i}>
              <div class="rule-head">
                <strong>{name}</strong>
                <span class="rule-tools">
                  <Button kind="plain" disabled={i === 0} label={`${w.moveUp} ${name}`} onClick={() => put(moved(rows, i, -1))}>
                    ↑
                  </Button>
                  <Button
                    kind="plain"
                    disabled={i === rows.length - 1}
                    label={`${w.moveDown} ${name}`}
                    onClick={() => put(moved(rows, i, 1))}
                  >
                    ↓
                  </Button>
                  <Button kind="plain" label={`${c.remove} ${name}`} onClick={() => put(rows.filter((_, k) => k !== i))}>
                    ×
                  </Button>
                </span>
              </div>
              <Faults faults={faults.filter((fault) => fault.path.length === here.length && startsWith(fault.path, here))} />
              <Fields
                fields={field.fields ?? []}
                it={row}
                at={at}
                path={here}
                faults={faults}
                change={(next) => put(rows.map((was, k) => (k === i ? next : was)))}
              />
            </li>
          )
        })}
      </ol>
      <Button onClick={() => put([...rows, field.start?.(it, at) as object])}>{w.give(label)}</Button>
    </Part>
  )
}
