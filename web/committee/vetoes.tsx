/** Veto facts of firms: what was reported, by whom, and what was lifted. */
import { useState } from 'preact/hooks'
import { campaigns } from '../../server/words/campaigns.ts'
import { common } from '../../server/words/common.ts'
import { api, ask } from '../api.ts'
import { day, useWords } from '../lang.ts'
import { Button } from '../parts/button.tsx'
import { AskButton, Dialog } from '../parts/dialog.tsx'
import { Empty } from '../parts/empty.tsx'
import { AreaField, DateField, optionsOf, SelectField, TextField } from '../parts/fields.tsx'
import { Form } from '../parts/form.tsx'
import { Section } from '../parts/page.tsx'
import { PickField } from '../parts/pick.tsx'
import { Table } from '../parts/table.tsx'
import { useLoad } from '../use.ts'
import { findUnits } from './units.ts'

export function Vetoes({ mayExamine, onChange }: { mayExamine: boolean; onChange: () => void }) {
  const w = useWords(campaigns)
  const c = useWords(common)
  const { data, reload } = useLoad(() => ask(api['veto-facts'].$get()))
  const [adding, setAdding] = useState(false)
  const done = () => {
    setAdding(false)
    reload()
    onChange()
  }
  return (
    <Section title={w.vetoFacts} lead={w.vetoLead} actions={mayExamine && <Button onClick={() => setAdding(true)}>{w.addVeto}</Button>}>
      <Table
        caption={w.vetoFacts}
        rows={data?.facts ?? []}
        rowKey={({ id }) => id}
        phone="cards"
        tone={({ lifted }) => (lifted ? 'quiet' : undefined)}
        empty={<Empty title={w.noVetoes}>{w.noVetoesNext}</Empty>}
        columns={[
          { key: 'unit', head: c.terms.unit, lead: true, cell: ({ unitName }) => unitName },
          { key: 'kind', head: w.vetoKind, cell: ({ kind }) => (w.vetoes as Record<string, string>)[kind] ?? kind },
          { key: 'day', head: w.vetoDay, cell: (fact) => <span class="num">{day(fact.day)}</span> },
          { key: 'facts', head: w.vetoFactsText, cell: ({ facts, source }) => `${facts} · ${source}` },
          { key: 'by', head: w.enteredBy, cell: ({ byName, lifted }) => (lifted ? w.lifted(lifted.reason, lifted.byName) : byName) },
          mayExamine && {
            key: 'act',
            head: '',
            print: false,
            cell: ({ id, lifted }) =>
              !lifted && (
                <AskButton
                  kind="plain"
                  text={w.lift}
                  question={w.liftTitle}
                  reason
                  act={(reason) => ask(api['veto-facts'][':fact'].lift.$put({ param: { fact: id }, json: { reason } }))}
                  onDone={done}
                >
                  {w.liftText}
                </AskButton>
              ),
          },
        ]}
      />
      {adding && (
        <Dialog open title={w.addVeto} onClose={() => setAdding(false)}>
          <Form
            start={{ unitId: '', kind: 'accident', day: '', facts: '', source: '' }}
            submit={w.addVeto}
            send={(json) => ask(api['veto-facts'].$post({ json }))}
            onDone={done}
          >
            <PickField name="unitId" label={c.terms.unit} find={findUnits} />
            <SelectField name="kind" label={w.vetoKind} options={optionsOf(w.vetoes)} />
            <DateField name="day" label={w.vetoDay} />
            <AreaField name="facts" label={w.vetoFactsText} most={300} rows={3} />
            <TextField name="source" label={w.vetoSource} most={120} />
          </Form>
        </Dialog>
      )}
    </Section>
  )
}
