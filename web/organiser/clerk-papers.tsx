/** On the clerk's desk: the papers that can be keyed in; on the chief's: the entries whose deliberation can be opened. */
import type { DeliberationLine } from '../../server/marks/note.ts'
import { deliberation, keying } from '../../server/words/hall.ts'
import { api, ask } from '../api.ts'
import { lang, useWords } from '../lang.ts'
import { ProblemBanner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { AskButton } from '../parts/dialog.tsx'
import { StateMark } from '../parts/marks.tsx'
import { Section } from '../parts/page.tsx'
import { Table } from '../parts/table.tsx'
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
  if (!data) return <ProblemBanner problem={problem} retry={reload} />
  return (
    <Section title={w.title} lead={w.lead}>
      <Table
        caption={w.title}
        rows={data.entries as DeliberationLine[]}
        rowKey={(one) => one.ref}
        columns={[
          { key: 'who', head: '', lead: true, cell: (one) => <span class="num">{one.who}</span> },
          {
            key: 'open',
            head: '',
            align: 'end',
            cell: (one) => {
              if (one.open) return <StateMark shape="done">{w.isOpen}</StateMark>
              if (one.owed > 0) return <span class="soft">{w.owed(one.owed)}</span>
              return (
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
            },
          },
        ]}
      />
    </Section>
  )
}
