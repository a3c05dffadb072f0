/** One sheet of a recheck: every value as it was entered, to be read against the paper, and what that came to. */
import type { RecheckSheet, RecheckView } from '../../server/results/recheck-view.ts'
import { recheck } from '../../server/words/recheck.ts'
import { api, ask } from '../api.ts'
import { sayMark } from '../judge/cell.tsx'
import { lang, useWords } from '../lang.ts'
import { AreaField } from '../parts/fields.tsx'
import { Form } from '../parts/form.tsx'
import { Table } from '../parts/table.tsx'

/** What stands on a sheet. */
export const cellsOf = ({ sittings }: RecheckView, { sitting: id, marks }: RecheckSheet) =>
  sittings
    .filter((sitting) => sitting.id === id)
    .flatMap(({ cells }) =>
      cells.flatMap(({ cell, path, attempt, aspect }) => {
        const words = [...path, aspect.name].map((text) => text[lang.value])
        const value = marks[cell]
        return value === undefined
          ? []
          : [{ cell, name: words.join(' · ') + (attempt ? ` #${attempt}` : ''), text: sayMark(value, aspect) }]
      }),
    )

export function Comparison({ view, one, onDone }: { view: RecheckView; one: RecheckSheet; onDone: (outcome: 'right' | 'wrong') => void }) {
  const w = useWords(recheck)
  const findings = api.events[':event'].recheck.sheets[':sheet'].findings
  const send = (outcome: 'right' | 'wrong', text: string) =>
    ask(findings.$post({ param: { event: view.event.id, sheet: one.sheet }, json: { outcome, text } }))
  return (
    <div class="stack">
      <Table
        caption={w.value}
        rows={cellsOf(view, one)}
        rowKey={({ cell }) => cell}
        columns={[
          { key: 'aspect', head: w.aspect, lead: true, cell: ({ name }) => name },
          { key: 'value', head: w.value, align: 'end', cell: ({ text }) => text },
        ]}
      />
      <Form start={{}} submit={w.sayRight} send={() => send('right', '')} onDone={() => onDone('right')}>
        {null}
      </Form>
      <Form start={{ text: '' }} submit={w.sayWrong} danger send={({ text }) => send('wrong', text)} onDone={() => onDone('wrong')}>
        <AreaField name="text" label={w.found} hint={w.foundHint} most={500} />
        <p class="soft small">{w.wrongNext}</p>
      </Form>
    </div>
  )
}
