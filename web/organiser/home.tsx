/** The organiser's desk: what needs me today, every line one press from the act. */
import type { ComponentChildren } from 'preact'
import type { EventNames } from '../../server/competitions/queries.ts'
import type { Card } from '../../server/desk/cards.ts'
import type { Step } from '../../server/desk/tasks.ts'
import { calendar } from '../../server/words/calendar.ts'
import { desk } from '../../server/words/desk.ts'
import { api, ask } from '../api.ts'
import { day, instant, named, useWords } from '../lang.ts'
import { ProblemBanner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { Empty } from '../parts/empty.tsx'
import { StateMark } from '../parts/marks.tsx'
import { Page as Frame, Section } from '../parts/page.tsx'
import { useAct, useLoad } from '../use.ts'
import '../public/public.css'

/** Where each step is done. */
const TAB: Record<Step, string> = {
  lock: 'scheme',
  enter: 'entries',
  draw: 'entries',
  seat: 'panel',
  open: 'panel',
  mark: 'progress',
  seal: 'progress',
  recheck: 'results',
  provisional: 'results',
  official: 'results',
  confirm: 'results',
}

const WHERE: Record<Card['kind'], string> = {
  opens: 'schedule',
  closes: 'schedule',
  waiting: 'entries',
  unsealing: 'progress',
  appeal: 'appeals',
  short: 'panel',
}

const APPEALS = new Set<string>(['appeals', 'second', 'ruling'])

export function Page() {
  const w = useWords(desk)
  const c = useWords(calendar)
  const { data, problem, loading, reload } = useLoad(() => ask(api.desk.tasks.$get()))
  return (
    <Frame
      title={w.title}
      lead={w.lead}
      problem={problem}
      retry={reload}
      loading={loading}
      actions={
        <>
          <Button href="/desk/calendar">{c.title}</Button>
          <Button href="/desk/competitions">{w.create}</Button>
        </>
      }
    >
      {data && data.cards.length + data.notices.length > 0 && (
        <Section title={c.cards.title}>
          <ul class="posted">
            {data.notices.map(({ id, award, day: count, days, lastDay }) => (
              <li key={id}>
                <a href={`/committee/${award.campaignId}?part=notice`}>
                  <strong>{c.cards.notice(count, days)}</strong>
                  <span>{named(award)}</span>
                </a>
                <span class="when">
                  <time dateTime={lastDay}>{c.cards.until(day(lastDay))}</time>
                </span>
              </li>
            ))}
            {data.cards.map((card) => (
              <Line
                key={`${card.event} ${card.kind} ${'phase' in card ? card.phase : ''}`}
                href={`/desk/events/${card.event}/${'phase' in card && APPEALS.has(card.phase) ? 'appeals' : WHERE[card.kind]}`}
                what={card.kind === 'opens' || card.kind === 'closes' ? c.cards[card.kind](c.phases[card.phase]) : c.cards[card.kind]}
                event={card}
              >
                {'at' in card && <time dateTime={card.at}>{instant(card.at)}</time>}
                {'n' in card && <StateMark shape="todo">{c.cards[`${card.kind}N`](card.n)}</StateMark>}
              </Line>
            ))}
          </ul>
          {data.more > 0 && (
            <p>
              <a href="/desk/calendar">{c.cards.more(data.more)}</a>
            </p>
          )}
        </Section>
      )}
      {data?.tasks.length === 0 && <Empty title={w.none}>{w.noneNext}</Empty>}
      {data && data.tasks.length > 0 && (
        <Section title={c.cards.steps}>
          <ul class="posted">
            {data.tasks.map((task) => (
              <Line
                key={task.event}
                href={task.step === 'recheck' ? `/recheck/${task.event}` : `/desk/events/${task.event}/${TAB[task.step]}`}
                what={w.step[task.step]}
                event={task}
              >
                <StateMark shape={task.step === 'mark' ? 'doing' : 'todo'}>
                  {task.step === 'mark' ? w.owed(task.owed, task.sheets) : w.entries(task.entries)}
                </StateMark>
              </Line>
            ))}
          </ul>
        </Section>
      )}
      <Backups />
    </Frame>
  )
}

interface LineProps {
  href: string
  what: string
  event: EventNames
  children: ComponentChildren
}

/** One thing to do: the whole line leads there. */
function Line({ href, what, event, children }: LineProps) {
  return (
    <li>
      <a href={href}>
        <strong>{what}</strong>
        <span>
          {named(event)} {event.groupName}
        </span>
        <span class="of">{named({ name: event.competition, nameEn: event.competitionEn })}</span>
      </a>
      <span class="when">{children}</span>
    </li>
  )
}

function Backups() {
  const w = useWords(desk).backup
  const { data, problem, reload } = useLoad(() => ask(api.backups.$get()))
  const make = useAct(async () => {
    await ask(api.backups.$post())
    reload()
  })
  const last = data?.backups[0]
  return (
    <Section title={w.title} lead={w.lead}>
      <ProblemBanner problem={problem ?? make.problem} retry={reload} />
      {data && <p role="status">{last ? w.last(instant(last.at), megabytes(last.bytes)) : w.none}</p>}
      <Button busy={make.busy} onClick={() => make.run()}>
        {w.make}
      </Button>
    </Section>
  )
}

const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MB`
