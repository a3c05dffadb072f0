/** Where two keyings differ: for each aspect the one that stands on the paper, or both are thrown away. Nothing else can be typed. */
import { useState } from 'preact/hooks'
import type { Paper, PaperRow } from '../../server/marks/keying-desk.ts'
import { keying } from '../../server/words/hall.ts'
import { api, ask } from '../api.ts'
import { sayMark } from '../judge/cell.tsx'
import { lang, useWords } from '../lang.ts'
import { ProblemBanner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { RadioField } from '../parts/choices.tsx'
import { AskButton } from '../parts/dialog.tsx'
import { Section } from '../parts/page.tsx'
import { useAct } from '../use.ts'

export function Differences({ paper, row, onDone }: { paper: Paper; row: PaperRow; onDone: (text: string) => void }) {
  const w = useWords(keying)
  const [choices, setChoices] = useState<Record<string, string>>({})
  const param = { event: paper.event.id, sheet: row.sheet }
  const accept = useAct(async () => {
    await ask(api.events[':event'].sheets[':sheet'].keying.settlement.$put({ param, json: { choices } }))
    onDone(w.agreed(row.who))
  })
  const reject = (reason: string) => ask(api.events[':event'].sheets[':sheet'].keying.rejection.$put({ param, json: { reason } }))
  return (
    <Section title={w.settle(row.who)} lead={w.settleLead}>
      <div class="keying">
        {row.differences.map(({ cell, values }) => {
          const aspect = paper.cells.find((one) => one.cell === cell)?.aspect
          if (!aspect) return null
          return (
            <RadioField
              key={cell}
              name={`choices.${cell}`}
              label={aspect.name[lang.value]}
              inline
              value={choices[cell] ?? ''}
              onValue={(value) => setChoices((was) => ({ ...was, [cell]: value }))}
              choices={values.map((one, i) => ({
                value: one.keying,
                text: sayMark(one.value, aspect),
                hint: i === 0 ? w.first : w.second,
              }))}
            />
          )
        })}
      </div>
      <ProblemBanner problem={accept.problem} />
      <div class="actions">
        <Button kind="primary" busy={accept.busy} disabled={row.differences.some(({ cell }) => !choices[cell])} onClick={accept.run}>
          {w.accept}
        </Button>
        <AskButton text={w.reject} question={w.rejectQuestion(row.who)} danger reason act={reject} onDone={() => onDone('')}>
          {w.rejectWhat}
        </AskButton>
      </div>
    </Section>
  )
}
