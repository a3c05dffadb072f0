/** The scheme's editor: its tree, the settings of the chosen place, and what the scheme does; checked by the engine's own rules at once. */
import { useMemo, useRef, useState } from 'preact/hooks'
import { faults } from '../../../server/scoring/faults.ts'
import { planOf } from '../../../server/scoring/plan.ts'
import type { Scheme } from '../../../server/scoring/types.ts'
import { competitions } from '../../../server/words/competitions.ts'
import { schemeWords } from '../../../server/words/scheme.ts'
import { faultText } from '../../../server/words/scoring.ts'
import { api, ask } from '../../api.ts'
import { lang, useCommon, useWords } from '../../lang.ts'
import { ProblemBanner } from '../../parts/banner.tsx'
import { Button } from '../../parts/button.tsx'
import { AskButton } from '../../parts/dialog.tsx'
import { useAct } from '../../use.ts'
import { type Changed, nodeAt } from './change.ts'
import { DifferenceTable } from './difference-table.tsx'
import { FormPane } from './form-pane.tsx'
import { isRule, type Place, pathOf, placeOf } from './place.ts'
import { Sample } from './sample-pane.tsx'
import { textOf } from './say.ts'
import { TreePane } from './tree-pane.tsx'
import './editor.css'

export interface EditorProps {
  event: string
  number: number
  scheme: Scheme
  onSaved: (number: number) => void
  onDiscard: () => void
}

export function Editor({ event, number, scheme: start, onSaved, onDiscard }: EditorProps) {
  const w = useWords(competitions).scheme
  const e = useWords(schemeWords)
  const c = useCommon()
  const panes = useRef<HTMLDivElement>(null)
  const [[scheme, ...past], setPast] = useState<[Scheme, ...Scheme[]]>([start])
  const [chosen, setChosen] = useState<Place>('root')
  // An undone step may have taken the chosen node away.
  const place = isRule(chosen) || nodeAt(scheme, pathOf(chosen)) ? chosen : 'root'
  const [found, at] = useMemo(() => [faults(scheme), { scheme, plan: planOf(scheme) }] as const, [scheme])
  const save = useAct(() => ask(api.events[':event'].scheme.$put({ param: { event }, json: { base: number, scheme } })))
  const isChanged = scheme !== start
  const typed = useRef(0)
  // What is typed without a pause is one step to undo.
  const change = (next: Scheme) => {
    const isSame = Date.now() - typed.current < 1000
    typed.current = Date.now()
    setPast(([now, ...before]) =>
      next === now ? [now, ...before] : isSame && before.length > 0 ? [next, ...before] : [next, now, ...before],
    )
  }
  const onNode = ({ scheme: next, path }: Changed) => {
    typed.current = 0
    change(next)
    typed.current = 0
    setChosen(path.join('.'))
  }
  const form = () => panes.current?.querySelector<HTMLElement>('.form-pane')
  const go = (to: Place, by?: 'pointer' | 'key') => {
    setChosen(to)
    // Where the panes are stacked the settings lie below the tree.
    const isStacked = (form()?.offsetTop ?? 0) > (panes.current?.offsetTop ?? 0)
    if (isStacked && by !== 'key') requestAnimationFrame(() => form()?.scrollIntoView())
  }
  const enter = () => form()?.querySelector<HTMLElement>('input, select')?.focus()
  const onSave = async () => {
    const saved = await save.run()
    if (saved) onSaved(saved.number)
  }
  return (
    <>
      <div class="scheme-bar row no-print">
        <p class={found.length > 0 ? 'fault' : 'soft'} role="status">
          {found.length > 0 ? w.faults(found.length) : isChanged ? `${w.sound} ${w.unsaved}` : w.sound}
        </p>
        <div class="actions">
          <Button kind="primary" busy={save.busy} disabled={!isChanged || found.length > 0} onClick={onSave}>
            {w.save}
          </Button>
          <Button disabled={past.length === 0} onClick={() => setPast(([now, before, ...rest]) => [before ?? now, ...rest])}>
            {e.undo}
          </Button>
          {isChanged ? (
            <AskButton text={w.discard} question={w.discardTitle} danger act={async () => onDiscard()}>
              {w.discardLead}
            </AskButton>
          ) : (
            <Button onClick={onDiscard}>{c.close}</Button>
          )}
        </div>
      </div>
      <ProblemBanner problem={save.problem} />
      <div class="scheme-editor stack" ref={panes}>
        <TreePane {...{ scheme, place, go, enter }} faulty={new Set(found.map((fault) => placeOf(scheme, fault)))} change={onNode} />
        <FormPane {...{ place, at, change, go }} faults={found} />
        <section class="scheme-pane sample-pane" aria-label={e.pane.sample}>
          {found.length > 0 && (
            <>
              <h3>{e.faults}</h3>
              <ul class="fault-list">
                {found.map((fault) => {
                  const to = placeOf(scheme, fault)
                  const name = isRule(to) ? e.places[to] : textOf(nodeAt(scheme, pathOf(to))?.name ?? scheme.name)
                  return (
                    <li key={`${fault.code}${fault.path.join()}`}>
                      <Button kind="plain" label={`${e.faultsAt(name)}: ${faultText(fault, lang.value)}`} onClick={() => go(to)}>
                        {name}
                      </Button>{' '}
                      {faultText(fault, lang.value)}
                    </li>
                  )
                })}
              </ul>
            </>
          )}
          <h3>{e.pane.sample}</h3>
          <Sample scheme={scheme} sound={found.length === 0} />
        </section>
      </div>
      {isChanged && (
        <details class="scheme-since">
          <summary>{e.differences.since(number)}</summary>
          <DifferenceTable was={start} now={scheme} />
        </details>
      )}
    </>
  )
}
