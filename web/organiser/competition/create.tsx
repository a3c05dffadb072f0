/** Creating a competition in two steps: a template with its rules and their sources, then the facts. */
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { Scheme } from '../../../server/scoring/types.ts'
import { calendar } from '../../../server/words/calendar.ts'
import { competitions } from '../../../server/words/competitions.ts'
import { api, ask } from '../../api.ts'
import { dayOf, named, useCommon, useWords } from '../../lang.ts'
import { Button } from '../../parts/button.tsx'
import { DateField, NumberField, TextField } from '../../parts/fields.tsx'
import { Form } from '../../parts/form.tsx'
import { Badge } from '../../parts/marks.tsx'
import { Page as Frame, Section } from '../../parts/page.tsx'
import { type Found, PickField } from '../../parts/pick.tsx'
import { useLoad } from '../../use.ts'
import { findUnits } from '../find.ts'
import { schemeText, sourcesOf, textOf } from '../scheme/say.ts'
import './competition.css'

export function Create() {
  const w = useWords(competitions)
  const { data, problem, loading, reload } = useLoad(() => ask(api.templates.$get()))
  const units = useLoad(() => findUnits(''))
  const [chosen, setChosen] = useState<string | null>(null)
  const templates = data?.templates ?? []
  const template = templates.find((one) => one.id === chosen)
  return (
    <Frame
      title={w.createTitle}
      back={{ href: '/desk/competitions', text: w.title }}
      problem={problem}
      retry={reload}
      loading={loading || units.loading}
    >
      {template ? (
        <>
          <Section
            title={textOf(template.scheme.name)}
            actions={<Button onClick={() => setChosen(null)}>{w.otherTemplate}</Button>}
            lead={textOf(template.purpose)}
          />
          <Facts template={template.id} district={units.data?.[0]} />
        </>
      ) : (
        <>
          <Earlier />
          <Section title={w.chooseTemplate} lead={w.chooseTemplateLead}>
            <ul class="templates">
              {templates.map((one) => (
                <Card
                  key={one.id}
                  kind={one.kind}
                  purpose={textOf(one.purpose)}
                  scheme={one.scheme as unknown as Scheme}
                  onUse={() => setChosen(one.id)}
                />
              ))}
            </ul>
          </Section>
        </>
      )}
    </Frame>
  )
}

const MOST_EARLIER = 5

/** The latest competitions, each of which can be the pattern of the new one. */
function Earlier() {
  const w = useWords(calendar).copy
  const { data } = useLoad(() => ask(api.competitions.$get()))
  if (!data || data.competitions.length === 0) return null
  return (
    <Section title={w.earlier} lead={w.lead}>
      <ul class="stack">
        {data.competitions.slice(0, MOST_EARLIER).map((one) => (
          <li key={one.id}>
            <a href={`/desk/competitions/${one.id}?copy`}>{named(one)}</a>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Card({
  kind,
  purpose,
  scheme,
  onUse,
}: {
  kind: keyof ReturnType<typeof useCommon>['competitionKinds']
  purpose: string
  scheme: Scheme
  onUse: () => void
}) {
  const w = useWords(competitions)
  const c = useCommon()
  const name = textOf(scheme.name)
  return (
    <li class="template">
      <h3>{name}</h3>
      <p>
        <Badge>{c.competitionKinds[kind]}</Badge>
      </p>
      <p>{purpose}</p>
      <p class="soft small">{schemeText(scheme)}</p>
      <details>
        <summary>{w.sources}</summary>
        <ul class="sources">
          {sourcesOf(scheme).map((source) => (
            <li key={source}>{source}</li>
          ))}
        </ul>
      </details>
      <div class="actions">
        <Button label={`${w.useTemplate} ${name}`} onClick={onUse}>
          {w.useTemplate}
        </Button>
      </div>
    </li>
  )
}

function Facts({ template, district }: { template: string; district: Found | undefined }) {
  const w = useWords(competitions)
  const { route } = useLocation()
  const today = dayOf(new Date())
  const start = {
    name: '',
    nameEn: '',
    year: today.slice(0, 4),
    unitId: district?.value ?? '',
    startsOn: '',
    endsOn: '',
    event: { name: '', nameEn: '', groupName: '' },
  }
  const send = (values: typeof start) => ask(api.competitions.$post({ json: { ...values, template, year: Number(values.year) } }))
  return (
    <Form start={start} send={send} submit={w.create} columns onDone={({ id }) => route(`/desk/competitions/${id}/setup`)}>
      <h2 class="whole">{w.facts}</h2>
      <TextField name="name" label={w.name} hint={w.nameHint} most={60} />
      <TextField name="nameEn" label={w.nameEn} optional most={120} />
      <NumberField name="year" label={w.year} integer />
      <PickField name="unitId" label={w.unit} find={findUnits} startText={district?.text ?? ''} />
      <DateField name="startsOn" label={w.startsOn} />
      <DateField name="endsOn" label={w.endsOn} />
      <h2 class="whole">{w.firstEvent}</h2>
      <TextField name="event.name" label={w.eventName} hint={w.eventNameHint} most={60} />
      <TextField name="event.nameEn" label={w.nameEn} optional most={120} />
      <TextField name="event.groupName" label={w.groupName} hint={w.groupHint} optional most={40} />
    </Form>
  )
}
