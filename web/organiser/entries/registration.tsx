/** When units may register and how many each may enter: shown to all, set by the organiser. */
import type { EventSeen } from '../../../server/competitions/queries.ts'
import type { RegistrationShown } from '../../../server/entries/registration-view.ts'
import { entries } from '../../../server/words/entries.ts'
import { api, ask } from '../../api.ts'
import { instant, useWords, wall } from '../../lang.ts'
import { DateField, NumberField } from '../../parts/fields.tsx'
import { Form } from '../../parts/form.tsx'
import { FormButton } from '../../parts/form-button.tsx'
import { StateMark } from '../../parts/marks.tsx'
import { Facts, Section } from '../../parts/page.tsx'
import { useLoad } from '../../use.ts'
import { mayArrange } from '../may.ts'

const SHAPES = { unset: 'todo', early: 'todo', open: 'doing', late: 'stopped', drawn: 'locked' } as const

export function WindowFacts({ window, opening }: RegistrationShown) {
  const w = useWords(entries).registration
  const { mostEntries, mostSquads } = window ?? { mostEntries: null, mostSquads: null }
  const most = [mostEntries && w.mostOf.entries(mostEntries), mostSquads && w.mostOf.squads(mostSquads)].filter(Boolean)
  return (
    <Facts
      facts={[
        [
          w.title,
          <StateMark key="s" shape={SHAPES[opening]}>
            {w.opening[opening]}
          </StateMark>,
        ],
        [w.from, window && instant(window.opensAt)],
        [w.until, window && (window.closesAt ? instant(window.closesAt) : w.untilDraw)],
        [w.most, window && (most.length > 0 ? most.join(w.and) : w.unlimited)],
      ]}
    />
  )
}

/** The organiser's part of an event. */
export function RegistrationPart({ event, onChange }: { event: Pick<EventSeen, 'id' | 'subject'>; onChange: () => void }) {
  const w = useWords(entries).registration
  const { data, reload } = useLoad(() => ask(api.events[':event'].registration.$get({ param: { event: event.id } })), [event.id])
  if (!data) return null
  const onDone = () => {
    reload()
    onChange()
  }
  const edit = mayArrange() && (
    <FormButton text={w.set} question={w.setTitle} onDone={onDone}>
      {(done) => <WindowForm event={event} window={data.window} onDone={done} />}
    </FormButton>
  )
  return (
    <Section title={w.title} lead={data.window ? undefined : w.unsetLead} actions={edit}>
      {data.window && <WindowFacts {...data} />}
    </Section>
  )
}

interface WindowFormProps {
  event: Pick<EventSeen, 'id' | 'subject'>
  window: RegistrationShown['window']
  onDone: () => void
}

function WindowForm({ event, window, onDone }: WindowFormProps) {
  const w = useWords(entries).registration
  const start = {
    opensAt: wall(window?.opensAt ?? new Date().toISOString()),
    closesAt: window?.closesAt ? wall(window.closesAt) : '',
    mostEntries: String(window?.mostEntries ?? ''),
    mostSquads: String(window?.mostSquads ?? ''),
  }
  const number = (text: string) => (text === '' ? null : Number(text))
  const send = ({ mostEntries, mostSquads, ...times }: typeof start) => {
    const json = { ...times, mostEntries: number(mostEntries), mostSquads: number(mostSquads) }
    return ask(api.events[':event'].registration.$put({ param: { event: event.id }, json }))
  }
  return (
    <Form start={start} send={send} submit={w.save} onDone={onDone}>
      <DateField name="opensAt" label={w.opensAt} hint={w.clockHint} time />
      <DateField name="closesAt" label={w.closesAt} hint={w.closesHint} optional time />
      <NumberField name="mostEntries" label={w.mostEntries} hint={w.mostHint} optional integer />
      {event.subject === 'person' && <NumberField name="mostSquads" label={w.mostSquads} optional integer />}
    </Form>
  )
}
