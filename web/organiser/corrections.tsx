/** Corrections of what was released: what would change, who asked, and the second person's confirmation. */
import type { Change } from '../../server/results/changes.ts'
import { results } from '../../server/words/results.ts'
import { api, ask } from '../api.ts'
import { instant, useWords } from '../lang.ts'
import { ProblemBanner } from '../parts/banner.tsx'
import { AskButton } from '../parts/dialog.tsx'
import { Section } from '../parts/page.tsx'
import { Table } from '../parts/table.tsx'
import { useLoad } from '../use.ts'

/** @param version changes whenever the standings do, so that the difference is fetched anew. */
export function Corrections({ event, version, onDone }: { event: string; version: string; onDone: () => void }) {
  const w = useWords(results)
  const param = { event }
  const { data, problem, reload } = useLoad(async () => {
    const [changed, asked] = await Promise.all([
      ask(api.events[':event'].corrections.changes.$get({ param })),
      ask(api.events[':event'].corrections.$get({ param })),
    ])
    return { ...changed, ...asked }
  }, [event, version])
  if (!data) return <ProblemBanner problem={problem} />
  const open = data.corrections.find((c) => c.releaseNumber === null)
  const done = () => {
    reload()
    onDone()
  }
  const side = (change: Change['before']) => (change ? `${w.rankOf(change.rank)} · ${change.points ?? w.states[change.state]}` : '—')
  return (
    <Section
      title={w.corrections}
      lead={data.changes.length > 0 ? w.listChanged : w.listSame}
      actions={
        open ? (
          <AskButton
            kind="primary"
            text={w.confirmCorrection}
            question={w.confirmCorrectionQuestion}
            act={() => ask(api.events[':event'].corrections[':correction'].confirmation.$put({ param: { event, correction: open.id } }))}
            onDone={done}
          >
            {w.confirmCorrectionText(open.byName)}
          </AskButton>
        ) : (
          <AskButton
            text={w.askCorrection}
            question={w.askCorrectionQuestion}
            reason={w.correctionReason}
            act={(reason) => ask(api.events[':event'].corrections.$post({ param, json: { reason } }))}
            onDone={done}
          >
            {w.askCorrectionText}
          </AskButton>
        )
      }
    >
      {data.changes.length > 0 && (
        <Table
          caption={w.corrections}
          columns={[
            { key: 'label', head: w.person, lead: true, cell: (c) => c.label },
            { key: 'before', head: w.before, cell: (c) => side(c.before) },
            { key: 'after', head: w.after, cell: (c) => side(c.after) },
          ]}
          rows={data.changes}
          rowKey={(c) => c.entry}
        />
      )}
      {data.corrections.length > 0 && (
        <ul>
          {data.corrections.map((c) => (
            <li key={c.id}>
              {c.reason} — {w.askedBy(c.byName, instant(c.at))}
              {c.releaseNumber !== null && ` · ${w.becameRelease(c.releaseNumber)}`}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
