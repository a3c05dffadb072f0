/** The calendar of competitions: a month with its phases as bars, on a phone a list by week; and the holidays of a year. */
import { useLocation } from 'preact-iso'
import type { Planned } from '../../server/competitions/calendar-queries.ts'
import { calendar } from '../../server/words/calendar.ts'
import { api, ask } from '../api.ts'
import { clock, dayOf, day as dayText, lang, named, useWords } from '../lang.ts'
import { Banner, ProblemBanner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { Empty } from '../parts/empty.tsx'
import { AreaField } from '../parts/fields.tsx'
import { Form } from '../parts/form.tsx'
import { FormButton } from '../parts/form-button.tsx'
import { Page as Frame, Section } from '../parts/page.tsx'
import { session } from '../session.ts'
import { useLoad } from '../use.ts'
import { mayArrange } from './may.ts'
import './calendar.css'

const load = (first: string, last: string) => ask(api.calendar.$get({ query: { first, last } }))
type Seen = Awaited<ReturnType<typeof load>>

/** One line of the calendar: a competition, or a phase that any number of its events share. */
interface Bar {
  key: string
  kind: Planned['phase'] | 'contest'
  text: string
  /** Where it is changed; nothing for those who only look. */
  href: string | undefined
  first: string
  last: string
  /** From and until, where it is not whole days. */
  times: string
}

const APPEALS = new Set<string>(['appeals', 'second', 'ruling'])
const later = (day: string, n: number) => new Date(Date.parse(day) + n * 86_400_000).toISOString().slice(0, 10)
/** Weeks begin on Monday. */
const monday = (day: string) => later(day, -((new Date(day).getUTCDay() + 6) % 7))
const monthAfter = (month: string, n: number) => {
  const [year, index] = month.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, index - 1 + n)).toISOString().slice(0, 7)
}

export function Page() {
  const w = useWords(calendar)
  const { query } = useLocation()
  const today = dayOf(new Date())
  const month = /^20\d\d-(0[1-9]|1[0-2])$/.test(query.month ?? '') ? query.month! : today.slice(0, 7)
  const first = monday(`${month}-01`)
  const last = later(monday(later(`${monthAfter(month, 1)}-01`, -1)), 6)
  const { data, problem, loading, reload } = useLoad(() => load(first, last), [month])
  const year = Number(month.slice(0, 4))
  const bars = data ? barsOf(data, w) : []
  const weeks = Array.from({ length: (Date.parse(last) - Date.parse(first) + 86_400_000) / (7 * 86_400_000) }, (_, i) =>
    later(first, 7 * i),
  )
  return (
    <Frame
      title={w.title}
      lead={w.lead}
      width="wide"
      problem={problem}
      retry={reload}
      loading={loading}
      actions={
        <>
          <Button href={`/api/calendar.ics?first=${year}-01-01&last=${year}-12-31&lang=${lang.value}`} download="hongbang.ics">
            {w.download}
          </Button>
          <Button onClick={() => print()}>{w.print}</Button>
        </>
      }
    >
      {data && data.unknownYears.length > 0 && (
        <Banner kind="warning">{w.unknown(data.unknownYears.join(lang.value === 'zh' ? '、' : ', '))}</Banner>
      )}
      <div class="month-head">
        <h2>{w.month(year, Number(month.slice(5)))}</h2>
        <div class="actions no-print">
          <Button href={`/desk/calendar?month=${monthAfter(month, -1)}`}>{w.before}</Button>
          <Button href="/desk/calendar">{w.today}</Button>
          <Button href={`/desk/calendar?month=${monthAfter(month, 1)}`}>{w.after}</Button>
        </div>
      </div>
      {data && (
        <div class="month">
          <div class="week heads" aria-hidden="true">
            {w.weekdays.split(' ').map((name) => (
              <span key={name}>{name}</span>
            ))}
          </div>
          {weeks.map((week) => (
            <Week key={week} first={week} month={month} today={today} bars={bars} days={data.days} />
          ))}
        </div>
      )}
      {data && bars.length === 0 && <Empty title={w.empty}>{w.emptyNext}</Empty>}
      <Year year={year} onDone={reload} />
    </Frame>
  )
}

function barsOf({ competitions, planned }: Seen, w: ReturnType<typeof useWords<typeof calendar>>): Bar[] {
  const mayOpen = ['admin', 'organiser', 'auditor'].includes(session.value?.role ?? '')
  const whole = competitions.map(
    (one): Bar => ({
      key: one.id,
      kind: 'contest',
      text: named(one),
      href: mayOpen ? `/desk/competitions/${one.id}` : undefined,
      first: one.startsOn,
      last: one.endsOn,
      times: '',
    }),
  )
  const shared = Map.groupBy(planned, (one) => [one.competitionId, one.phase, one.opensAt, one.closesAt].join(' '))
  const phases = [...shared].map(([key, all]): Bar => {
    const one = all[0]!
    const [opens, closes] = [one.opensAt, one.closesAt ?? one.opensAt]
    const name =
      all.length === 1
        ? [named(one), one.groupName].filter(Boolean).join(' ')
        : `${named({ name: one.competition, nameEn: one.competitionEn })} ${w.more(all.length)}`
    return {
      key,
      kind: one.phase,
      text: `${w.phases[one.phase]} · ${name}`,
      href: !mayOpen
        ? undefined
        : all.length === 1
          ? `/desk/events/${one.event}/${APPEALS.has(one.phase) ? 'appeals' : 'schedule'}`
          : `/desk/competitions/${one.competitionId}`,
      first: dayOf(opens),
      last: dayOf(closes),
      times: `${clock(opens).slice(0, 5)}–${one.closesAt ? clock(closes).slice(0, 5) : ''}`,
    }
  })
  return [...whole, ...phases]
}

