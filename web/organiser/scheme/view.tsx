/** A scheme to read: its tree with hairlines, what decides a rank, and the prizes, each with its source. */
import type { Node, Scheme, Text } from '../../../server/scoring/types.ts'
import { competitions } from '../../../server/words/competitions.ts'
import { useWords } from '../../lang.ts'
import { Section } from '../../parts/page.tsx'
import { type Branch, Tree } from '../../parts/tree.tsx'
import { aspectText, keyText, namesOf, prizeText, sittingText, textOf } from './say.ts'

export function SchemeView({ scheme }: { scheme: Scheme }) {
  const w = useWords(competitions).scheme
  const names = namesOf(scheme)
  return (
    <>
      <Section title={w.tree}>
        <Tree label={w.tree} branches={[branch(scheme.root)]} />
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
          {scheme.within && <p class="soft">{w.within}</p>}
        </Section>
        <Section title={w.prizes}>
          {scheme.prizes.length === 0 && <p class="soft">{w.noPrizes}</p>}
          <ul class="rule-list">
            {scheme.prizes.map((prize) => (
              <li key={prize.id}>
                <strong>{textOf(prize.name)}</strong> {prizeText(prize)}
                <Cite text={prize.cite} />
              </li>
            ))}
            {scheme.titles?.map((title) => (
              <li key={title.id}>
                <strong>{textOf(title.name)}</strong> {w.titleRank(title.rank)}
                <Cite text={title.cite} />
              </li>
            ))}
          </ul>
        </Section>
      </div>
    </>
  )
}

export function Cite({ text }: { text: Text | undefined }) {
  const w = useWords(competitions).scheme
  return text ? <span class="cite">{w.source(textOf(text))}</span> : null
}

function branch(node: Node): Branch {
  return {
    key: node.id,
    line: <NodeLine node={node} />,
    end: <NodeEnd node={node} />,
    ...(node.kind === 'group' && { children: node.children.map(branch) }),
  }
}

/** What a node is called, how it is marked, and where its rule comes from. */
export function NodeLine({ node }: { node: Node }) {
  const w = useWords(competitions).scheme
  const notes = [
    node.kind === 'group' ? null : aspectText(node),
    node.sitting && sittingText(node.sitting),
    node.kind === 'group' && node.repeat && w.repeat(node.repeat.times),
    node.places !== undefined && w.placesText(node.places),
    node.pass !== undefined && w.pass(node.pass),
  ].filter(Boolean)
  return (
    <div class="node">
      <span class={node.kind === 'group' ? 'node-name group' : 'node-name'}>{textOf(node.name)}</span>
      {notes.map((note) => (
        <span key={String(note)} class="node-note">
          {note}
        </span>
      ))}
      <Cite text={node.cite} />
    </div>
  )
}

/** The weight where siblings are weighed, else the points; what gives no points shows neither. */
export function NodeEnd({ node }: { node: Node }) {
  const w = useWords(competitions).scheme
  const points = node.full !== undefined && node.full !== '0' ? w.outOf(node.full) : ''
  return (
    <span class="node-end">
      {node.weight !== undefined && <strong>{node.weight}</strong>}{' '}
      {points && <span class={node.weight === undefined ? undefined : 'soft'}>{points}</span>}
    </span>
  )
}
