/** What an event asks of those who enter it: shown to all, set by the organiser, who may admit somebody all the same. */
import { useState } from 'preact/hooks'
import type { EligibilityShown } from '../../../server/entries/eligibility.ts'
import type { Requirement } from '../../../server/training/eligible.ts'
import { training } from '../../../server/words/training.ts'
import { api, ask } from '../../api.ts'
import { dayOf, day as sayDay, useCommon, useWords } from '../../lang.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { NumberField, optionsOf, SelectField, TextField } from '../../parts/fields.tsx'
import { Form } from '../../parts/form.tsx'
import { Section } from '../../parts/page.tsx'
import { PickField } from '../../parts/pick.tsx'
import { Table } from '../../parts/table.tsx'
import { useLoad } from '../../use.ts'
import { findPersons } from '../find.ts'
import { mayArrange } from '../may.ts'

export function EligibilityPart({ event }: { event: string }) {
  const w = useWords(training).eligibility
  const c = useCommon()
  const [task, setTask] = useState<'set' | 'admit' | null>(null)
  const say = useRule()
  const { data, reload } = useLoad(() => ask(api.events[':event'].eligibility.$get({ param: { event } })), [event])
  if (!data || (data.rules.length === 0 && !mayArrange())) return null
  const done = () => {
    setTask(null)
    reload()
  }
  const actions = mayArrange() && (
    <>
      <Button onClick={() => setTask('set')}>{w.set}</Button>
      {data.rules.length > 0 && <Button onClick={() => setTask('admit')}>{w.admit}</Button>}
    </>
  )
  return (
    <Section title={w.title} actions={actions} id="eligibility">
      {data.rules.length === 0 ? (
        <p class="soft">{w.none}</p>
      ) : (
        <ul>
          {data.rules.map((rule) => (
            <li key={JSON.stringify(rule)}>{say(rule, data.year)}</li>
          ))}
        </ul>
      )}
      {data.admissions.length > 0 && (
        <Table
          caption={w.admitted}
          captionShown
          rows={data.admissions}
          rowKey={(one) => one.personId}
          phone="cards"
          columns={[
            { key: 'name', head: c.personName, lead: true, cell: (one) => one.name },
            { key: 'unit', head: c.terms.unit, cell: (one) => one.unitName },
            { key: 'reason', head: c.reason, cell: (one) => one.reason },
            { key: 'at', head: c.date, cell: (one) => <span class="num">{sayDay(dayOf(one.at))}</span> },
          ]}
        />
      )}
      <Dialog open={task !== null} title={task === 'set' ? w.setTitle : w.admitTitle} onClose={() => setTask(null)}>
        {task === 'set' && <RulesForm event={event} rules={data.rules} onDone={done} />}
        {task === 'admit' && <AdmitForm event={event} onDone={done} />}
      </Dialog>
    </Section>
  )
}

function useRule(): (rule: Requirement, year: EligibilityShown['year']) => string {
  const w = useWords(training)
  return ({ kind, trade, least, points, years }, year) =>
    w.eligibility.rule(kind === 'any' ? w.anyKind : w.kinds[kind], trade, least, points, year - years + 1, year)
}

const FRESH: Requirement = { kind: 'drill', trade: '', least: 1, points: null, years: 1 }
const typed = ({ least, points, years, ...rule }: Requirement) => ({
  ...rule,
  least: String(least),
  points: points ?? '',
  years: String(years),
})

function RulesForm({ event, rules, onDone }: { event: string; rules: Requirement[]; onDone: () => void }) {
  const words = useWords(training)
  const w = words.eligibility
  const start = { rules: (rules.length > 0 ? rules : [FRESH]).map(typed) }
  const send = (values: typeof start) => {
    const json = {
      rules: values.rules.map((one) => ({ ...one, least: Number(one.least), points: one.points || null, years: Number(one.years) })),
    }
    return ask(api.events[':event'].eligibility.$put({ param: { event }, json }))
  }
  return (
    <Form start={start} send={send} submit={w.save} onDone={onDone}>
      {(values, set) => (
        <>
          <p class="whole">{w.setText}</p>
          {values.rules.map((_, i) => (
            <fieldset key={i} class="field">
              <legend>
                {words.eligibility.title} {i + 1}
              </legend>
              <div class="filters">
                <SelectField name={`rules.${i}.kind`} label={words.kind} options={[...optionsOf(words.kinds), ['any', words.anyKind]]} />
                <TextField name={`rules.${i}.trade`} label={words.trade} hint={w.tradeHint} most={30} optional />
                <NumberField name={`rules.${i}.least`} label={w.least} integer />
                <NumberField name={`rules.${i}.points`} label={w.points} optional />
                <NumberField name={`rules.${i}.years`} label={w.years} hint={w.yearsHint} integer />
              </div>
              <Button
                kind="plain"
                onClick={() =>
                  set(
                    'rules',
                    values.rules.filter((_, at) => at !== i),
                  )
                }
              >
                {w.remove}
              </Button>
            </fieldset>
          ))}
          <div class="actions">
            <Button onClick={() => set('rules', [...values.rules, typed(FRESH)])}>{w.add}</Button>
          </div>
        </>
      )}
    </Form>
  )
}

function AdmitForm({ event, onDone }: { event: string; onDone: () => void }) {
  const w = useWords(training)
  const c = useCommon()
  const send = (json: { personId: string; reason: string }) => ask(api.events[':event'].admissions.$post({ param: { event }, json }))
  return (
    <Form start={{ personId: '', reason: '' }} send={send} submit={w.eligibility.admit} onDone={onDone}>
      <p>{w.eligibility.admitText}</p>
      <PickField name="personId" label={w.columns.name} find={findPersons} />
      <TextField name="reason" label={c.reason} most={200} />
    </Form>
  )
}
