/** A scheme to read: its tree with hairlines, what decides a rank, and the other rules, each with its source. */
import { planOf } from '../../../server/scoring/plan.ts'
import type { Node, Scheme, Text } from '../../../server/scoring/types.ts'
import { competitions } from '../../../server/words/competitions.ts'
import { schemeWords } from '../../../server/words/scheme.ts'
import { useWords } from '../../lang.ts'
import { Section } from '../../parts/page.tsx'
import { type Branch, Tree } from '../../parts/tree.tsx'
import { type At, type FieldWord, settingOf } from './field.ts'
import { nodeFields } from './node-fields.ts'
import { type RulePlace, ruleSections } from './rule-fields.ts'
import { keyText, namesOf, settingsText, sittingText, textOf } from './say.ts'

export function SchemeView({ scheme }: { scheme: Scheme }) {
  const w = useWords(competitions).scheme
  const names = namesOf(scheme)
  const at = { scheme, plan: planOf(scheme) }
  return (
    <>
      <Section title={w.tree}>
        <Tree label={w.tree} branches={[branch(scheme.root, at)]} />
      </Section>
      <div class="scheme-rules">
        <Section title={w.keys} lead={w.keysLead}>
          <ol class="rule-list">
            {scheme.keys.map((key, i) => (
              <li key={i}>
                {keyText(key, names)}
                <Cite text={key.cite} />
              </li>
            ))}
            <li class="soft">{w.ties[scheme.ties]}</li>
          </ol>
          <p class="soft">{settingsText(ruleSections.general, scheme, at, ['name'])}</p>
        </Section>
        {(['prizes', 'titles', 'squads', 'standardise'] as const).map((place) => (
          <Rules key={place} place={place} at={at} />
        ))}
      </div>
    </>
  )
}

/** The rules of one place, one line for each row; nothing where nothing is said. */
function Rules({ place, at }: { place: RulePlace; at: At }) {
  const w = useWords(schemeWords)
  const none = useWords(competitions).scheme.noPrizes
  const lines = ruleSections[place].flatMap((field) => {
    const value = settingOf(field, at.scheme, at)
    const rows = (field.as === 'rows' ? (value ?? []) : value ? [value] : []) as { name?: Text; cite?: Text }[]
    return rows.map((row) => ({
      name: row.name ? textOf(row.name) : w.field[field.word],
      text: settingsText(field.fields ?? [], row, at, ['name', 'id', 'cite']),
      cite: row.cite,
    }))
  })
  if (lines.length === 0) return place === 'prizes' ? <p class="soft">{none}</p> : null
  return (
    <Section title={w.places[place]}>
      <ul class="rule-list">
        {lines.map(({ name, text, cite }, i) => (
          <li key={i}>
            <strong>{name}</strong> {text}
            <Cite text={cite} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Cite({ text }: { text: Text | undefined }) {
  const w = useWords(competitions).scheme
  return text ? <span class="cite">{w.source(textOf(text))}</span> : null
}

function branch(node: Node, at: At): Branch {
  return {
    key: node.id,
    line: <NodeLine node={node} at={at} />,
    end: <NodeEnd node={node} />,
    ...(node.kind === 'group' && { children: node.children.map((child) => branch(child, at)) }),
  }
}

/** Shown beside the name, or in a line of their own. */
const ELSEWHERE: readonly FieldWord[] = ['name', 'id', 'cite', 'level', 'weight', 'full', 'sitting', 'adds', 'kind']

/** What a node is called, how it is marked, and where its rule comes from. */
function NodeLine({ node, at }: { node: Node; at: At }) {
  const kinds = useWords(schemeWords).choice.kind
  const settings = settingsText(nodeFields, node, at, ELSEWHERE)
  const notes = [node.kind !== 'group' && kinds[node.kind], settings, node.sitting && sittingText(node.sitting, at)].filter(Boolean)
  return (
    <div class="node">
      <span class={node.kind === 'group' ? 'node-name group' : 'node-name'}>{textOf(node.name)}</span>
      {notes.length > 0 && <span class="node-note">{notes.join(' · ')}</span>}
      <Cite text={node.cite} />
    </div>
  )
}

/** The weight where siblings are weighed, else the points; what gives no points shows neither. */
function NodeEnd({ node }: { node: Node }) {
  const w = useWords(competitions).scheme
  const points = node.full !== undefined && node.full !== '0' ? w.outOf(node.full) : ''
  return (
    <span class="node-end">
      {node.weight !== undefined && <strong>{node.weight}</strong>}{' '}
      {points && <span class={node.weight === undefined ? undefined : 'soft'}>{points}</span>}
    </span>
  )
}
