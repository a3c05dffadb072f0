/** The draw of lots: its rules announced with the hash of the seed, drawn with its consequence, and what anyone needs to repeat it. */
import { useState } from 'preact/hooks'
import type { Counts, Phase } from '../../../server/competitions/phase.ts'
import type { DrawShown } from '../../../server/entries/view.ts'
import { codes } from '../../../server/words/codes.ts'
import { entries } from '../../../server/words/entries.ts'
import { api, ask } from '../../api.ts'
import { instant, useWords } from '../../lang.ts'
import { Button } from '../../parts/button.tsx'
import { CheckField, RadioField } from '../../parts/choices.tsx'
import { AskButton, Dialog } from '../../parts/dialog.tsx'
import { Form } from '../../parts/form.tsx'
import { Actions, Section } from '../../parts/page.tsx'
import { DrawFacts, Unmet } from '../../public/drawn.tsx'
import { useLoad } from '../../use.ts'
import { mayArrange } from '../may.ts'

interface DrawProps {
  event: { id: string; blind: 0 | 1 }
  phase: Phase
  counts: Counts
  onDone: () => void
}

export function Draw({ event, phase, counts, onDone }: DrawProps) {
  const w = useWords(entries)
  const c = useWords(codes).draw
  const { data, reload } = useLoad(() => ask(api.events[':event'].draw.$get({ param: { event: event.id } })), [event.id, phase.drawn])
  const [open, setOpen] = useState(false)
  const draw = data?.draw ?? null
  if (draw?.at) return <Drawn event={event.id} draw={draw} />
  if (!mayArrange() || counts.competing === 0) return null
  return (
    <Section title={w.draw} lead={draw ? (phase.locked ? (event.blind ? w.drawBlind : w.drawOpen) : w.drawNeedsLock) : c.announceLead}>
      {draw && <DrawFacts draw={draw} />}
      <Actions>
        <Button kind={draw ? 'quiet' : 'primary'} onClick={() => setOpen(true)}>
          {draw ? c.change : c.announce}
        </Button>
        <AskButton
          kind={phase.locked && draw ? 'primary' : 'quiet'}
          disabled={!phase.locked}
          text={w.draw}
          question={w.drawTitle(counts.competing)}
          act={() => ask(api.events[':event'].draw.$put({ param: { event: event.id } }))}
          onDone={onDone}
        >
          {event.blind ? w.drawBlind : w.drawOpen}
          {counts.waiting > 0 && <p>{w.approval.notDrawn(counts.waiting)}</p>}
        </AskButton>
        {draw && (
          <Button kind="plain" href={`/draw/${event.id}`}>
            {c.publicPage}
          </Button>
        )}
      </Actions>
      <Dialog open={open} title={c.rules} onClose={() => setOpen(false)}>
        <p>{c.announceLead}</p>
        <Form
          start={{ apart: draw?.rules.apart ?? true, spread: draw?.rules.spread ?? false, layers: String(draw?.layers ?? event.blind) }}
          submit={c.announce}
          send={({ layers, ...rules }) =>
            ask(api.events[':event'].draw.plan.$put({ param: { event: event.id }, json: { ...rules, layers: Number(layers) } }))
          }
          onDone={() => {
            setOpen(false)
            void reload()
          }}
        >
          <CheckField name="apart" label={c.apart} />
          <CheckField name="spread" label={c.spread} />
          {event.blind === 1 && (
            <RadioField
              name="layers"
              label={c.layers}
              choices={['1', '2', '3'].map((value) => ({ value, text: value === '1' ? c.layer1 : c.layerN(Number(value)) }))}
            />
          )}
        </Form>
      </Dialog>
    </Section>
  )
}

function Drawn({ event, draw }: { event: string; draw: DrawShown }) {
  const w = useWords(entries)
  const c = useWords(codes)
  return (
    <>
      <Unmet unmet={draw.unmet} />
      <details class="drawn">
        <summary>{w.drawnAt(instant(draw.at as string))}</summary>
        <DrawFacts draw={draw} />
        <p class="soft">{w.commitmentNote}</p>
        <Actions>
          <Button href={`/draw/${event}`}>{c.draw.publicPage}</Button>
        </Actions>
      </details>
      {draw.layers > 1 && (
        <Actions>
          <Button href={`/codes/${event}`}>{c.keep.title}</Button>
        </Actions>
      )}
    </>
  )
}
