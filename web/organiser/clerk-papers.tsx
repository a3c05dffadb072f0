/** On the clerk's desk: the papers that can be keyed in; on the chief's: the entries whose deliberation can be opened. */
import { useState } from 'preact/hooks'
import type { DeliberationLine } from '../../server/marks/note.ts'
import { deliberation, keying } from '../../server/words/hall.ts'
import { api, ask } from '../api.ts'
import { Deliberation } from '../judge/deliberation.tsx'
import { lang, useWords } from '../lang.ts'
import { ProblemBanner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { AskButton } from '../parts/dialog.tsx'
import { StateMark } from '../parts/marks.tsx'
import { Section } from '../parts/page.tsx'
import { useLive, useLoad } from '../use.ts'

export function Papers({ event }: { event: string }) {
  const w = useWords(keying)
  const { data, problem, reload } = useLoad(() => ask(api.events[':event'].keyings.$get({ param: { event } })), [event])
  useLive(`/api/events/${event}/clerk/live`, reload)
  const papers = data?.papers.filter((one) => one.open > 0) ?? []
  return (
    <Section title={w.title} lead={w.lead}>
      <ProblemBanner problem={problem} retry={reload} />
      {data && papers.length === 0 && <p class="empty-line">{w.none}</p>}
      <ul class="desk-rows">
        {papers.map((one) => (
          <li key={one.seat} class="desk-row paper-line">
            <strong class="song">{one.judge}</strong>
            <span>
              {one.sitting[lang.value]} <span class="soft num">{w.line(one.open, one.waiting, one.differing)}</span>
            </span>
            <Button kind="plain" href={`/paper/${event}/${one.seat}`} label={`${w.open}: ${one.judge}`}>
              {w.open}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  )
}

export function Deliberations({ event }: { event: string }) {
  const w = useWords(deliberation)
  const { data, problem, reload } = useLoad(() => ask(api.events[':event'].deliberations.$get({ param: { event } })), [event])
  useLive(`/api/events/${event}/clerk/live`, reload)
  const [read, setRead] = useState<string | null>(null)
  if (!data) return <ProblemBanner problem={problem} retry={reload} />
  const lines = (data.entries as DeliberationLine[]).filter((one) => one.open || one.owed === 0)
  const open = (one: DeliberationLine) => (
    <AskButton
      text={w.open}
      question={w.question(one.who)}
      kind="plain"
      label={`${w.open}: ${one.who}`}
      act={() => ask(api.events[':event'].entries[':entry'].deliberation.$put({ param: { event, entry: one.ref } }))}
      onDone={reload}
    >
      {w.what}
    </AskButton>
  )
  return (
    <Section title={w.title} lead={w.lead}>
      {lines.length === 0 && <p class="empty-line">{w.none}</p>}
      <ul class="desk-rows">
        {lines.map((one) => (
          <li key={one.ref} class="desk-row">
            <strong class="num">{one.who}</strong>
            <span>{one.open && <StateMark shape="done">{w.isOpen}</StateMark>}</span>
            {one.open ? (
              <Button kind="plain" label={`${w.read}: ${one.who}`} onClick={() => setRead(read === one.ref ? null : one.ref)}>
                {w.read}
              </Button>
            ) : (
              open(one)
            )}
          </li>
        ))}
      </ul>
      {read && <Deliberation key={read} event={event} entry={read} />}
    </Section>
  )
}
