/** The judge's first page: today's events, every sheet in drawn order with its state, and one large button to the next. */
import { useEffect } from 'preact/hooks'
import { lazy } from 'preact-iso'
import type { OwnSheet } from '../../server/marks/own.ts'
import type { SeatedEvent } from '../../server/marks/queries.ts'
import { common } from '../../server/words/common.ts'
import { marks } from '../../server/words/marks.ts'
import { api, ask } from '../api.ts'
import { lang, named, useWords } from '../lang.ts'
import { ProblemBanner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { Empty } from '../parts/empty.tsx'
import { StateMark } from '../parts/marks.tsx'
import { Actions, Page as Frame, Section } from '../parts/page.tsx'
import { useLive, useLoad } from '../use.ts'
import { keepList, recallList, useBook, useKept } from './book.ts'
import { DeviceBar } from './device-bar.tsx'
import './judge.css'
import { count, keptSheets } from './kept.ts'
import { Reminders } from './reminders.tsx'

/** Its own download: the sheet's page, which shares this page's parts, has no use for it. */
const Declare = lazy(() => import('./declare.tsx').then((module) => module.Declare))

export function Page() {
  const w = useWords(marks).home
  const c = useWords(common)
  const loaded = useLoad(() => ask(api.judge.events.$get()))
  const { data, problem, loading, reload } = useKept(loaded, () => recallList<NonNullable<typeof loaded.data>>('seats'), [])
  useEffect(() => {
    if (loaded.data) keepList('seats', loaded.data)
  }, [loaded.data])
  const marking = data?.events.filter((one) => one.duty === 'judge' || one.duty === 'verifier') ?? []
  const other =
    data?.events.filter((one) => one.duty === 'chief' || one.duty === 'clerk' || one.duty === 'custodian' || one.duty === 'arbiter') ?? []
  const byEvent = [...Map.groupBy(marking, (one) => one.id).values()].map((seats) => seats[0] as SeatedEvent)
  return (
    <Frame title={w.title} lead={w.lead} problem={problem} retry={reload} loading={loading} width="narrow">
      <DeviceBar />
      {data && marking.length + other.length === 0 && <Empty title={w.none}>{w.noneNext}</Empty>}
      {byEvent.map((event) => (
        <EventSheets key={event.id} event={event} />
      ))}
      {other.map((event) => (
        <Section key={`${event.id} ${event.duty}`} title={named(event)} lead={<DutyLine event={event} />}>
          <Actions>
            {event.duty === 'custodian' ? (
              <Button href={`/codes/${event.id}`}>{w.toCodes}</Button>
            ) : event.duty === 'arbiter' ? (
              <Button href={`/appeals/${event.id}`}>{c.terms.appeal}</Button>
            ) : (
              <Button href={`/clerk/${event.id}`}>{event.duty === 'chief' ? w.toPanel : w.toClerk}</Button>
            )}
            {event.duty === 'chief' && <Button href={`/codes/${event.id}`}>{w.toCodes}</Button>}
            {event.duty === 'chief' && <Button href={`/what-if/${event.id}`}>{w.toWhatIf}</Button>}
            {event.duty === 'chief' && <Button href={`/analytics/${event.id}`}>{w.toAnalytics}</Button>}
          </Actions>
        </Section>
      ))}
    </Frame>
  )
}

function DutyLine({ event }: { event: SeatedEvent }) {
  const c = useWords(common)
  return (
    <>
      {named({ name: event.competition, nameEn: event.competitionEn })} · {c.duties[event.duty]}
    </>
  )
}

function EventSheets({ event }: { event: SeatedEvent }) {
  const w = useWords(marks).home
  const { data, problem, reload } = useBook(event.id)
  useLive(`/api/events/${event.id}/my-sheets/live`, reload)
  const sheets = data?.sheets ?? []
  const started = sheets.find((one) => one.state === 'draft' && one.marked > 0)
  const next = started ?? sheets.find((one) => one.state === 'draft')
  const submitted = sheets.filter((one) => one.state !== 'draft').length
  return (
    <Section title={named(event)} lead={<DutyLine event={event} />}>
      <Reminders event={event.id} version={data} />
      <ProblemBanner problem={problem} retry={reload} />
      {data && sheets.length === 0 && <p class="empty-line">{w.notOpen}</p>}
      {data && sheets.length === 0 && <Declare event={event.id} />}
      {sheets.length > 0 && (
        <>
          <p class="num">{w.progress(submitted, sheets.length)}</p>
          {next ? (
            <a class="next-sheet" href={`/judge/${event.id}/${next.sheet}`}>
              {started ? w.goOn(next.who) : w.next(next.who)}
            </a>
          ) : (
            <p class="song">{w.allDone}</p>
          )}
          <ol class="sheet-list">
            {sheets.map((one) => (
              <li key={one.sheet}>
                <a href={`/judge/${event.id}/${one.sheet}`}>
                  <strong class={data?.event.blind ? 'num' : 'song'}>{one.who}</strong>
                  <span class="soft">{one.sitting.name[lang.value]}</span>
                  <SheetState sheet={one} />
                </a>
              </li>
            ))}
          </ol>
        </>
      )}
    </Section>
  )
}

function SheetState({ sheet }: { sheet: OwnSheet }) {
  const kept = keptSheets.value[sheet.sheet]
  const here = kept ? count(kept) : 0
  const w = useWords(marks).home
  const c = useWords(common)
  if (kept?.submit && !kept.submit.fault) return <StateMark shape="todo">{w.submitting}</StateMark>
  if (here > 0) return <StateMark shape="warning">{w.here(here)}</StateMark>
  if (sheet.state === 'sealed') return <StateMark shape="locked">{c.sheetStates.sealed}</StateMark>
  if (sheet.state !== 'draft') return <StateMark shape="done">{c.sheetStates[sheet.state]}</StateMark>
  if (sheet.marked === 0) return <StateMark shape="todo">{w.untouched}</StateMark>
  return <StateMark shape="doing">{w.marked(sheet.marked, sheet.cells)}</StateMark>
}
