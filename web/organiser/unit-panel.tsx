/** One unit: what it is, the units below, its workers, and what can be done with them. */

import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { OneUnit } from '../../server/people/seen-queries.ts'
import { common } from '../../server/words/common.ts'
import { people } from '../../server/words/people.ts'
import { api, ask } from '../api.ts'
import { findUnits } from '../committee/units.ts'
import { day, named, useWords, whole } from '../lang.ts'
import { Banner, ProblemBanner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Empty } from '../parts/empty.tsx'
import { DateField, TextField } from '../parts/fields.tsx'
import { Form } from '../parts/form.tsx'
import { Facts, Loading, Section } from '../parts/page.tsx'
import { PickField } from '../parts/pick.tsx'
import { Table } from '../parts/table.tsx'
import { session } from '../session.ts'
import { useLoad } from '../use.ts'
import './people.css'
import { ImportButton } from './import-button.tsx'
import { PersonsSection } from './persons-section.tsx'
import { UnitForm } from './unit-form.tsx'
import { usePages } from './use-pages.ts'

export interface UnitPanelProps {
  id: string
  /** A unit was added or changed: a tree beside must be fetched anew. */
  onTree?: () => void
}

export function UnitPanel({ id, onTree }: UnitPanelProps) {
  const w = useWords(people)
  const c = useWords(common)
  const [asked, setAsked] = useState<'change' | 'add' | 'merge' | null>(null)
  const { data: unit, problem, reload } = useLoad(() => ask(api.units[':unit'].$get({ param: { unit: id } })), [id])
  const role = session.value?.role
  const may = role === 'admin' || role === 'organiser' || role === 'officer'
  const done = () => {
    setAsked(null)
    reload()
    onTree?.()
  }
  if (!unit) return problem ? <ProblemBanner problem={problem} retry={reload} /> : <Loading />
  const col = w.unitColumns
  return (
    <>
      <Trail unit={unit} />
      <Section
        title={named(unit)}
        actions={
          may && (
            <>
              <Button onClick={() => setAsked('change')}>{w.changeUnit}</Button>
              {role !== 'officer' && unit.kind !== 'district' && !unit.into && (
                <Button onClick={() => setAsked('merge')}>{w.mergeUnit}</Button>
              )}
            </>
          )
        }
      >
        {unit.into && <Banner kind="info">{w.mergedInto(named(unit.into), day(unit.into.day))}</Banner>}
        <Facts
          facts={[
            [col.kind, c.unitKinds[unit.kind]],
            [col.uscc, unit.uscc && <span class="num">{unit.uscc}</span>],
            [col.ownership, unit.ownership && c.ownership[unit.ownership]],
            [col.industry, unit.industry],
            [col.members, <span class="num">{whole(unit.members)}</span>],
            [w.persons, w.personsHere(unit.personsBelow)],
          ]}
        />
      </Section>
      {unit.kind === 'grassroots' && unit.children === 0 ? null : (
        <Below unit={unit} may={may} onAdd={() => setAsked('add')} onDone={done} />
      )}
      {role !== 'auditor' && <PersonsSection unit={unit} may={may} onDone={reload} />}
      <Dialog open={asked === 'change'} title={w.changeUnit} onClose={() => setAsked(null)}>
        <UnitForm unit={unit} onDone={done} />
      </Dialog>
      <Dialog open={asked === 'add'} title={w.addUnit} onClose={() => setAsked(null)}>
        <UnitForm parent={unit} onDone={done} />
      </Dialog>
      <Dialog open={asked === 'merge'} title={w.mergeTitle(named(unit))} onClose={() => setAsked(null)}>
        <p>{w.mergeText}</p>
        <Form
          start={{ intoId: '', day: '', reason: '' }}
          submit={w.mergeUnit}
          danger
          send={(json) => ask(api.units[':unit'].succession.$put({ param: { unit: id }, json }))}
          onDone={done}
        >
          <PickField name="intoId" label={w.mergeInto} find={findUnits} />
          <DateField name="day" label={w.mergeDay} />
          <TextField name="reason" label={c.reason} most={200} />
        </Form>
      </Dialog>
    </>
  )
}

function Trail({ unit }: { unit: OneUnit }) {
  const w = useWords(people)
  const { path } = useLocation()
  if (unit.trail.length === 0) return null
  return (
    <nav class="trail no-print" aria-label={w.tree}>
      {unit.trail.map((above) => (
        <a key={above.id} href={`${path}?unit=${above.id}`}>
          {named(above)}
        </a>
      ))}
    </nav>
  )
}

function Below({ unit, may, onAdd, onDone }: { unit: OneUnit; may: boolean; onAdd: () => void; onDone: () => void }) {
  const w = useWords(people)
  const c = useWords(common)
  const { path } = useLocation()
  const below = usePages(
    (after: string | undefined) => ask(api.units.$get({ query: { parent: unit.id, ...(after && { after }) } })),
    [unit.id, unit.children],
  )
  const actions = may && (
    <>
      <Button onClick={onAdd}>{w.addUnit}</Button>
      <ImportButton kind="units" onDone={onDone} />
    </>
  )
  return (
    <Section title={w.unitsBelow} actions={actions}>
      <ProblemBanner problem={below.problem} retry={below.reload} />
      {below.rows && (
        <Table
          caption={w.unitsBelow}
          rows={below.rows}
          rowKey={(row) => row.id}
          columns={[
            { key: 'name', head: w.unitColumns.name, lead: true, cell: (row) => <a href={`${path}?unit=${row.id}`}>{named(row)}</a> },
            { key: 'kind', head: w.unitColumns.kind, phone: false, cell: (row) => c.unitKinds[row.kind] },
            { key: 'ownership', head: w.unitColumns.ownership, phone: false, cell: (row) => row.ownership && c.ownership[row.ownership] },
            { key: 'members', head: w.unitColumns.members, align: 'end', cell: (row) => whole(row.members) },
            {
              key: 'persons',
              head: w.persons,
              align: 'end',
              cell: (row) => (row.children > 0 ? w.childCount(row.children) : whole(row.persons)),
            },
          ]}
          empty={<Empty title={w.noUnitsBelow}>{w.noUnitsBelowLead}</Empty>}
        />
      )}
      {below.more && <Button onClick={below.more}>{w.more}</Button>}
    </Section>
  )
}
