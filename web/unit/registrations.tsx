/** The events in which a unit officer can enter people, and how what was entered stands. */
import { entries } from '../../server/words/entries.ts'
import { api, ask } from '../api.ts'
import { instant, named, useWords } from '../lang.ts'
import { ProblemBanner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { Empty } from '../parts/empty.tsx'
import { StateMark } from '../parts/marks.tsx'
import { Section } from '../parts/page.tsx'
import { Table } from '../parts/table.tsx'
import { useLoad } from '../use.ts'

export function RegistrationsSection() {
  const w = useWords(entries).registration
  const { data, problem, reload } = useLoad(() => ask(api.registrations.$get()))
  return (
    <Section title={w.own} lead={w.ownLead} id="registrations">
      <ProblemBanner problem={problem} retry={reload} />
      {data && (
        <Table
          caption={w.own}
          phone="cards"
          rows={data.events}
          rowKey={(one) => one.event}
          empty={<Empty title={w.noneOpen}>{w.noneOpenNext}</Empty>}
          tone={(one) => (one.opening === 'open' ? undefined : 'quiet')}
          columns={[
            {
              key: 'event',
              head: w.eventHead,
              lead: true,
              cell: (one) => (
                <div>
                  {named(one)} {one.groupName && <span class="soft">{one.groupName}</span>}
                  <br />
                  <span class="soft small">{named({ name: one.competition, nameEn: one.competitionEn })}</span>
                </div>
              ),
            },
            {
              key: 'opening',
              head: w.when,
              cell: (one) => (
                <div>
                  <StateMark shape={SHAPES[one.opening]}>{w.opening[one.opening]}</StateMark>
                  <br />
                  <span class="soft small">
                    {one.opening === 'early'
                      ? `${w.from} ${instant(one.opensAt)}`
                      : `${w.until} ${one.closesAt ? instant(one.closesAt) : w.untilDraw}`}
                  </span>
                </div>
              ),
            },
            { key: 'approved', head: w.approved, align: 'end', cell: (one) => one.approved },
            { key: 'waiting', head: w.waiting, align: 'end', cell: (one) => one.waiting },
            {
              key: 'returned',
              head: w.returned,
              align: 'end',
              cell: (one) => (one.returned > 0 ? <strong class="red">{one.returned}</strong> : 0),
            },
            {
              key: 'go',
              head: '',
              print: false,
              cell: (one) => (
                <Button
                  kind={one.returned > 0 ? 'primary' : 'quiet'}
                  href={`/unit/events/${one.event}`}
                  label={`${one.opening === 'open' ? w.open : w.see} ${named(one)}`}
                >
                  {one.opening === 'open' ? w.open : w.see}
                </Button>
              ),
            },
          ]}
        />
      )}
    </Section>
  )
}

const SHAPES = { unset: 'todo', early: 'todo', open: 'doing', late: 'stopped', drawn: 'locked' } as const
