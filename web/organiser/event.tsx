/// <reference types="vite/client" />
/** One event: what is next, and a tab for each part of the work. */
import type { ComponentType } from 'preact'
import { lazy, useRoute } from 'preact-iso'
import { competitions } from '../../server/words/competitions.ts'
import { api, ask } from '../api.ts'
import { named, useCommon, useWords } from '../lang.ts'
import { Banner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { TextField } from '../parts/fields.tsx'
import { Form } from '../parts/form.tsx'
import { FormButton } from '../parts/form-button.tsx'
import { Live } from '../parts/live.tsx'
import { Facts, Page as Frame, Section } from '../parts/page.tsx'
import { Tabs } from '../parts/tabs.tsx'
import { useLive, useLoad } from '../use.ts'
import { EventSteps, NextLine } from './competition/next.tsx'
import { mayArrange } from './may.ts'
import './competition/competition.css'

const load = (event: string) => ask(api.events[':event'].$get({ param: { event } }))
type Seen = Awaited<ReturnType<typeof load>>

/** What every tab may ask for; most need the event alone. It is a new object whenever the event changed. */
export interface TabProps {
  event: Seen['event']
  phase: Seen['phase']
  counts: Seen['counts']
  /** Told after an act that moves the event on. */
  onChange: () => void
}

type TabComponent = ComponentType<TabProps>

/** Every tab is its own download; ./panel-tab.tsx exports PanelTab, and so on. */
const files = import.meta.glob<Record<string, TabComponent>>('./*-tab.tsx')

const NAMES = [
  'scheme',
  'schedule',
  'entries',
  'proposals',
  'panel',
  'devices',
  'progress',
  'results',
  'appeals',
  'papers',
  'history',
] as const
type TabName = (typeof NAMES)[number]

const TABS = Object.fromEntries(
  NAMES.map((name) => {
    const exported = `${name[0]!.toUpperCase()}${name.slice(1)}Tab`
    return [name, lazy<TabComponent>(async () => (await files[`./${name}-tab.tsx`]?.().catch(() => undefined))?.[exported] ?? Missing)]
  }),
) as unknown as Record<TabName, TabComponent>

function Missing() {
  const w = useWords(competitions)
  const c = useCommon()
  return (
    <Section title={w.tabMissing}>
      <Button onClick={() => location.reload()}>{c.reload}</Button>
    </Section>
  )
}

export function Page() {
  const w = useWords(competitions)
  const c = useCommon()
  const { event: id, tab } = useRoute().params as { event: string; tab?: string }
  const { data, problem, loading, reload } = useLoad(() => load(id), [id])
  const live = useLive(`/api/events/${id}/live`, reload)
  const Tab = NAMES.find((name) => name === tab)
  const Content = Tab && TABS[Tab]
  const event = data?.event
  return (
    <Frame
      title={event ? [named(event), event.groupName].filter(Boolean).join(' · ') : c.terms.event}
      back={
        event
          ? { href: `/desk/competitions/${event.competitionId}`, text: named(event.competition) }
          : { href: '/desk/competitions', text: w.title }
      }
      actions={<Live state={live} />}
      problem={problem}
      retry={reload}
      loading={loading}
      width="wide"
    >
      {data && event && (
        <>
          {data.archived && <Banner kind="info">{w.archived}</Banner>}
          <NextLine event={id} tab={tab} phase={data.phase} counts={data.counts} />
          <Tabs label={w.tabsLabel} tabs={tabsOf(data, w.tabs)} />
          {Content ? (
            <Content event={event} phase={data.phase} counts={data.counts} onChange={reload} />
          ) : (
            <Overview seen={data} onChange={reload} />
          )}
        </>
      )}
    </Frame>
  )
}

function tabsOf({ event, counts }: Seen, words: Record<TabName | 'overview', string>) {
  const names = NAMES.filter((name) => name !== 'proposals' || event.subject === 'proposal')
  return [
    { href: `/desk/events/${event.id}`, text: words.overview },
    ...names.map((name) => ({
      href: `/desk/events/${event.id}/${name}`,
      text: words[name],
      ...(name === 'entries' && { count: counts.entries }),
    })),
  ]
}

function Overview({ seen: { event, scheme, counts, phase }, onChange }: { seen: Seen; onChange: () => void }) {
  const w = useWords(competitions)
  const c = useCommon()
  const { version, name, nameEn, groupName } = event
  const send = (values: { name: string; nameEn: string; groupName: string }) =>
    ask(api.events[':event'].$put({ param: { event: event.id }, json: { ...values, version } }))
  const edit = mayArrange() && (
    <FormButton text={w.changeEvent} question={w.changeEvent} onDone={onChange}>
      {(done) => (
        <Form start={{ name, nameEn, groupName }} send={send} submit={w.saveFacts} onDone={done}>
          <TextField name="name" label={w.eventName} most={60} />
          <TextField name="nameEn" label={w.nameEn} optional most={120} />
          <TextField name="groupName" label={w.groupName} hint={w.groupHint} optional most={40} />
        </Form>
      )}
    </FormButton>
  )
  return (
    <>
      <Section title={w.stepsLabel}>
        <EventSteps event={event.id} phase={phase} counts={counts} />
      </Section>
      <Section title={w.eventFacts} actions={edit}>
        <Facts
          facts={[
            [w.kind, c.competitionKinds[event.competition.kind]],
            [w.subject, c.subjects[event.subject]],
            [c.terms.scheme, w.schemeNo(scheme.number, scheme.locked)],
            [w.competing, counts.competing],
            [w.squads, counts.squads > 0 && counts.squads],
            [w.seats, counts.seats],
            [c.terms.code, event.blind ? w.blind : w.open],
          ]}
        />
      </Section>
    </>
  )
}
