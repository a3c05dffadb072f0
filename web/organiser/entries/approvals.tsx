/** What units registered and nobody has decided: chosen one or many at a time, approved or returned with a reason. */
import { useEffect, useState } from 'preact/hooks'
import type { EntryShown } from '../../../server/entries/view.ts'
import { entries } from '../../../server/words/entries.ts'
import { api, ask } from '../../api.ts'
import { useWords } from '../../lang.ts'
import { ProblemBanner } from '../../parts/banner.tsx'
import { Button } from '../../parts/button.tsx'
import { AskButton } from '../../parts/dialog.tsx'
import { Section } from '../../parts/page.tsx'
import { Table } from '../../parts/table.tsx'
import { Pager } from '../../parts/tabs.tsx'
import { useLoad } from '../../use.ts'

const PAGE = 100

/** @param event a new object whenever the event changed */
export function Approvals({ event, waiting, onDone }: { event: { id: string }; waiting: number; onDone: () => void }) {
  const words = useWords(entries)
  const w = words.approval
  const [page, setPage] = useState(1)
  const [chosen, setChosen] = useState<string[]>([])
  const query = { waiting: '1' as const, after: String((page - 1) * PAGE) }
  const { data, problem, reload } = useLoad(() => ask(api.events[':event'].entries.$get({ param: { event: event.id }, query })), [event.id])
  useEffect(() => void reload(), [page, event, waiting])
  const rows = data?.rows ?? []
  // Whoever was decided meanwhile is chosen no more.
  const picked = rows.flatMap(({ ref }) => (ref && chosen.includes(ref) ? ref : []))
  const decide = (decision: 'approve' | 'return') => async (reason: string) => {
    await ask(api.events[':event'].decisions.$post({ param: { event: event.id }, json: { entries: picked, decision, reason } }))
    setChosen([])
    setPage(1)
  }
  const toggle = (ref: string) => setChosen(chosen.includes(ref) ? chosen.filter((one) => one !== ref) : [...chosen, ref])
  const some = (key: keyof EntryShown) => rows.some((row) => row[key] !== null && row[key] !== '')
  return (
    <Section title={w.title(waiting)} lead={w.lead} id="approvals">
      <ProblemBanner problem={problem} retry={reload} />
      <Table
        caption={w.title(waiting)}
        rows={rows}
        rowKey={(row) => row.ref ?? ''}
        phone="cards"
        columns={[
          {
            key: 'label',
            head: words.label,
            lead: true,
            cell: (row) => (
              <label class="choice">
                <input
                  type="checkbox"
                  aria-label={w.select(row.label ?? '')}
                  checked={picked.includes(row.ref!)}
                  onChange={() => toggle(row.ref!)}
                />
                <span>{row.label}</span>
              </label>
            ),
          },
          { key: 'unit', head: words.columns.unit, cell: (row) => row.unitName },
          some('squad') && { key: 'squad', head: words.columns.squad, cell: (row) => row.squad },
          some('members') && { key: 'members', head: words.members, cell: (row) => row.members },
          some('zone') && { key: 'zone', head: words.columns.zone, cell: (row) => row.zone },
          { key: 'asked', head: w.asked, cell: (row) => words.categories[row.asked] },
        ]}
      />
      <Pager page={page} pages={Math.ceil((data?.total ?? 0) / PAGE)} onPage={setPage} />
      <div class="actions">
        <Button kind="plain" onClick={() => setChosen(rows.flatMap(({ ref }) => ref ?? []))}>
          {w.selectAll}
        </Button>
        <AskButton
          kind="primary"
          disabled={picked.length === 0}
          text={w.approve}
          question={w.approveTitle(picked.length)}
          act={decide('approve')}
          onDone={onDone}
        >
          {w.approveText}
        </AskButton>
        <AskButton
          disabled={picked.length === 0}
          text={w.return}
          question={w.returnTitle(picked.length)}
          reason
          act={decide('return')}
          onDone={onDone}
        >
          {w.returnText}
        </AskButton>
        <span class="soft">{w.chosen(picked.length)}</span>
      </div>
    </Section>
  )
}