interface WeekProps {
  first: string
  month: string
  today: string
  bars: Bar[]
  days: Seen['days']
}

/** Seven days, and under them the bars, each on the first line that is free. */
function Week({ first, month, today, bars, days }: WeekProps) {
  const w = useWords(calendar)
  const last = later(first, 6)
  const ends: string[] = []
  const placed = bars
    .filter((bar) => bar.first <= last && bar.last >= first)
    .sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0))
    .map((bar) => {
      const from = bar.first < first ? first : bar.first
      const until = bar.last > last ? last : bar.last
      const free = ends.findIndex((end) => end < from)
      const line = free < 0 ? ends.length : free
      ends[line] = until
      const column = (day: string) => (Date.parse(day) - Date.parse(first)) / 86_400_000 + 1
      return { bar, style: { gridRow: line + 2, gridColumn: `${column(from)} / ${column(until) + 1}` } }
    })
  return (
    <section class={placed.length > 0 ? 'week' : 'week free'} aria-label={w.week(dayText(first))}>
      <h3>{w.week(dayText(first))}</h3>
      {Array.from({ length: 7 }, (_, i) => later(first, i)).map((day, i) => {
        const special = days.find((one) => one.day === day)
        const off = special ? special.kind === 'off' : i > 4
        const cls = ['day', off && 'off', day === today && 'today', !day.startsWith(month) && 'beside'].filter(Boolean).join(' ')
        return (
          <div key={day} class={cls} style={{ gridColumn: i + 1 }} title={special?.name}>
            <span class="num">{Number(day.slice(8))}</span>
            {special && <small class={special.kind}>{w[special.kind]}</small>}
          </div>
        )
      })}
      {placed.map(({ bar, style }) => {
        const text = (
          <>
            <span>{bar.text}</span>
            <small class="when">
              {dayText(bar.first)}
              {bar.last !== bar.first && ` – ${dayText(bar.last)}`} {bar.times}
            </small>
          </>
        )
        const shape = { class: `plan-bar ${bar.kind}`, style, title: `${bar.text} ${bar.times}` }
        return bar.href ? (
          <a key={bar.key} href={bar.href} {...shape}>
            {text}
          </a>
        ) : (
          <div key={bar.key} {...shape}>
            {text}
          </div>
        )
      })}
    </section>
  )
}

/** The days of a year that are not what their weekday says, as lines that can be pasted. */
function Year({ year, onDone }: { year: number; onDone: () => void }) {
  const w = useWords(calendar).year
  const param = { year: String(year) }
  const { data, problem, reload } = useLoad(() => ask(api.calendar.years[':year'].$get({ param })), [year])
  const lines = spansOf(data?.days ?? [])
  const done = () => {
    reload()
    onDone()
  }
  const edit = mayArrange() && (
    <FormButton text={w.change(year)} question={w.question(year)} onDone={done}>
      {(close) => (
        <Form
          start={{ text: lines.join('\n') }}
          send={(json) => ask(api.calendar.years[':year'].$put({ param, json }))}
          submit={w.save}
          onDone={close}
        >
          <AreaField name="text" label={w.text} hint={w.hint} rows={13} />
        </Form>
      )}
    </FormButton>
  )
  return (
    <Section title={w.title} lead={w.lead} actions={edit}>
      <ProblemBanner problem={problem} retry={reload} />
      {data && <p>{lines.length > 0 ? lines.join(lang.value === 'zh' ? '；' : '; ') : w.none(year)}</p>}
    </Section>
  )
}

/** Days in a row that are called alike become one line, as they were typed. */
function spansOf(days: Seen['days']): string[] {
  const words = useWords(calendar)
  const spans: { first: string; last: string; kind: 'off' | 'work'; name: string }[] = []
  for (const { day, kind, name } of days) {
    const before = spans.at(-1)
    if (before && before.kind === kind && before.name === name && later(before.last, 1) === day) before.last = day
    else spans.push({ first: day, last: day, kind, name })
  }
  const short = (day: string) => day.slice(5)
  return spans.map(({ first, last, kind, name }) =>
    `${short(first)}${last === first ? '' : `…${short(last)}`} ${words[kind]} ${name}`.trim(),
  )
}
