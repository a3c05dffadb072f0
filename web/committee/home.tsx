/** All campaigns: what is being chosen and what was confirmed; a new one starts from a quota template. */
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { CampaignSeen } from '../../server/nominations/queries.ts'
import { nominations } from '../../server/words/nominations.ts'
import { after } from '../../server/words/notices.ts'
import { api, ask } from '../api.ts'
import { day, dayOf, lang, named, useCommon, useWords } from '../lang.ts'
import { OwnPassword } from '../organiser/own-password.tsx'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Empty } from '../parts/empty.tsx'
import { NumberField, SelectField, TextField } from '../parts/fields.tsx'
import { Form } from '../parts/form.tsx'
import { StateMark } from '../parts/marks.tsx'
import { Page as Frame } from '../parts/page.tsx'
import { session } from '../session.ts'
import { useLoad } from '../use.ts'
import { Years } from './years.tsx'
import './committee.css'

/** The campaigns, or the years side by side. */
export function Page() {
  return useLocation().query.view === 'years' ? <Years /> : <Campaigns />
}

function Campaigns() {
  const w = useWords(nominations)
  const years = useWords(after).fiveYears
  const { data, problem, loading, reload } = useLoad(() => ask(api.campaigns.$get()))
  const [opening, setOpening] = useState(false)
  const { route } = useLocation()
  const mayOpen = session.value?.role === 'committee' || session.value?.role === 'organiser'
  const open = mayOpen && (
    <Button kind="primary" onClick={() => setOpening(true)}>
      {w.open}
    </Button>
  )
  const actions = (
    <>
      {open}
      {session.value?.role !== 'admin' && <Button href="/committee?view=years">{years.title}</Button>}
      <OwnPassword />
    </>
  )
  return (
    <Frame title={w.title} lead={w.lead} actions={actions} problem={problem} retry={reload} loading={loading}>
      {data?.campaigns.length === 0 && <Empty title={w.noCampaigns}>{w.noCampaignsNext}</Empty>}
      <ul class="campaigns">
        {data?.campaigns.map((campaign) => (
          <Campaign key={campaign.id} campaign={campaign} />
        ))}
      </ul>
      <Dialog open={opening} title={w.openTitle} onClose={() => setOpening(false)}>
        <p>{w.openText}</p>
        <NewCampaign onOpened={(id) => route(`/committee/${id}`)} />
      </Dialog>
    </Frame>
  )
}

function Campaign({ campaign }: { campaign: CampaignSeen }) {
  const w = useWords(nominations)
  return (
    <li>
      <a class="campaign" href={`/committee/${campaign.id}`}>
        <span class="campaign-year num">{campaign.year}</span>
        <span class="campaign-name">{named(campaign)}</span>
        {campaign.programmes.map((programme) => (
          <span key={programme.id} class="campaign-programme">
            {named(programme)} · {w.seatsN(programme.seats)}
            {programme.confirmed ? (
              <StateMark shape="locked">{w.confirmedOn(day(dayOf(programme.confirmed.at)), programme.confirmed.byName)}</StateMark>
            ) : (
              <StateMark shape="doing">{w.stillOpen}</StateMark>
            )}
          </span>
        ))}
      </a>
    </li>
  )
}

function NewCampaign({ onOpened }: { onOpened: (id: string) => void }) {
  const w = useWords(nominations)
  const c = useCommon()
  const { data } = useLoad(() => ask(api['quota-templates'].$get()))
  const templates = data?.templates ?? []
  const start = { name: '', nameEn: '', year: String(new Date().getFullYear()), template: 'district', seats: '20' }
  return (
    <Form
      start={start}
      submit={w.open}
      send={({ year, seats, ...rest }) => ask(api.campaigns.$post({ json: { ...rest, year: Number(year), seats: Number(seats) } }))}
      onDone={({ campaignId }) => onOpened(campaignId)}
    >
      {({ template }, set) => (
        <>
          <TextField name="name" label={w.name} hint={w.nameHint} most={60} autoFocus />
          <TextField name="nameEn" label={w.nameEn} most={120} optional />
          <NumberField name="year" label={c.year} integer />
          <SelectField
            name="template"
            label={w.template}
            options={templates.map(({ id, name }) => [id, name[lang.value]])}
            value={template}
            onValue={(id) => {
              set('template', id)
              const seats = templates.find((one) => one.id === id)?.seats
              if (seats) set('seats', String(seats))
            }}
          />
          <NumberField name="seats" label={w.seats} integer />
        </>
      )}
    </Form>
  )
}
