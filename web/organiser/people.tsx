/** Units and workers: the union tree on the left, the chosen unit with its workers on the right. */

import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { UnitSeen } from '../../server/people/seen-queries.ts'
import { people } from '../../server/words/people.ts'
import { api, ask } from '../api.ts'
import { named, useWords } from '../lang.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Empty } from '../parts/empty.tsx'
import { Page as Frame } from '../parts/page.tsx'
import { type Branch, Tree } from '../parts/tree.tsx'
import { session } from '../session.ts'
import { useLoad } from '../use.ts'
import './people.css'
import { PickField } from '../parts/pick.tsx'
import { findUnits } from './find-units.ts'
import { UnitForm } from './unit-form.tsx'
import { UnitPanel } from './unit-panel.tsx'

export function Page() {
  const w = useWords(people)
  const { query, route, path } = useLocation()
  const chosen = query.unit
  const [changes, setChanges] = useState(0)
  const open = (id: string) => route(`${path}?unit=${id}`)
  const { data, problem, loading, reload } = useLoad(() => treeWith(chosen), [changes])
  const changed = () => setChanges((n) => n + 1)
  return (
    <Frame title={w.title} lead={w.lead} problem={problem} retry={reload} loading={loading} width="wide">
      {data && data.tops.length === 0 ? (
        <NoUnits onDone={changed} />
      ) : (
        data && (
          <div class={chosen ? 'union chosen' : 'union'}>
            <nav class="union-tree" aria-label={w.tree}>
              <PickField
                name="find"
                label={w.findUnit}
                placeholder={w.findUnitHint}
                find={findUnits}
                onPick={(found) => found && open(found.value)}
              />
              <Tree key={changes} label={w.tree} foldable branches={branches(data, data.tops, chosen)} />
            </nav>
            <div class="union-unit">
              {chosen ? <UnitPanel key={chosen} id={chosen} onTree={changed} /> : <p class="soft no-phone">{w.choose}</p>}
            </div>
          </div>
        )
      )}
    </Frame>
  )
}

interface Known {
  tops: UnitSeen[]
  /** Units that are open from the start, with what stands below them. */
  below: Map<string, UnitSeen[]>
}

/** The top of the tree, opened down to the chosen unit. */
async function treeWith(chosen: string | undefined): Promise<Known> {
  const tops = (await ask(api.units.$get({ query: {} }))).rows
  const trail = chosen
    ? await ask(api.units[':unit'].$get({ param: { unit: chosen } })).then(
        (unit) => unit.trail.map(({ id }) => id),
        () => [],
      )
    : []
  const open = new Set([...trail, ...(tops.length === 1 ? [tops[0]!.id] : [])])
  const below = await Promise.all([...open].map(async (id) => [id, await childrenOf(id)] as const))
  return { tops, below: new Map(below) }
}

const MOST_PAGES = 6
/** Streets stand before industries. */
const KINDS = ['district', 'street', 'industry', 'grassroots']

/** Some three hundred units: where there are more, the search is the way. */
async function childrenOf(parent: string): Promise<UnitSeen[]> {
  const found: UnitSeen[] = []
  for (let after: string | null | undefined, i = 0; i < MOST_PAGES && after !== null; i++) {
    const page = await ask(api.units.$get({ query: { parent, ...(after && { after }) } }))
    found.push(...page.rows)
    after = page.next
  }
  return found.toSorted((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind))
}

function branches(known: Known, units: UnitSeen[], chosen: string | undefined): Branch[] {
  return units.map((unit) => {
    const below = known.below.get(unit.id)
    return {
      key: unit.id,
      line: <UnitLink unit={unit} />,
      end: <Count unit={unit} />,
      ...(unit.children === 0
        ? {}
        : below
          ? { children: branches(known, below, chosen), open: true }
          : { more: async () => branches(known, await childrenOf(unit.id), chosen) }),
    }
  })
}

function UnitLink({ unit }: { unit: UnitSeen }) {
  const { path, query } = useLocation()
  return (
    <a class="unit-link" href={`${path}?unit=${unit.id}`} aria-current={query.unit === unit.id ? 'true' : undefined}>
      {named(unit)}
    </a>
  )
}

function Count({ unit }: { unit: UnitSeen }) {
  const w = useWords(people)
  return <span class="soft small">{unit.children > 0 ? w.childCount(unit.children) : w.personCount(unit.persons)}</span>
}

function NoUnits({ onDone }: { onDone: () => void }) {
  const w = useWords(people)
  const [adding, setAdding] = useState(false)
  const may = session.value?.role === 'admin' || session.value?.role === 'organiser'
  return (
    <Empty
      title={w.noUnits}
      action={
        may && (
          <Button kind="primary" onClick={() => setAdding(true)}>
            {w.addDistrict}
          </Button>
        )
      }
    >
      {w.noUnitsLead}
      <Dialog open={adding} title={w.addDistrict} onClose={() => setAdding(false)}>
        <UnitForm parent={null} onDone={onDone} />
      </Dialog>
    </Empty>
  )
}
