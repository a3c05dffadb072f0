/** Results that the clerk types, row by row: each is delivered at once, complete ones are submitted together. */
import { useState } from 'preact/hooks'
import type { Fault } from '../../server/lib/problem.ts'
import type { ClerkDesk, ClerkEntry, ClerkSheet } from '../../server/marks/clerk.ts'
import { markDesk } from '../../server/words/mark-desk.ts'
import { marks } from '../../server/words/marks.ts'
import { sayFault } from '../../server/words/problems.ts'
import { api, ask } from '../api.ts'
import { Clash, DeliveryMark, sayMark } from '../judge/cell.tsx'
import { CellInput, rangeText } from '../judge/cell-input.tsx'
import { useDelivery } from '../judge/use-delivery.ts'
import '../judge/judge.css'
import { lang, useWords } from '../lang.ts'
import { Button } from '../parts/button.tsx'
import { AskButton } from '../parts/dialog.tsx'
import { SheetMark } from '../parts/marks.tsx'
import { Section } from '../parts/page.tsx'
import './clerk.css'

type SittingSeen = ClerkDesk['sittings'][number]

const words = { ...marks, ...markDesk }

/** Wider sheets open on a page of their own. */
const MOST_INLINE = 2

export function Results({ desk, sitting, reload }: { desk: ClerkDesk; sitting: SittingSeen; reload: () => Promise<void> }) {
  const w = useWords(words)
  const rows = desk.entries.flatMap((entry) =>
    entry.sheets.filter((sheet) => sheet.sitting === sitting.id).map((sheet) => ({ entry, sheet })),
  )
  const ready = rows.filter(({ sheet }) => sheet.state === 'draft' && sitting.cells.every(({ cell }) => sheet.marks[cell]?.value != null))
  const done = rows.filter(({ sheet }) => sheet.state !== 'draft').length
  const submitAll = async () => {
    for (const { sheet } of ready) {
      const revisions = Object.fromEntries(Object.entries(sheet.marks).map(([cell, { revision }]) => [cell, revision]))
      await ask(
        api.events[':event'].sheets[':sheet'].submission.$put({ param: { event: desk.event.id, sheet: sheet.sheet }, json: { revisions } }),
      )
    }
  }
  const hint = sitting.cells.length === 1 && sitting.cells[0] ? rangeText(sitting.cells[0].aspect, w.sheet) : ''
  return (
    <Section title={w.clerk.results(sitting.name[lang.value])} lead={hint}>
      <p class="num">{w.home.progress(done, rows.length)}</p>
      <ul class="desk-rows">
        {rows.map(({ entry, sheet }) => (
          <Row key={`${sheet.sheet} ${sheet.state}`} desk={desk} sitting={sitting} entry={entry} sheet={sheet} reload={reload} />
        ))}
      </ul>
      {ready.length > 0 && (
        <AskButton
          text={w.clerk.submitAll(ready.length)}
          question={w.clerk.submitAllQuestion(ready.length)}
          kind="primary"
          act={submitAll}
          onDone={reload}
        >
          {w.clerk.submitAllWhat}
        </AskButton>
      )}
    </Section>
  )
}

interface RowProps {
  desk: ClerkDesk
  sitting: SittingSeen
  entry: ClerkEntry
  sheet: ClerkSheet
  reload: () => Promise<void>
}

function Row({ desk, sitting, entry, sheet, reload }: RowProps) {
  const w = useWords(words)
  const isInline = sheet.state === 'draft' && sitting.cells.length <= MOST_INLINE
  return (
    <li class="desk-row">
      <strong class={desk.event.blind ? 'num' : 'song'}>{entry.who}</strong>
      {isInline && <Inputs desk={desk} sitting={sitting} entry={entry} sheet={sheet} reload={reload} />}
      {!isInline && (
        <>
          <span class="num">
            {sitting.cells.length <= MOST_INLINE &&
              sitting.cells
                .map(({ cell, aspect }) => (sheet.marks[cell]?.value == null ? '' : sayMark(sheet.marks[cell].value, aspect)))
                .join(' · ')}
          </span>
          <span>
            <SheetMark state={sheet.state} />
            {sitting.cells.length > MOST_INLINE && (
              <Button kind="plain" href={`/judge/${desk.event.id}/${sheet.sheet}`} label={`${w.clerk.openSheet} ${entry.who}`}>
                {w.clerk.openSheet}
              </Button>
            )}
          </span>
        </>
      )}
    </li>
  )
}

function Inputs({ desk, sitting, entry, sheet, reload }: RowProps) {
  const delivery = useDelivery(
    { event: desk.event, sheet: sheet.sheet, scheme: desk.scheme, state: sheet.state, marks: sheet.marks },
    reload,
  )
  const [fault, setFault] = useState<Fault | null>(null)
  const next = (from: EventTarget | null) => {
    const inputs = [...document.querySelectorAll<HTMLInputElement>('.desk-rows input')]
    inputs[inputs.indexOf(from as HTMLInputElement) + 1]?.focus()
  }
  return (
    <>
      {sitting.cells.map(({ cell, aspect }) => {
        const view = delivery.cells.value[cell] ?? { value: null, saved: null, state: 'none' as const }
        const refused = fault ?? (view.state === 'refused' ? view.fault : null)
        return (
          <div key={cell} class={view.value === null ? 'desk-cell unmarked' : 'desk-cell'}>
            <CellInput
              aspect={aspect}
              label={`${entry.who} ${aspect.name[lang.value]}`}
              value={view.value}
              disabled={false}
              onValue={(value) => {
                delivery.set(cell, value)
                return true
              }}
              onFault={setFault}
              onNext={() => next(document.activeElement)}
            />
            <span role="status">
              <DeliveryMark view={view} faulty={fault !== null} aspect={aspect} />
              {refused && <span class="fault"> {sayFault(refused, lang.value)}</span>}
            </span>
            {view.state === 'clash' && <Clash view={view} aspect={aspect} onKeep={(whose) => delivery.keep(cell, whose)} />}
          </div>
        )
      })}
    </>
  )
}
