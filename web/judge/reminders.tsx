/** What the chief or organiser reminded this judge of, with the time, until it is put away. */
import { useEffect } from 'preact/hooks'
import { reminders } from '../../server/words/reminders.ts'
import { api, ask } from '../api.ts'
import { instant, useWords } from '../lang.ts'
import { Banner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { useAct, useLoad } from '../use.ts'

/** @param version another one whenever something came over the live channel */
export function Reminders({ event, version }: { event: string; version: unknown }) {
  const w = useWords(reminders)
  const { data, reload } = useLoad(() => ask(api.events[':event']['my-reminders'].$get({ param: { event } })), [event])
  useEffect(() => void reload(), [version])
  const away = useAct(async () => {
    for (const { id } of data?.reminders ?? [])
      await ask(api.events[':event']['my-reminders'][':reminder'].seen.$put({ param: { event, reminder: id } }))
    await reload()
  })
  const last = data?.reminders[0]
  if (!last) return null
  return (
    <Banner
      kind="warning"
      actions={
        <Button busy={away.busy} onClick={away.run}>
          {w.away}
        </Button>
      }
    >
      {w.asked(last.byName, instant(last.at), last.owed)}
    </Banner>
  )
}
