/** One node of the scheme while it is being edited: its line, its faults, and, when opened, its fields and its place. */

import type { Fault, Node, Scheme } from '../../../server/scoring/types.ts'
import { competitions } from '../../../server/words/competitions.ts'
import { faultText } from '../../../server/words/scoring.ts'
import { lang, useCommon, useWords } from '../../lang.ts'
import { Button } from '../../parts/button.tsx'
import { NumberField, SelectField, TextField } from '../../parts/fields.tsx'
import { addAspect, addCriterion, changeNode, moveNode, type Path, removeNode, withFull, withOptional } from './change.ts'
import { PanelFields } from './edit-panel.tsx'
import { textOf } from './say.ts'
import { NodeLine } from './view.tsx'

export interface Editing {
  scheme: Scheme
  change: (next: Scheme) => void
  faults: readonly Fault[]
  /** Path of the opened node, joined; null while none is. */
  open: string | null
  setOpen: (path: string | null) => void
}

interface NodeProps {
  node: Node
  path: Path
  /** How many siblings it has, itself included. */
  of: number
  editing: Editing
}

export function EditNode({ node, path, of, editing }: NodeProps) {
  const w = useWords(competitions).scheme
  const c = useCommon()
  const key = path.join('.')
  const opened = editing.open === key
  const name = textOf(node.name)
  return (
    <div>
      <div class="edit-line">
        <NodeLine node={node} />
        <Button kind="plain" label={w.editNode(name)} onClick={() => editing.setOpen(opened ? null : key)}>
          {opened ? c.close : c.edit}
        </Button>
      </div>
      <NodeFaults path={path} faults={editing.faults} />
      {opened && (
        <>
          <NodeFields node={node} path={path} editing={editing} />
          <NodeTools node={node} path={path} of={of} editing={editing} />
        </>
      )}
    </div>
  )
}

/** Faults of the node itself; those of its children stand beside them. */
function NodeFaults({ path, faults }: { path: Path; faults: readonly Fault[] }) {
  const own = faults.filter(
    (fault) =>
      path.every((step, i) => fault.path[i] === step) && !(fault.path[path.length] === 'children' && fault.path.length > path.length + 1),
  )
  if (own.length === 0) return null
  return (
    <div class="edit-faults" role="status">
      {own.map((fault) => (
        <p key={`${fault.code}${fault.path.join()}`}>{faultText(fault, lang.value)}</p>
      ))}
    </div>
  )
}

function NodeFields({ node, path, editing: { scheme, change } }: Omit<NodeProps, 'of'>) {
  const w = useWords(competitions).scheme
  const set = (next: Node) => change(changeNode(scheme, path, () => next))
  const places = [['', w.exactly], ...[0, 1, 2, 3].map((n) => [String(n), String(n)])] as [string, string][]
  return (
    <div class="edit-node">
      <div class="name">
        <TextField
          name="zh"
          label={w.nameZh}
          value={node.name.zh}
          most={60}
          onValue={(zh) => set({ ...node, name: { ...node.name, zh } })}
        />
      </div>
      <div class="name">
        <TextField
          name="en"
          label={w.nameEn}
          value={node.name.en}
          most={120}
          onValue={(en) => set({ ...node, name: { ...node.name, en } })}
        />
      </div>
      {node.weight !== undefined && (
        <TextField name="weight" label={w.weight} value={node.weight} onValue={(weight) => set({ ...node, weight: weight.trim() })} />
      )}
      {hasPoints(node) && <NumberField name="full" label={w.full} value={node.full ?? ''} onValue={(full) => set(withFull(node, full))} />}
      {node.kind === 'points' && <NumberField name="max" label={w.max} value={node.max} onValue={(max) => set({ ...node, max })} />}
      {'step' in node && <NumberField name="step" label={w.step} value={node.step} onValue={(step) => set({ ...node, step })} />}
      <SelectField
        name="places"
        label={w.places}
        options={places}
        value={node.places === undefined ? '' : String(node.places)}
        onValue={(text) => set(withOptional(node, 'places', text === '' ? undefined : Number(text)))}
      />
      {node.sitting?.panel && (
        <PanelFields panel={node.sitting.panel} onPanel={(panel) => set({ ...node, sitting: { ...node.sitting!, panel } })} />
      )}
    </div>
  )
}

/** Groups without points of their own are worked out from below; `given` and `time` give none. */
const hasPoints = (node: Node) => (node.kind === 'group' ? node.full !== undefined : node.full !== '0')

function NodeTools({ node, path, of, editing: { scheme, change, setOpen } }: NodeProps) {
  const w = useWords(competitions).scheme
  const c = useCommon()
  const name = textOf(node.name)
  const index = path.at(-1) as number
  const move = (by: -1 | 1) => {
    change(moveNode(scheme, path, by))
    setOpen([...path.slice(0, -1), index + by].join('.'))
  }
  const inPlace = path.length > 1
  return (
    <div class="edit-tools">
      {node.kind === 'group' && node.level === 'criterion' && (
        <Button onClick={() => change(addAspect(scheme, path, bothWords(competitions.scheme.newAspect)))}>{w.addAspect}</Button>
      )}
      {node.kind === 'group' && node.level !== 'criterion' && (
        <Button
          onClick={() =>
            change(addCriterion(scheme, path, bothWords(competitions.scheme.newCriterion), bothWords(competitions.scheme.newAspect)))
          }
        >
          {w.addCriterion}
        </Button>
      )}
      {inPlace && (
        <>
          <Button disabled={index === 0} label={w.up(name)} onClick={() => move(-1)}>
            ↑
          </Button>
          <Button disabled={index === of - 1} label={w.down(name)} onClick={() => move(1)}>
            ↓
          </Button>
          <Button
            label={w.removeNode(name)}
            onClick={() => {
              change(removeNode(scheme, path))
              setOpen(null)
            }}
          >
            {c.remove}
          </Button>
        </>
      )}
    </div>
  )
}

const bothWords = ([zh, en]: readonly [string, string]) => ({ zh, en })
