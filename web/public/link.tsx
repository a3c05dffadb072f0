/** A judge's one-time link: the token stays behind the # and is spent only by a tap, never by a preview of the link. A badge asks for its PIN. */
import { useLocation } from 'preact-iso'
import { doors } from '../../server/words/doors.ts'
import { api, ask } from '../api.ts'
import { useWords } from '../lang.ts'
import { Banner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { TextField } from '../parts/fields.tsx'
import { Form } from '../parts/form.tsx'
import { Page as Frame } from '../parts/page.tsx'
import { homeOf, loadSession, session } from '../session.ts'
import { deviceName } from './device-name.ts'

export function Page() {
  const w = useWords(doors).link
  const l = useWords(doors).login
  const { route } = useLocation()
  const [, dot, token] = /^#(\.?)(.*)$/.exec(location.hash) ?? []
  const isBadge = dot === '.'
  const who = session.value
  const send = async ({ pin, device }: { pin: string; device: string }) => {
    await ask(api.session.link.$post({ json: { token: token ?? '', device, ...(isBadge && { pin }) } }))
    await loadSession()
    route(session.value ? homeOf(session.value.role) : '/judge', true)
  }
  return (
    <Frame title={w.title} lead={w.lead} width="narrow">
      {who && (
        <Banner kind="info" actions={<Button href={homeOf(who.role)}>{l.goOn}</Button>}>
          {w.already(who.name)}
        </Banner>
      )}
      {token ? (
        <Form start={{ pin: '', device: deviceName() }} submit={w.submit} send={send}>
          {isBadge && <TextField name="pin" label={w.pin} hint={w.pinHint} type="tel" most={6} size="short" autoComplete="off" autoFocus />}
          <TextField name="device" label={w.device} hint={w.deviceHint} most={60} optional />
        </Form>
      ) : (
        <Banner kind="problem">{w.noToken}</Banner>
      )}
    </Frame>
  )
}
