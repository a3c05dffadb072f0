/** A unit's workers as a table; with a name typed, everybody in or below the unit whose name begins so. */
import { useState } from 'preact/hooks'
import type { OneUnit, PersonSeen } from '../../server/people/seen-queries.ts'
import { common } from '../../server/words/common.ts'
import { people } from '../../server/words/people.ts'
import { training } from '../../server/words/training.ts'
import { api, ask } from '../api.ts'
import { day, useWords } from '../lang.ts'
import { ProblemBanner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Empty } from '../parts/empty.tsx'
import { TextField } from '../parts/fields.tsx'
import { Badge } from '../parts/marks.tsx'
import { Loading, Section } from '../parts/page.tsx'
import { Table } from '../parts/table.tsx'
import { ImportButton } from './import-button.tsx'
import { PersonForm } from './person-form.tsx'
import { usePages } from './use-pages.ts'

export function PersonsSection({ unit, may, onDone }: { unit: OneUnit; may: boolean; onDone: () => void }) {
  const w = useWords(people)
  const c = useWords(common)
  const [q, setQ] = useState('')
  const [asked, setAsked] = useState<PersonSeen | 'new' | null>(null)
  const wanted = q.trim()
  const list = usePages(
    (after: string | undefined) =>
      ask(api.persons.$get({ query: { unit: unit.id, ...(wanted && { q: wanted }), ...(after && { after }) } })),
    [unit.id, wanted],
  )
  const changed = () => {
    list.reload()
    onDone()
  }
  const done = () => {
    setAsked(null)
    changed()
  }
  const actions = may && (
    <>
      <Button onClick={() => setAsked('new')}>{w.addPerson}</Button>
      <ImportButton kind="persons" onDone={changed} />
    </>
  )
  const col = w.personColumns
  const passport = useWords(training).passport
  return (
    <Section title={w.persons} actions={actions} id="persons">
      {unit.personsBelow > 0 && <TextField type="search" name="q" label={w.findPerson} hint={w.findPersonHint} value={q} onValue={setQ} />}
      <ProblemBanner problem={list.problem} retry={list.reload} />
      {!list.rows && list.busy && <Loading />}
      {list.rows && (
        <Table
          caption={w.persons}
          rows={list.rows}
          rowKey={(row) => row.id}
          phone="cards"
          columns={[
            {
              key: 'name',
              head: col.name,
              lead: true,
              width: '9rem',
              cell: (row) =>
                may ? (
                  <Button kind="plain" onClick={() => setAsked(row)} label={`${w.changePerson}${c.colon}${row.name}`}>
                    {row.name}
                  </Button>
                ) : (
                  row.name
                ),
            },
            !!wanted && { key: 'unit', head: col.unit, cell: (row) => row.unitName },
            { key: 'sex', head: col.sex, width: '4rem', cell: (row) => c.sex[row.sex] },
            { key: 'birth', head: col.birthDate, cell: (row) => <span class="num">{day(row.birthDate)}</span> },
            {
              key: 'class',
              head: col.jobClass,
              cell: (row) => (
                <>
                  {c.jobClass[row.jobClass]} {row.migrant === 1 && <Badge tone="quiet">{w.isMigrant}</Badge>}{' '}
                  {row.employee === 0 && <Badge tone="quiet">{w.notEmployee}</Badge>}
                </>
              ),
            },
            { key: 'skill', head: col.skillLevel, cell: (row) => c.skillLevel[row.skillLevel] },
            may && { key: 'pass', head: passport, print: false, cell: (row) => <a href={`/desk/passports/${row.id}`}>{c.show}</a> },
            {
              key: 'id',
              head: col.idNumber,
              cell: (row) => (row.idMasked ? <span class="num">{row.idMasked}</span> : <span class="soft">{w.noIdNumber}</span>),
            },
          ]}
          empty={<NoPersons unit={unit} wanted={wanted} />}
        />
      )}
      {list.more && <Button onClick={list.more}>{w.more}</Button>}
      <Dialog open={asked !== null} title={asked === 'new' ? w.addPerson : w.changePerson} onClose={() => setAsked(null)}>
        {asked && <PersonForm unit={unit} person={asked === 'new' ? null : asked} onDone={done} />}
      </Dialog>
    </Section>
  )
}

function NoPersons({ unit, wanted }: { unit: OneUnit; wanted: string }) {
  const w = useWords(people)
  if (wanted) return <Empty title={w.nobodyFound} />
  if (unit.personsBelow > 0) return <p class="soft">{w.personsBelow}</p>
  return <Empty title={w.noPersons}>{w.noPersonsLead}</Empty>
}
