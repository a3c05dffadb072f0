/** What waits for the chief judge or was decided: requests to break a seal, late marks, waivers. */
import type { ChiefDesk, LateShown } from '../../../server/marks/chief.ts'
import type { Progress } from '../../../server/marks/progress.ts'
import { chief } from '../../../server/words/chief.ts'
import { common } from '../../../server/words/common.ts'
import { api, ask } from '../../api.ts'
import { clock, instant, lang, useWords } from '../../lang.ts'
import { Banner } from '../../parts/banner.tsx'
import { AskButton } from '../../parts/dialog.tsx'
import { Section } from '../../parts/page.tsx'
import { Table } from '../../parts/table.tsx'
import { session } from '../../session.ts'
import { useMarkText } from './entry-marks.tsx'

interface MattersProps {
  event: string
  desk: ChiefDesk
  sittings: Progress['sittings']
  reload: () => Promise<void>
}

const nameOf = (sittings: Progress['sittings'], id: string) => sittings.find((one) => one.id === id)?.name[lang.value] ?? ''

/** Requests that wait for a second person; whoever asked can only let it be. */
export function Unsealings({ event, desk, sittings, reload }: MattersProps) {
  const ch = useWords(chief)
  return (
    <>
      {desk.unsealings
        .filter((one) => one.answer === null)
        .map(({ id, sitting, reason, by, byName, at }) => {
          const param = { event, unsealing: id }
          const one = api.events[':event'].unsealings[':unsealing']
          return (
            <Banner
              key={id}
              kind="warning"
              actions={
                <span class="row">
                  {by !== session.value?.account && (
                    <AskButton
                      text={ch.confirmUnseal}
                      question={ch.confirmUnsealQuestion}
                      danger
                      act={() => ask(one.confirmation.$put({ param }))}
                      onDone={reload}
                    >
                      {ch.confirmUnsealWhat}
                    </AskButton>
                  )}
                  <AskButton
                    text={ch.declineUnseal}
                    question={ch.declineUnsealQuestion}
                    act={() => ask(one.refusal.$put({ param }))}
                    onDone={reload}
                  >
                    {ch.declineUnsealWhat}
                  </AskButton>
                </span>
              }
            >
              {ch.asked(byName, sitting === null ? ch.wholeEvent : nameOf(sittings, sitting), instant(at))}
              {reason}
            </Banner>
          )
        })}
    </>
  )
}

export function LateMarks({ event, desk, sittings, reload }: MattersProps) {
  const ch = useWords(chief)
  const text = useMarkText()
  if (desk.late.length === 0) return null
  return (
    <Section title={ch.late} lead={ch.lateLead}>
      <Table
        caption={ch.late}
        rows={desk.late}
        rowKey={(one) => one.id}
        phone="cards"
        tone={(one) => (one.ruling === null ? 'now' : 'quiet')}
        columns={[
          { key: 'who', head: ch.entry, lead: true, cell: (one) => one.who },
          { key: 'source', head: ch.whose, cell: (one) => one.source },
          { key: 'aspect', head: ch.aspect, cell: (one) => one.aspect?.[lang.value] ?? nameOf(sittings, one.sitting) },
          { key: 'present', head: ch.present, align: 'end', cell: (one) => text(one.present) },
          {
            key: 'value',
            head: ch.value,
            align: 'end',
            cell: (one) => <strong>{one.value === null ? ch.cleared : text(one.value)}</strong>,
          },
          { key: 'at', head: ch.at, cell: (one) => clock(one.at) },
          { key: 'act', head: '', align: 'end', cell: (one) => <Ruling event={event} late={one} reload={reload} /> },
        ]}
      />
    </Section>
  )
}

function Ruling({ event, late, reload }: { event: string; late: LateShown; reload: () => Promise<void> }) {
  const ch = useWords(chief)
  const c = useWords(common)
  if (late.ruling !== null)
    return (
      <span class="soft">
        {ch.rulings[late.ruling]}
        {c.colon}
        {late.reason}
      </span>
    )
  const rule = (ruling: 'accepted' | 'dismissed') => (reason: string) =>
    ask(api.events[':event']['late-marks'][':late'].ruling.$put({ param: { event, late: late.id }, json: { ruling, reason } }))
  return (
    <span class="row">
      {late.state === 'sealed' ? (
        <span class="soft small">{ch.sealedFirst}</span>
      ) : (
        <AskButton
          text={ch.accept}
          question={ch.acceptQuestion(late.who, late.source)}
          kind="plain"
          label={`${ch.accept}: ${late.who} ${late.source}`}
          reason
          act={rule('accepted')}
          onDone={reload}
        >
          {ch.acceptWhat}
        </AskButton>
      )}
      <AskButton
        text={ch.dismiss}
        question={ch.dismissQuestion}
        kind="plain"
        label={`${ch.dismiss}: ${late.who} ${late.source}`}
        reason
        act={rule('dismissed')}
        onDone={reload}
      >
        {ch.dismissWhat}
      </AskButton>
    </span>
  )
}

export function Waivers({ event, desk, sittings, reload }: MattersProps) {
  const ch = useWords(chief)
  const c = useWords(common)
  if (desk.waivers.length === 0) return null
  return (
    <Section title={ch.waivers}>
      <Table
        caption={ch.waivers}
        rows={desk.waivers}
        rowKey={(one) => one.id}
        phone="cards"
        columns={[
          { key: 'source', head: ch.whose, lead: true, cell: (one) => one.source },
          { key: 'sitting', head: ch.sitting, cell: (one) => nameOf(sittings, one.sitting) },
          { key: 'who', head: ch.entry, cell: (one) => one.who ?? ch.all },
          { key: 'reason', head: c.reason, cell: (one) => one.reason },
          {
            key: 'act',
            head: '',
            align: 'end',
            cell: (one) =>
              !sittings.some((at) => at.id === one.sitting && at.sealed > 0) && (
                <AskButton
                  text={ch.withdraw}
                  question={ch.withdrawQuestion(one.source)}
                  kind="plain"
                  reason
                  act={(reason) =>
                    ask(api.events[':event'].waivers[':waiver'].withdrawal.$put({ param: { event, waiver: one.id }, json: { reason } }))
                  }
                  onDone={reload}
                >
                  {ch.withdrawWhat}
                </AskButton>
              ),
          },
        ]}
      />
    </Section>
  )
}
