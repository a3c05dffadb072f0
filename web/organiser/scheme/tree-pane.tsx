/** The scheme's tree and its other rules, to choose from; nodes are added, moved, duplicated and removed here, by keyboard too. */
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Scheme } from '../../../server/scoring/types.ts'
import { schemeWords } from '../../../server/words/scheme.ts'
import { useCommon, useWords } from '../../lang.ts'
import { Button } from '../../parts/button.tsx'
import { addAspect, addGroup, type Changed, duplicateNode, moveIn, moveNode, moveOut, type Path, removeNode } from './change.ts'
import { isRule, type Place, pathOf, rowsOf } from './place.ts'
import { textOf } from './say.ts'

interface TreePaneProps {
  scheme: Scheme
  place: Place
  /** Places with something to correct. */
  faulty: ReadonlySet<Place>
  go: (place: Place, by: 'pointer' | 'key') => void
  /** Opens the settings of the chosen place. */
  enter: () => void
  change: (to: Changed) => void
}

const both = ([zh, en]: readonly [string, string]) => ({ zh, en })

/** What can be done to a node, in the order of the buttons, with the keys that do it. */
const ACTS: Record<
  'addAspect' | 'addGroup' | 'duplicate' | 'moveUp' | 'moveDown' | 'moveOut' | 'moveIn' | 'remove',
  [keys: string, act: (scheme: Scheme, path: Path) => Changed]
> = {
  addAspect: ['Insert', (scheme, path) => addAspect(scheme, path, both(schemeWords.newAspect))],
  addGroup: ['', (scheme, path) => addGroup(scheme, path, both(schemeWords.newGroup), both(schemeWords.newAspect))],
  duplicate: ['Control+d', duplicateNode],
  moveUp: ['Alt+ArrowUp', (scheme, path) => moveNode(scheme, path, -1)],
  moveDown: ['Alt+ArrowDown', (scheme, path) => moveNode(scheme, path, 1)],
  moveOut: ['Alt+ArrowLeft', moveOut],
  moveIn: ['Alt+ArrowRight', moveIn],
  remove: ['Delete', removeNode],
}
const SIGNS: Record<string, string> = { moveUp: '↑', moveDown: '↓', moveOut: '←', moveIn: '→' }

export function TreePane({ scheme, place, faulty, go, enter, change }: TreePaneProps) {
  const w = useWords(schemeWords)
  const c = useCommon()
  const list = useRef<HTMLDivElement>(null)
  const byKey = useRef(false)
  const rows = rowsOf(scheme.root)
  const rules = Object.entries(w.places)
  const places = [...rows.map((row) => row.place), ...rules.map(([rule]) => rule)]
  const path = pathOf(place)
  const isNode = !isRule(place)

  // The keyboard's place follows the chosen one, also after a move.
  useLayoutEffect(() => {
    if (byKey.current) list.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus()
    byKey.current = false
  }, [place, scheme])

  const isIdle = (act: string) => act !== 'addAspect' && act !== 'addGroup' && path.length === 1
  const run = (name: keyof typeof ACTS) => {
    if (isNode && !isIdle(name)) change(ACTS[name][1](scheme, path))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const keys = [event.altKey && 'Alt', (event.ctrlKey || event.metaKey) && 'Control', event.key].filter(Boolean).join('+')
    const act = Object.entries(ACTS).find(([, [wanted]]) => wanted === keys)?.[0]
    const to = { ArrowUp: -1, ArrowDown: 1 }[keys]
    if (!act && !to && keys !== 'Enter' && keys !== 'Home' && keys !== 'End') return
    event.preventDefault()
    byKey.current = keys !== 'Enter'
    if (act) run(act as keyof typeof ACTS)
    else if (keys === 'Enter') enter()
    else go((to ? places[places.indexOf(place) + to] : places.at(keys === 'Home' ? 0 : -1)) ?? place, 'key')
  }
  const item = (key: Place, depth: number, name: string, end: string, isGroup = false) => (
    <button
      key={key}
      type="button"
      role="treeitem"
      aria-level={depth + 1}
      aria-selected={key === place}
      tabIndex={key === place ? 0 : -1}
      class={depth === 0 ? 'tree-row top' : isGroup ? 'tree-row group' : 'tree-row'}
      style={{ paddingInlineStart: `${0.5 + depth * 0.875}rem` }}
      data-place={key}
      onFocus={() => key !== place && go(key, 'key')}
      onClick={() => go(key, 'pointer')}
    >
      <span>
        {name}
        {faulty.has(key) && (
          <strong class="fault-sign" title={w.faulty}>
            {' '}
            ●<span class="sr">{w.faulty}</span>
          </strong>
        )}
      </span>
      <span class="num soft">{end}</span>
    </button>
  )
  return (
    <section class="scheme-pane tree-pane" aria-label={w.pane.tree}>
      <h3>{w.pane.tree}</h3>
      <div class="tree-tools">
        {Object.keys(ACTS).map((name) => {
          const label = name === 'remove' ? c.remove : w[name as 'moveUp']
          return (
            <Button
              key={name}
              label={label}
              title={label}
              disabled={!isNode || isIdle(name)}
              onClick={() => run(name as keyof typeof ACTS)}
            >
              {SIGNS[name] ?? label}
            </Button>
          )
        })}
      </div>
      <div class="tree-list" role="tree" aria-label={w.pane.tree} ref={list} onKeyDown={onKeyDown}>
        {rows.map(({ place: key, node, depth }) =>
          item(
            key,
            depth,
            textOf(node.name) || node.id,
            node.weight ?? (node.full !== undefined && node.full !== '0' ? node.full : ''),
            node.kind === 'group',
          ),
        )}
        {rules.map(([rule, name]) => item(rule, 0, name, ''))}
      </div>
      <p class="hint no-phone">{w.keysHint}</p>
    </section>
  )
}
