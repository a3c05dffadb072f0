/** The layers of an event's codes: each custodian makes, prints and opens the own one; everybody else sees how far it has come. */
import { useState } from 'preact/hooks'
import { useRoute } from 'preact-iso'
import type { LayerShown } from '../../server/entries/codes-view.ts'
import { codes } from '../../server/words/codes.ts'
import { entries } from '../../server/words/entries.ts'
import { api, ask } from '../api.ts'
import { instant, named, useCommon, useWords } from '../lang.ts'
import { Button } from '../parts/button.tsx'
import { AskButton } from '../parts/dialog.tsx'
import { Empty } from '../parts/empty.tsx'
import { StateMark } from '../parts/marks.tsx'
import { Actions, Facts, Page as Frame, Section } from '../parts/page.tsx'
import { SignBox, SignRow } from '../parts/sign.tsx'
import { Table } from '../parts/table.tsx'
import { homeOf, session } from '../session.ts'
import { useLoad } from '../use.ts'

export function Page() {
  const w = useWords(codes).keep
  const c = useCommon()
  const { event } = useRoute().params as { event: string }
  const { data, problem, loading, reload } = useLoad(() => ask(api.events[':event'].codes.$get({ param: { event } })), [event])
  const seen = session.value
  return (
    <Frame
      title={data ? `${w.title} · ${named(data.event)}` : w.title}
      lead={w.lead}
      back={{ href: seen ? homeOf(seen.role) : '/', text: c.back }}
      problem={problem}
      retry={reload}
      loading={loading}
      width="narrow"
    >
      {data?.layers.length === 0 && <Empty title={w.none}>{w.noneNext}</Empty>}
      {data?.layers.map((layer, i) => (
        <Layer
          key={layer.layer}
          event={event}
          layer={layer}
          mayMake={data.drawn && (i === 0 || data.layers[i - 1]?.madeAt !== null)}
          mayOpen={data.sealed && (data.layers[i + 1]?.openedAt ?? 'last') !== null}
          reload={reload}
        />
      ))}
    </Frame>
  )
}

interface LayerProps {
  event: string
  layer: LayerShown
  mayMake: boolean
  mayOpen: boolean
  reload: () => Promise<void>
}

function Layer({ event, layer: one, mayMake, mayOpen, reload }: LayerProps) {
  const w = useWords(codes).keep
  const commitment = useWords(entries).commitment
  const [shown, setShown] = useState(false)
  const param = { event, layer: String(one.layer) }
  const leads = session.value?.role === 'organiser' || session.value?.seats.some((seat) => seat.eventId === event && seat.duty === 'chief')
  const mayAct = one.madeAt !== null && mayOpen && one.openedAt === null && (one.askedAt ? !one.own && leads : one.own)
  return (
    <Section title={`${w.layer(one.layer)} · ${w.what(one.layer)}`}>
      <StateMark shape={one.openedAt ? 'done' : one.madeAt ? 'locked' : 'todo'}>
        {one.openedAt
          ? w.openedAt(instant(one.openedAt))
          : one.askedAt
            ? w.askedAt(instant(one.askedAt))
            : one.madeAt
              ? w.madeAt(instant(one.madeAt))
              : w.waiting}
      </StateMark>
      <Facts
        facts={[
          [w.custodian, one.custodian ?? w.noCustodian],
          [commitment, one.commitment && <code class="hash">{one.commitment}</code>],
        ]}
      />
      <Actions>
        {one.own && one.madeAt === null && (
          <AskButton
            text={w.make}
            kind="primary"
            disabled={!mayMake}
            question={w.makeQuestion(one.layer)}
            act={() => ask(api.events[':event'].codes[':layer'].$put({ param }))}
            onDone={reload}
          >
            {w.makeWhat}
          </AskButton>
        )}
        {mayAct && (
          <AskButton
            text={one.askedAt ? w.confirm : w.open}
            kind="primary"
            question={w.openQuestion(one.layer)}
            act={() => ask(api.events[':event'].codes[':layer'].decryption.$put({ param }))}
            onDone={reload}
          >
            {w.openWhat}
          </AskButton>
        )}
        {one.pairs && <Button onClick={() => setShown(!shown)}>{shown ? w.hide : w.show}</Button>}
        {one.pairs && shown && <Button onClick={() => print()}>{w.print}</Button>}
      </Actions>
      {one.pairs && shown && (
        <div class="paper">
          <h3 class="song">{`${w.sealedList} · ${w.layer(one.layer)}`}</h3>
          <Table
            caption={w.sealedList}
            rows={one.pairs}
            rowKey={(pair) => pair.from}
            columns={[
              { key: 'from', head: w.from, lead: true, cell: (pair) => pair.from },
              { key: 'to', head: w.to, align: 'end', cell: (pair) => pair.to },
            ]}
          />
          <SignRow>
            <SignBox who={w.sign} />
            <SignBox who={w.supervise} />
          </SignRow>
        </div>
      )}
    </Section>
  )
}
