/** What happened in an event, the latest first: who did what when, by kind. */
import { useState } from 'preact/hooks'
import type { Part } from '../../server/desk/timeline.ts'
import { audit } from '../../server/words/audit.ts'
import { chief } from '../../server/words/chief.ts'
import { api, ask } from '../api.ts'
import { Detail } from '../auditor/log.tsx'
import { clock, day, dayOf, useWords } from '../lang.ts'
import { ProblemBanner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { optionsOf, SelectField } from '../parts/fields.tsx'
import { Loading, Section } from '../parts/page.tsx'
import { Table } from '../parts/table.tsx'
import { usePages } from './use-pages.ts'

export function HistoryTab({ event }: { event: { id: string } }) {
  const w = useWords(audit)
  const h = useWords(chief).history
  const [part, setPart] = useState('')
  const list = usePages(
    (before: number | undefined) =>
      ask(
        api.events[':event'].timeline.$get({
          param: { event: event.id },
          query: { ...(part && { part: part as Part }), ...(before && { before: String(before) as never }) },
        }),
      ),
    [event.id, part],
  )
  return (
    <Section title={h.title} lead={h.lead}>
      <div class="filters no-print">
        <SelectField name="part" label={h.part} empty={h.allParts} options={optionsOf(h.parts)} value={part} onValue={setPart} />
      </div>
      <ProblemBanner problem={list.problem} retry={list.reload} />
      {!list.rows && list.busy && <Loading />}
      {list.rows && (
        <Table
          caption={h.title}
          rows={list.rows}
          rowKey={(row) => String(row.seq)}
          phone="cards"
          columns={[
            { key: 'at', head: w.at, width: '13rem', cell: (row) => <span class="num">{`${day(dayOf(row.at))} ${clock(row.at)}`}</span> },
            { key: 'who', head: w.actor, width: '8rem', cell: (row) => row.actorName ?? w.system },
            { key: 'act', head: w.act, lead: true, width: '14rem', cell: (row) => (w.acts as Record<string, string>)[row.act] ?? row.act },
            { key: 'subject', head: w.subject, width: '10rem', cell: (row) => row.subjectName },
            { key: 'detail', head: w.detail, cell: (row) => <Detail row={row} /> },
          ]}
        />
      )}
      {list.more && <Button onClick={list.more}>{w.older}</Button>}
    </Section>
  )
}
