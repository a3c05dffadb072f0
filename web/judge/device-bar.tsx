/** How this device stands, on every page of the judge: what is not delivered, why, and what to do about it. */
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { marks } from '../../server/words/marks.ts'
import { api, ask } from '../api.ts'
import { useWords } from '../lang.ts'
import { Banner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { AskButton } from '../parts/dialog.tsx'
import { StateMark } from '../parts/marks.tsx'
import { session, unsent } from '../session.ts'
import { isPersistent } from './device.ts'
import { begin, sendNow, trouble } from './flush.ts'
import { keptOfOthers } from './kept.ts'
import { fresh, typing, update, watchVersion } from './version.ts'

export function DeviceBar() {
  const w = useWords(marks).device
  const [persistent, setPersistent] = useState<boolean | null>(null)
  useEffect(() => {
    begin()
    watchVersion()
    isPersistent().then(setPersistent, () => {})
  }, [session.value?.account])
  const n = unsent.value
  const isBusy = n > 0 || typing.value
  return (
    <div class="device no-print">
      <p class="device-line" role="status">
        {n > 0 && (
          <strong class="undelivered">
            <StateMark shape="todo">{w.waiting(n)}</StateMark>
          </strong>
        )}
        {n > 0 && (
          <Button kind="plain" onClick={sendNow}>
            {w.send}
          </Button>
        )}
        {persistent !== null && <span class="soft small">{persistent ? w.persistent : w.notPersistent}</span>}
      </p>
      <Trouble />
      {keptOfOthers.value > 0 && <Banner kind="warning">{w.others(keptOfOthers.value)}</Banner>}
      {fresh.value && (
        <Banner kind="info" actions={!isBusy && <Button onClick={update}>{w.newVersion}</Button>}>
          {isBusy && w.newVersionLater}
        </Banner>
      )}
    </div>
  )
}

function Trouble() {
  const w = useWords(marks).device
  const say = (text: ComponentChildren) => <Banner kind="warning">{text}</Banner>
  const kind = trouble.value?.kind
  if (!kind) return null
  if (kind === 'not-logged-in')
    return (
      <Banner kind="problem" actions={<Button href={`/login?to=${encodeURIComponent(location.pathname)}`}>{w.toLogin}</Button>}>
        {w.logInAgain}
      </Banner>
    )
  if (kind === 'other-device') {
    const takeOver = (
      <AskButton text={w.takeOver} question={w.takeOverQuestion} act={() => ask(api.judge.device.$put())} onDone={sendNow}>
        {w.takeOverWhat}
      </AskButton>
    )
    return (
      <Banner kind="problem" actions={takeOver}>
        {w.otherDevice}
      </Banner>
    )
  }
  if (kind === 'not-hongbang') return say(w.notHongbang)
  if (kind !== 'offline') return say(w.server)
  return say(
    <>
      {w.offline} {!isSecureContext && <strong>{w.keepOpen}</strong>}
    </>,
  )
}
