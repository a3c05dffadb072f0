/** The reports that a unit officer owes or has sent; each one is a sheet. */
import { seasons } from '../../server/words/seasons.ts'
import { api, ask } from '../api.ts'
import { named, useWords } from '../lang.ts'
import { ProblemBanner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { Empty } from '../parts/empty.tsx'
import { SheetMark } from '../parts/marks.tsx'
import { Section } from '../parts/page.tsx'
import { Table } from '../parts/table.tsx'
import { useLoad } from '../use.ts'

export function ReportsSection() {
  const w = useWords(seasons)
  const { data, problem } = useLoad(() => ask(api.reports.$get()))
  return (
    <Section title={w.reports} lead={w.reportsLead} id="reports">
      <ProblemBanner problem={problem} />
      {data && (
        <Table
          caption={w.reports}
          columns={[
            { key: 'unit', head: '', lead: true, cell: (r) => r.unit },
            {
              key: 'event',
              head: '',
              cell: (r) =>
                `${named({ name: r.competition, nameEn: r.competitionEn })} · ${named({ name: r.eventName, nameEn: r.eventNameEn })}`,
            },
            { key: 'state', head: '', cell: (r) => <SheetMark state={r.state} /> },
            {
              key: 'open',
              head: '',
              cell: (r) => <Button href={`/judge/${r.event}/${r.sheet}`}>{r.state === 'draft' ? w.fillIn : w.see}</Button>,
            },
          ]}
          rows={data.reports}
          rowKey={(r) => r.sheet}
          phone="cards"
          empty={<Empty title={w.noReports}>{w.noReportsNext}</Empty>}
        />
      )}
    </Section>
  )
}
