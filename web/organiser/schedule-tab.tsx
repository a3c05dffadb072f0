/** The schedule of an event: when each phase is open, and the batches, sessions and work places that the draw assigns. */
import type { Plan } from '../../server/competitions/calendar.ts'
import { calendar } from '../../server/words/calendar.ts'
import { api, ask, ProblemError } from '../api.ts'
import { instant, useWords, wall } from '../lang.ts'
import { ProblemBanner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { AreaField, DateField } from '../parts/fields.tsx'
import { Form } from '../parts/form.tsx'
import { FormButton } from '../parts/form-button.tsx'
import { StateMark } from '../parts/marks.tsx'
import { Loading, Section } from '../parts/page.tsx'
import { Table } from '../parts/table.tsx'
import { useLoad } from '../use.ts'
import { mayArrange } from './may.ts'

const load = (event: string) => ask(api.events[':event'].schedule.$get({ param: { event } }))
type Schedule = Awaited<ReturnType<typeof load>>

interface PartProps {
  event: string
  schedule: Schedule
  reload: () => void
}

export function ScheduleTab({ event }: { event: { id: string } }) {
  const { data, problem, loading, reload } = useLoad(() => load(event.id), [event.id])
  if (loading) return <Loading />
  if (!data) return <ProblemBanner problem={problem} retry={reload} />
  return (
    <>
      <Phases event={event.id} schedule={data} reload={reload} />
      <Stations event={event.id} schedule={data} reload={reload} />
    </>
  )
}

const SHAPES = { early: 'todo', open: 'doing', late: 'done' } as const

function Phases({ event, schedule, reload }: PartProps) {
  const words = useWords(calendar)
  const w = words.plan
  const now = new Date().toISOString()
  const stateOf = ({ opensAt, closesAt }: Schedule['phases'][number]) =>
    now < opensAt ? 'early' : closesAt && now > closesAt ? 'late' : 'open'
  const edit = mayArrange() && (
    <FormButton text={w.change} question={w.question} onDone={reload}>
      {(done) => <PlanForm event={event} schedule={schedule} onDone={done} />}
    </FormButton>
  )
  return (
    <Section title={w.title} lead={w.lead} actions={edit}>
      <Table
        caption={w.title}
        rows={schedule.phases}
        rowKey={(one) => one.phase}
        phone="cards"
        empty={<p class="empty-line">{w.none}</p>}
        columns={[
          { key: 'phase', head: w.phase, lead: true, cell: (one) => words.phases[one.phase] },
          { key: 'opens', head: w.opens, cell: (one) => instant(one.opensAt) },
          { key: 'closes', head: w.closes, cell: (one) => (one.closesAt ? instant(one.closesAt) : w.noEnd) },
          {
            key: 'state',
            head: w.now,
            cell: (one) => <StateMark shape={SHAPES[stateOf(one)]}>{w.state[stateOf(one)]}</StateMark>,
          },
        ]}
      />
    </Section>
  )
}

const SPANS = ['marking', 'check', 'publish', 'final'] as const

function PlanForm({ event, schedule, onDone }: { event: string; schedule: Schedule; onDone: () => void }) {
  const words = useWords(calendar)
  const w = words.plan
  const windowOf = (name: string) => {
    const known = schedule.phases.find(({ phase }) => phase === name)
    return { opensAt: known ? wall(known.opensAt) : '', closesAt: known?.closesAt ? wall(known.closesAt) : '' }
  }
  const send = (json: Plan) => ask(api.events[':event'].phases.$put({ param: { event }, json }))
  const start = Object.fromEntries([...SPANS, 'archived'].map((name) => [name, windowOf(name)])) as Plan
  return (
    <Form start={start} send={send} submit={w.save} onDone={onDone}>
      <p class="soft">{w.registrationWhere}</p>
      {SPANS.flatMap((name) => [
        <DateField key={`${name} opens`} name={`${name}.opensAt`} label={w.opensAt(words.phases[name])} optional time />,
        <DateField key={`${name} closes`} name={`${name}.closesAt`} label={w.closesAt(words.phases[name])} optional time />,
      ])}
      <DateField name="archived.opensAt" label={w.archivesAt} optional time />
    </Form>
  )
}

function Stations({ event, schedule: { stations, drawn }, reload }: PartProps) {
  const w = useWords(calendar).stations
  const batches = [...Map.groupBy(stations, (one) => `${one.batch}\n${one.session}`).values()]
  const edit = mayArrange() && !drawn && (
    <FormButton text={w.change} question={w.question} onDone={reload}>
      {(done) => <StationsForm event={event} stations={stations} onDone={done} />}
    </FormButton>
  )
  return (
    <Section title={w.title} lead={drawn ? w.drawn : w.lead} actions={edit}>
      <Table
        caption={w.title}
        rows={batches}
        rowKey={([one]) => `${one!.batch} ${one!.session}`}
        phone="cards"
        empty={<p class="empty-line">{w.none}</p>}
        columns={[
          { key: 'batch', head: w.batch, lead: true, cell: ([one]) => one!.batch },
          { key: 'session', head: w.session, cell: ([one]) => one!.session },
          { key: 'count', head: w.count, align: 'end', cell: (places) => places.length },
          { key: 'places', head: w.place, cell: (places) => places.map(({ place }) => place).join('、') },
        ]}
      />
    </Section>
  )
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

function StationsForm({ event, stations, onDone }: { event: string; stations: Schedule['stations']; onDone: () => void }) {
  const w = useWords(calendar).stations
  const written = (all: Schedule['stations']) => all.map(({ batch, session, place }) => `${batch} | ${session} | ${place}`).join('\n')
  const start = { sessions: '', places: '', lines: written(stations) }
  const send = ({ lines }: typeof start) => {
    const rows = linesOf(lines).map((line, i) => {
      const [batch, session, place, ...more] = line.split(/[|｜\t]/).map((part) => part.trim())
      if (!batch || !session || !place || more.length > 0)
        throw new ProblemError('invalid-input', 422, [{ path: ['lines'], code: 'station-line', params: { line: String(i + 1) } }])
      return { batch, session, place }
    })
    return ask(api.events[':event'].stations.$put({ param: { event }, json: { stations: rows } }))
  }
  return (
    <Form start={start} send={send} submit={w.save} onDone={onDone}>
      {(values, set) => (
        <>
          <AreaField name="sessions" label={w.sessions} hint={w.sessionsHint} optional rows={3} />
          <AreaField name="places" label={w.places} hint={w.placesHint} optional rows={3} />
          <div class="actions">
            <Button
              disabled={values.sessions.trim() === '' || values.places.trim() === ''}
              onClick={() =>
                set(
                  'lines',
                  written(
                    linesOf(values.sessions).flatMap((session, i) =>
                      linesOf(values.places).map((place) => ({ batch: w.batchName(i + 1), session, place })),
                    ),
                  ),
                )
              }
            >
              {w.layOut}
            </Button>
          </div>
          <AreaField name="lines" label={w.lines} hint={w.linesHint} optional rows={8} />
        </>
      )}
    </Form>
  )
}
