/** What the chief or organiser reminded this judge of, with the time, until it is put away. */
import { reminders } from '../../server/words/reminders.ts'
import { api, ask } from '../api.ts'
import { instant, useWords } from '../lang.ts'
import { Banner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { useAct, useLive, useLoad } from '../use.ts'

export function Reminders({ event }: { event: string }) {
  const w = useWords(reminders)
  const { data, reload } = useLoad(() => ask(api.events[':event']['my-reminders'].$get({ param: { event } })), [event])
  useLive(`/api/events/${event}/my-sheets/live`, reload)
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
