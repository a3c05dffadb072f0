/** The settings of the chosen place: a node of the tree, or one of the list's rules. */
import { decimal, fraction, print, sum } from '../../../server/scoring/exact.ts'
import { isPointless, isWeighted } from '../../../server/scoring/plan.ts'
import type { Group, Node, Scheme } from '../../../server/scoring/types.ts'
import { schemeWords } from '../../../server/words/scheme.ts'
import { useWords } from '../../lang.ts'
import { Button } from '../../parts/button.tsx'
import { NumberField, TextField } from '../../parts/fields.tsx'
import { changeNode, childPath, nodeAt, type Path, renameNode, withFull } from './change.ts'
import { Faults } from './input-parts.tsx'
import { type Editing, Fields, isBeside } from './inputs.tsx'
import { nodeFields, nodeSections } from './node-fields.ts'
import { isRule, type Place, pathOf, placeOf } from './place.ts'
import { type RulePlace, ruleSections } from './rule-fields.ts'
import { textOf } from './say.ts'

interface FormPaneProps extends Editing {
  place: Place
  go: (place: Place) => void
  change: (next: Scheme) => void
}

export function FormPane({ place, go, ...editing }: FormPaneProps) {
  const w = useWords(schemeWords)
  const { scheme } = editing.at
  const node = isRule(place) ? undefined : nodeAt(scheme, pathOf(place))
  return (
    <section class="scheme-pane form-pane" aria-label={w.pane.form}>
      <h3>{isRule(place) ? w.places[place] : textOf(node?.name ?? scheme.name)}</h3>
      <p class="only-stacked">
        <Button kind="plain" onClick={() => document.querySelector('.tree-pane')?.scrollIntoView()}>
          ↑ {w.backToTree}
        </Button>
      </p>
      {isRule(place) ? (
        <RuleForm key={place} place={place} {...editing} />
      ) : (
        node && <NodeForm key={place} path={pathOf(place)} node={node} go={go} {...editing} />
      )}
    </section>
  )
}

interface RuleFormProps extends Editing {
  place: RulePlace
  change: (next: Scheme) => void
}

function RuleForm({ place, at, faults, change }: RuleFormProps) {
  const fields = ruleSections[place]
  const rest = faults.filter((fault) => placeOf(at.scheme, fault) === place && !isBeside(fields, at.scheme, at, fault.path))
  return (
    <>
      <Faults faults={rest} />
      <Fields fields={fields} it={at.scheme} at={at} path={[]} faults={faults} change={(next) => change(next as Scheme)} />
    </>
  )
}

interface NodeFormProps extends Editing {
  node: Node
  path: Path
  go: (place: Place) => void
  change: (next: Scheme) => void
}

function NodeForm({ node, path, at, faults, go, change }: NodeFormProps) {
  const w = useWords(schemeWords)
  const { scheme } = at
  const place = path.join('.')
  const rest = faults.filter((fault) => placeOf(scheme, fault) === place && !isBeside(nodeFields, node, at, fault.path.slice(path.length)))
  const set = (next: object) => {
    const { id } = next as Node
    change(id === node.id ? changeNode(scheme, path, () => next as Node) : renameNode(scheme, path, id))
  }
  return (
    <>
      <Faults faults={rest} />
      {Object.entries(nodeSections).map(
        ([section, fields]) =>
          fields.some((field) => field.when?.(node, at) ?? true) && (
            <section key={section} class="form-section">
              <h4>{w.sections[section as keyof typeof nodeSections]}</h4>
              <Fields fields={fields} it={node} at={at} path={[...path]} faults={faults} change={set} />
            </section>
          ),
      )}
      {node.kind === 'group' && (
        <Shares group={node} path={path} go={go} set={(child, next) => change(changeNode(scheme, child, () => next))} />
      )}
    </>
  )
}

/** What each part of a group counts, side by side: weights must sum to exactly 1. */
function Shares({ group, path, go, set }: { group: Group; path: Path; go: (place: Place) => void; set: (path: Path, node: Node) => void }) {
  const w = useWords(schemeWords)
  const weighted = isWeighted(group)
  const counting = group.children.map((child, i) => ({ child, at: childPath(path, i) })).filter(({ child }) => !isPointless(child))
  if (counting.length === 0) return null
  const numbers = counting.map(({ child }) => (weighted ? fraction(child.weight ?? '') : decimal(child.full ?? '')))
  const known = numbers.filter((number) => number !== null)
  const total = print(sum(known))
  return (
    <section class="form-section">
      <h4>{w.shares}</h4>
      <ul class="shares">
        {counting.map(({ child, at }) => (
          <li key={child.id}>
            <Button kind="plain" onClick={() => go(at.join('.'))}>
              {textOf(child.name) || child.id}
            </Button>
            {weighted ? (
              <TextField
                name={`share.${child.id}`}
                label={w.field.weight}
                value={child.weight ?? ''}
                onValue={(weight) => set(at, { ...child, weight: weight.trim() })}
              />
            ) : (
              child.full !== undefined && (
                <NumberField
                  name={`share.${child.id}`}
                  label={w.field.full}
                  value={child.full}
                  onValue={(full) => set(at, withFull(child, full))}
                />
              )
            )}
          </li>
        ))}
      </ul>
      {known.length === counting.length && <p class="soft num">{w.sharesSum(total)}</p>}
    </section>
  )
}
