/** The form of a what-if: which change, and what it needs to be said. */
import { useEffect } from 'preact/hooks'
import type { Choices } from '../../server/results/trials.ts'
import { trials } from '../../server/words/trials.ts'
import { api, ask, ProblemError } from '../api.ts'
import { useWords } from '../lang.ts'
import { Banner } from '../parts/banner.tsx'
import { AreaField, optionsOf, SelectField } from '../parts/fields.tsx'
import { Form } from '../parts/form.tsx'
import { useLoad } from '../use.ts'
import { IncidentFields, type IncidentValues, incidentOf, NO_INCIDENT } from './clerk-incidents.tsx'
import { incidentText } from './what-if-look.tsx'

interface Values extends IncidentValues {
  ask: 'lift' | 'incident' | 'recuse' | 'version' | 'scheme'
  incident: string
  instead: string
  entry: string
  source: string
  number: string
  text: string
}

const NOTHING: Values = {
  ...NO_INCIDENT,
  ask: 'lift',
  incident: '',
  instead: '',
  entry: '',
  source: '',
  number: '',
  text: '',
}

interface Props {
  event: string
  trial: string
  choices: Choices
  onDone: () => void
}

export function QuestionForm({ event, trial, choices, onDone }: Props) {
  const w = useWords(trials)
  const looks = api.events[':event'].trials[':trial'].looks
  type Asked = Parameters<typeof looks.$post>[0]['json']
  const send = async (values: Values) => ask(looks.$post({ param: { event, trial }, json: askedOf(values) as Asked })) as Promise<unknown>
  const incidents = choices.incidents.filter((one) => !one.lifted).map((one): [string, string] => [one.id, incidentText(one, choices)])
  const entries = choices.entries.map((one): [string, string] => [one.id, one.label])
  return (
    <Form start={NOTHING} submit={w.try} send={send} onDone={onDone} columns>
      {(values, set) => (
        <>
          <SelectField name="ask" label={w.what} options={optionsOf(w.kinds)} />
          {values.ask === 'lift' &&
            (incidents.length > 0 ? (
              <SelectField name="incident" label={w.incident} empty="—" options={incidents} />
            ) : (
              <Banner kind="info">{w.noIncidents}</Banner>
            ))}
          {values.ask === 'incident' && (
            <>
              <SelectField name="entry" label={w.entry} empty="—" options={entries} />
              <IncidentFields
                values={values}
                nodes={choices.nodes}
                inSquad={choices.entries.find((one) => one.id === values.entry)?.inSquad ?? false}
              />
              <SelectField name="instead" label={w.instead} empty={w.insteadNone} options={incidents} />
            </>
          )}
          {values.ask === 'recuse' && (
            <>
              <SelectField name="source" label={w.judge} empty="—" options={choices.sources.map((one) => [one, one])} />
              <SelectField name="entry" label={w.fromEntry} empty={w.fromAll} options={entries} />
            </>
          )}
          {values.ask === 'version' && (
            <SelectField name="number" label={w.version} empty="—" options={choices.schemes.map((n) => [String(n), w.versionNo(n)])} />
          )}
          {values.ask === 'scheme' && <SchemeText event={event} text={values.text} set={(text) => set('text', text)} />}
        </>
      )}
    </Form>
  )
}

/** The present scheme to begin with. */
function SchemeText({ event, text, set }: { event: string; text: string; set: (text: string) => void }) {
  const w = useWords(trials)
  const { data } = useLoad(() => ask(api.events[':event'].scheme.$get({ param: { event } })), [event])
  useEffect(() => {
    if (data && text === '') set(JSON.stringify(data.scheme, null, 2))
  }, [data])
  return (
    <div class="whole">
      <AreaField name="text" label={w.schemeText} hint={w.schemeHint} rows={16} />
    </div>
  )
}

/** As the server takes it. */
function askedOf(values: Values) {
  switch (values.ask) {
    case 'lift':
      return { ask: 'lift', incident: values.incident }
    case 'incident':
      return { ask: 'incident', entry: values.entry, instead: values.instead || null, ...incidentOf(values) }
    case 'recuse':
      return { ask: 'recuse', source: values.source, entry: values.entry || null }
    case 'version':
      return { ask: 'version', number: Number(values.number) }
    case 'scheme':
      return { ask: 'scheme', scheme: parsed(values.text) }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ProblemError('invalid-input', 422, [{ path: ['text'], code: 'not-json' }])
  }
}
