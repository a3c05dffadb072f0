/** One competition: its facts, its events and how far each has come, and adding another event. */
import { useLocation } from 'preact-iso'
import type { Scheme } from '../../../server/scoring/types.ts'
import { calendar } from '../../../server/words/calendar.ts'
import { competitions } from '../../../server/words/competitions.ts'
import { api, ask } from '../../api.ts'
import { day, named, useCommon, useWords } from '../../lang.ts'
import { Button } from '../../parts/button.tsx'
import { DateField, SelectField, TextField } from '../../parts/fields.tsx'
import { Form } from '../../parts/form.tsx'
import { FormButton } from '../../parts/form-button.tsx'
import { Page as Frame, Section } from '../../parts/page.tsx'
import { Table } from '../../parts/table.tsx'
import { useLoad } from '../../use.ts'
import { mayArrange } from '../may.ts'
import { textOf } from '../scheme/say.ts'
import { CopyForm } from './copy.tsx'
import { nextStep } from './next.tsx'
import './competition.css'

const load = (competition: string) => ask(api.competitions[':competition'].$get({ param: { competition } }))
type Seen = Awaited<ReturnType<typeof load>>

export function OneCompetition({ id }: { id: string }) {
  const w = useWords(competitions)
  const more = useWords(calendar)
  const c = useCommon()
  const { data, problem, loading, reload } = useLoad(() => load(id), [id])
  const { query } = useLocation()
  const one = data?.competition
  return (
    <Frame
      title={one ? named(one) : w.title}
      lead={one && [c.competitionKinds[one.kind], String(one.year), one.unitName, `${day(one.startsOn)} – ${day(one.endsOn)}`].join(' · ')}
      back={{ href: '/desk/competitions', text: w.title }}
      actions={
        mayArrange() &&
        one && (
          <>
            <Button kind="primary" href={`/desk/competitions/${id}/setup`}>
              {more.setup.open}
            </Button>
            <FormButton text={w.changeCompetition} question={w.changeCompetition} onDone={reload}>
              {(done) => <Change one={one} onDone={done} />}
            </FormButton>
            <FormButton text={more.copy.open} question={more.copy.question} opened={'copy' in query}>
              {() => <CopyForm competition={one} />}
            </FormButton>
          </>
        )
      }
      problem={problem}
      retry={reload}
      loading={loading}
    >
      {data && one && (
        <Section
          title={w.events}
          actions={
            mayArrange() && (
              <FormButton text={w.addEvent} question={w.addEventTitle}>
                {() => <AddEvent seen={data} />}
              </FormButton>
            )
          }
        >
          <Events events={data.events} />
        </Section>
      )}
    </Frame>
  )
}

function Events({ events }: { events: Seen['events'] }) {
  const w = useWords(competitions)
  return (
    <Table
      caption={w.events}
      rows={events}
      rowKey={(event) => event.id}
      phone="cards"
      columns={[
        { key: 'name', head: w.eventName, lead: true, cell: (event) => <a href={`/desk/events/${event.id}`}>{named(event)}</a> },
        { key: 'group', head: w.groupName, cell: (event) => event.groupName },
        { key: 'entries', head: w.competing, align: 'end', cell: (event) => event.counts.competing },
        {
          key: 'next',
          head: w.next,
          cell: (event) => {
            const step = nextStep(event.phase, event.counts)
            return step ? w.steps[step] : w.finished
          },
        },
      ]}
    />
  )
}

function Change({ one, onDone }: { one: Seen['competition']; onDone: () => void }) {
  const w = useWords(competitions)
  const { version, name, nameEn, startsOn, endsOn } = one
  const send = (values: { name: string; nameEn: string; startsOn: string; endsOn: string }) =>
    ask(api.competitions[':competition'].$put({ param: { competition: one.id }, json: { ...values, version } }))
  return (
    <Form start={{ name, nameEn, startsOn, endsOn }} send={send} submit={w.saveFacts} onDone={onDone}>
      <TextField name="name" label={w.name} most={60} />
      <TextField name="nameEn" label={w.nameEn} optional most={120} />
      <DateField name="startsOn" label={w.startsOn} />
      <DateField name="endsOn" label={w.endsOn} />
    </Form>
  )
}

function AddEvent({ seen: { competition, events } }: { seen: Seen }) {
  const w = useWords(competitions)
  const { route } = useLocation()
  const { data } = useLoad(() => ask(api.templates.$get()))
  const fitting = (data?.templates ?? []).filter((one) => one.kind === competition.kind)
  const options = [
    ...events.map((event) => [`event ${event.id}`, w.fromEvent(named(event))] as const),
    ...fitting.map((one) => [`template ${one.id}`, w.fromTemplate(textOf((one.scheme as unknown as Scheme).name))] as const),
  ]
  const start = { name: '', nameEn: '', groupName: '', from: options[0]?.[0] ?? '' }
  const send = ({ from, ...names }: typeof start) => {
    const [kind, id = ''] = from.split(' ')
    const source = kind === 'event' ? { kind: 'event' as const, event: id } : { kind: 'template' as const, template: id }
    return ask(api.competitions[':competition'].events.$post({ param: { competition: competition.id }, json: { ...names, from: source } }))
  }
  return (
    <Form start={start} send={send} submit={w.addEvent} onDone={({ id }) => route(`/desk/events/${id}`)}>
      <TextField name="name" label={w.eventName} most={60} />
      <TextField name="nameEn" label={w.nameEn} optional most={120} />
      <TextField name="groupName" label={w.groupName} hint={w.groupHint} optional most={40} />
      <SelectField name="from" label={w.from} options={options} />
    </Form>
  )
}
