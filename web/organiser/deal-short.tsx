/** Entries that lost a judge after they were dealt out: who left, another judge for them with one press, or going on without. */
import type { Short } from '../../server/panels/shortage.ts'
import { codes } from '../../server/words/codes.ts'
import { common } from '../../server/words/common.ts'
import { api, ask } from '../api.ts'
import { lang, useWords } from '../lang.ts'
import { Banner } from '../parts/banner.tsx'
import { AskButton } from '../parts/dialog.tsx'
import { session } from '../session.ts'

const MOST = 12

export function DealShort({ event, sitting, short, reload }: { event: string; sitting: string; short: Short[]; reload: () => unknown }) {
  const w = useWords(codes).deal
  const c = useWords(common)
  if (short.length === 0) return null
  const fill = (
    <AskButton
      text={w.fill}
      question={w.fillQuestion}
      act={() => ask(api.events[':event'].assignments[':sitting'].replacements.$post({ param: { event, sitting } }))}
      onDone={reload}
    >
      {w.fillWhat}
    </AskButton>
  )
  const waive = async ({ ref, left }: Short, reason: string) => {
    for (const { label } of left)
      await ask(api.events[':event'].waivers.$post({ param: { event }, json: { source: label, sitting, entryId: ref, reason } }))
  }
  return (
    <Banner kind="warning" actions={fill}>
      <ul>
        {short.slice(0, MOST).map((one) => (
          <li key={one.ref}>
            {w.lost(one.who, one.left.map(({ label }) => label).join(lang.value === 'zh' ? '、' : ', '), one.left.length)}{' '}
            {session.value?.role === 'organiser' && one.left.every(({ seated }) => seated) && (
              <AskButton
                kind="plain"
                text={w.waive}
                label={`${w.waive}${c.colon}${one.who}`}
                question={w.waiveQuestion(one.who)}
                reason
                act={(reason) => waive(one, reason)}
                onDone={reload}
              >
                {w.waiveWhat}
              </AskButton>
            )}
          </li>
        ))}
        {short.length > MOST && <li>{w.lostMore(short.length - MOST)}</li>}
      </ul>
    </Banner>
  )
}
