/** The procedure of an event: the recheck, the windows for appeals, and who sees a release from when on. */
import { useState } from 'preact/hooks'
import type { Procedure } from '../../server/competitions/procedure.ts'
import { recheck } from '../../server/words/recheck.ts'
import { api, ask } from '../api.ts'
import { useWords } from '../lang.ts'
import { Button } from '../parts/button.tsx'
import { CheckField } from '../parts/choices.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { DateField, NumberField, optionsOf, SelectField } from '../parts/fields.tsx'
import { Form } from '../parts/form.tsx'
import { Facts, Section } from '../parts/page.tsx'
import { useLoad } from '../use.ts'

const AUDIENCES = ['contestants', 'units', 'hall', 'public'] as const
const spaced = (minute: string) => minute.replace('T', ' ')

export function ProcedureSection({ event }: { event: string }) {
  const w = useWords(recheck)
  const param = { event }
  const { data, reload } = useLoad(() => ask(api.events[':event'].procedure.$get({ param })), [event])
  const [open, setOpen] = useState<'rules' | 'showing' | null>(null)
  if (!data) return null
  const { procedure, passes } = data
  const { recheck: rule, appeals, embargo, freeze } = procedure
  const onDone = () => {
    setOpen(null)
    reload()
  }
  const span = ({ count, unit }: { count: number; unit: 'hours' | 'working-days' }) => `${count} ${w.units[unit]}`
  return (
    <Section
      title={w.procedure}
      lead={w.procedureLead}
      actions={
        <>
          {rule && <Button href={`/recheck/${event}`}>{w.title}</Button>}
          <Button onClick={() => setOpen('rules')}>{w.rules}</Button>
          <Button onClick={() => setOpen('showing')}>{w.showing}</Button>
        </>
      }
    >
      <Facts
        facts={[
          [w.title, rule ? w.rule(rule) : w.none],
          [w.firstCount, `${w.afters[appeals.first.after]} + ${span(appeals.first)}`],
          [w.answerCount, span(appeals.answer)],
          [w.secondCount, appeals.second && span(appeals.second)],
          ...(Object.values(embargo).every((time) => time === '')
            ? [[w.seen, w.usual] as [string, string]]
            : AUDIENCES.map((one): [string, string] => [w.audiences[one], embargo[one] ? spaced(embargo[one]) : w.usual])),
          [w.freeze, freeze !== '' && spaced(freeze)],
          [
            w.passes,
            <>
              <a href={`/results/${event}?pass=${passes.contestants}`}>{w.passContestants}</a>
              {' · '}
              <a href={`/board/${event}?pass=${passes.hall}`}>{w.passHall}</a>
            </>,
          ],
        ]}
      />
      <Dialog open={open !== null} title={open ? w[open] : ''} onClose={() => setOpen(null)}>
        {open === 'rules' && <RulesForm event={event} procedure={procedure} onDone={onDone} />}
        {open === 'showing' && (
          <Form
            start={{ ...embargo, freeze }}
            submit={w.saveShowing}
            send={({ freeze, ...embargo }) => ask(api.events[':event'].procedure.showing.$put({ param, json: { embargo, freeze } }))}
            onDone={onDone}
          >
            <p class="soft">{w.showingLead}</p>
            {AUDIENCES.map((one) => (
              <DateField key={one} name={one} label={w.audiences[one]} optional time />
            ))}
            <DateField name="freeze" label={w.freeze} hint={w.freezeHint} optional time />
          </Form>
        )}
      </Dialog>
    </Section>
  )
}

function RulesForm({ event, procedure, onDone }: { event: string; procedure: Procedure; onDone: () => void }) {
  const w = useWords(recheck)
  const { recheck: rule, appeals } = procedure
  const start = {
    asks: rule !== null,
    top: String(rule?.top.n ?? 10),
    of: rule?.top.of ?? 'entries',
    rest: String(rule?.rest ?? 15),
    errors: String(rule?.errors ?? 5),
    after: appeals.first.after,
    count: String(appeals.first.count),
    unit: appeals.first.unit,
    answerCount: String(appeals.answer.count),
    answerUnit: appeals.answer.unit,
    again: appeals.second !== null,
    secondCount: String(appeals.second?.count ?? 2),
    secondUnit: appeals.second?.unit ?? 'working-days',
  }
  const send = (v: typeof start) =>
    ask(
      api.events[':event'].procedure.rules.$put({
        param: { event },
        json: {
          recheck: v.asks ? { top: { n: Number(v.top), of: v.of }, rest: Number(v.rest), errors: Number(v.errors) } : null,
          appeals: {
            first: { after: v.after, count: Number(v.count), unit: v.unit },
            answer: { count: Number(v.answerCount), unit: v.answerUnit },
            second: v.again ? { count: Number(v.secondCount), unit: v.secondUnit } : null,
          },
        },
      }),
    )
  return (
    <Form start={start} submit={w.saveRules} send={send} onDone={onDone} columns>
      {(values) => (
        <>
          <CheckField name="asks" label={w.asks} />
          {values.asks && (
            <>
              <NumberField name="top" label={w.top} integer />
              <SelectField name="of" label={w.topOf} options={optionsOf(w.topOfs)} />
              <NumberField name="rest" label={w.rest} integer />
              <NumberField name="errors" label={w.most} integer />
            </>
          )}
          <SelectField name="after" label={w.firstAfter} options={optionsOf(w.afters)} />
          <NumberField name="count" label={w.firstCount} integer />
          <SelectField name="unit" label={w.unit} options={optionsOf(w.units)} />
          <NumberField name="answerCount" label={w.answerCount} integer />
          <SelectField name="answerUnit" label={w.unit} options={optionsOf(w.units)} />
          <CheckField name="again" label={w.second} />
          {values.again && (
            <>
              <NumberField name="secondCount" label={w.secondCount} integer />
              <SelectField name="secondUnit" label={w.unit} options={optionsOf(w.units)} />
            </>
          )}
        </>
      )}
    </Form>
  )
}
