/** A form: holds the values, sends them as one act, and puts every fault beside its field. */
import { type ComponentChildren, createContext } from 'preact'
import { useContext, useEffect, useId, useRef, useState } from 'preact/hooks'
import type { Fault } from '../../server/lib/problem.ts'
import { sayFault } from '../../server/words/problems.ts'
import { lang, useCommon } from '../lang.ts'
import { useAct } from '../use.ts'
import { Banner, ProblemBanner } from './banner.tsx'
import { Button } from './button.tsx'

interface Holder {
  values: unknown
  set: (path: string, value: unknown) => void
  faults: Fault[]
  names: Set<string>
}

const HolderContext = createContext<Holder | null>(null)

export interface FormProps<V extends object, R> {
  /** The values at the beginning; a field's `name` is its path in them ("name", "quotas.0.least"). */
  start: V
  /** Sends the values as the form holds them; map numbers and the like here. Keep the server's field paths equal to the names. */
  send: (values: V) => Promise<R>
  onDone?: (result: R, values: V) => void
  /** Verb and noun. */
  submit: string
  /** Shown after success. */
  doneText?: string
  /** Empties the form for the next one after success. */
  again?: boolean
  onCancel?: () => void
  danger?: boolean
  /** Fields in two columns where there is room. */
  columns?: boolean
  /** Fields; or a function of the present values, for fields that depend on others. */
  children: ComponentChildren | ((values: V, set: (path: string, value: unknown) => void) => ComponentChildren)
}

export function Form<V extends object, R>({
  start,
  send,
  onDone,
  submit,
  doneText,
  again,
  onCancel,
  danger,
  columns,
  children,
}: FormProps<V, R>) {
  const w = useCommon()
  const [values, setValues] = useState<V>(start)
  const act = useAct(send)
  const form = useRef<HTMLFormElement>(null)
  const names = useRef(new Set<string>()).current
  const set = (path: string, value: unknown) => setValues((was) => put(was, path.split('.'), value) as V)
  const faults = act.problem?.faults ?? []

  useEffect(() => {
    if (!act.problem) return
    const faulty = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]') ?? form.current?.querySelector<HTMLElement>('.banner')
    if (faulty && !faulty.matches('input,select,textarea')) faulty.tabIndex = -1
    faulty?.focus()
  }, [act.problem])

  const onSubmit = async (event: Event) => {
    event.preventDefault()
    const result = await act.run(values)
    if (result === undefined) return
    if (again) setValues(start)
    onDone?.(result, values)
  }
  return (
    <form class={columns ? 'form columns' : 'form'} ref={form} noValidate onSubmit={onSubmit}>
      <HolderContext.Provider value={{ values, set, faults, names }}>
        <ProblemBanner problem={act.problem} shown={(path) => [...names].some((name) => belongs(path, name))} />
        {act.done !== undefined && doneText && <Banner kind="done">{doneText}</Banner>}
        <div class="fields">{typeof children === 'function' ? children(values, set) : children}</div>
      </HolderContext.Provider>
      <div class="actions">
        <Button type="submit" kind={danger ? 'danger' : 'primary'} busy={act.busy}>
          {submit}
        </Button>
        {onCancel && <Button onClick={onCancel}>{w.cancel}</Button>}
      </div>
    </form>
  )
}

export interface FieldProps<T> {
  /** Path in the form's values, and of the server's faults. */
  name: string
  label: ComponentChildren
  hint?: ComponentChildren
  /** Says "optional" beside the label. */
  optional?: boolean
  /** Outside a Form, or to take over: the value and where it goes. */
  value?: T
  onValue?: (value: T) => void
  /** Outside a Form: what is wrong with it. */
  fault?: string | undefined
  disabled?: boolean
}

export interface Bound<T> {
  id: string
  value: T
  set: (value: T) => void
  fault: string | undefined
  /** Spread on the input: ids for label, hint and fault. */
  aria: { id: string; name: string; 'aria-invalid'?: 'true'; 'aria-describedby'?: string; disabled?: boolean }
}

/** Binds an input to the form around it, or to its own value and onValue. */
export function useField<T>(props: FieldProps<T>, empty: T): Bound<T> {
  const holder = useContext(HolderContext)
  const id = useId()
  const { name } = props
  useEffect(() => {
    holder?.names.add(name)
    return () => void holder?.names.delete(name)
  }, [name, holder?.names])
  const value = (props.value !== undefined ? props.value : ((holder && get(holder.values, name.split('.'))) ?? empty)) as T
  const found = holder?.faults.filter((fault) => belongs(fault.path.join('.'), name)).map((fault) => sayFault(fault, lang.value))
  const fault = props.fault ?? (found?.length ? found.join(' ') : undefined)
  const described = [props.hint ? `${id}-hint` : '', fault ? `${id}-fault` : ''].filter(Boolean).join(' ')
  return {
    id,
    value,
    set: (next) => (props.onValue ? props.onValue(next) : holder?.set(name, next)),
    fault,
    aria: {
      id,
      name,
      ...(fault ? { 'aria-invalid': 'true' as const } : {}),
      ...(described ? { 'aria-describedby': described } : {}),
      ...(props.disabled ? { disabled: true } : {}),
    },
  }
}

const belongs = (path: string, name: string) => path === name || path.startsWith(`${name}.`)

function get(values: unknown, path: string[]): unknown {
  return path.reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], values)
}

function put(values: unknown, [key, ...rest]: string[], value: unknown): unknown {
  if (key === undefined) return value
  const next = put((values as Record<string, unknown> | undefined)?.[key], rest, value)
  if (Array.isArray(values)) return values.map((was, i) => (String(i) === key ? next : was))
  return { ...(values as object), [key]: next }
}
