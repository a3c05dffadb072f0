/** Log-in by password; then on to where the reader wanted to go, or to the role's first page. */
import { useLocation } from 'preact-iso'
import { common } from '../../server/words/common.ts'
import { doors } from '../../server/words/doors.ts'
import { api, ask } from '../api.ts'
import { useWords } from '../lang.ts'
import { Banner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { TextField } from '../parts/fields.tsx'
import { Form } from '../parts/form.tsx'
import { Page as Frame, Section } from '../parts/page.tsx'
import { homeOf, loadSession, needsSetUp, session } from '../session.ts'
import { useLoad } from '../use.ts'

export function Page() {
  const w = useWords(doors).login
  const c = useWords(common)
  const { query, route } = useLocation()
  const who = session.value
  const send = async (values: { login: string; password: string }) => {
    const { role } = await ask(api.session.$post({ json: values }))
    await loadSession()
    route(inside(query.to) ?? homeOf(role), true)
  }
  return (
    <Frame title={w.title} lead={w.lead} width="narrow">
      {needsSetUp.value && <Banner kind="warning">{w.needsSetUp}</Banner>}
      {who && (
        <Banner kind="info" actions={<Button href={homeOf(who.role)}>{w.goOn}</Button>}>
          {w.already(who.name)}
          {c.colon}
          {c.roles[who.role]}
        </Banner>
      )}
      {!who && <ComeBack to={inside(query.to)} />}
      <Form start={{ login: '', password: '' }} send={send} submit={w.submit}>
        <TextField name="login" label={w.login} autoComplete="username" autoFocus />
        <TextField name="password" label={w.password} type="password" autoComplete="current-password" hint={w.forgotten} />
      </Form>
    </Frame>
  )
}

/** A bound device whose log-in has expired: the PIN alone brings its judge back. */
function ComeBack({ to }: { to: string | null }) {
  const w = useWords(doors).link
  const { route } = useLocation()
  const { data } = useLoad(() => ask(api.session.device.$get()))
  if (!data?.holder) return null
  const send = async (json: { pin: string }) => {
    await ask(api.session.device.$post({ json }))
    await loadSession()
    route(to ?? '/judge', true)
  }
  return (
    <Section title={w.back(data.holder)} lead={w.backLead}>
      <Form start={{ pin: '' }} submit={w.submit} send={send}>
        <TextField name="pin" label={w.pin} type="tel" most={6} size="short" autoComplete="off" autoFocus />
      </Form>
    </Section>
  )
}

/** Only an address of our own: a link must not send anyone elsewhere after log-in. */
function inside(to: string | undefined): string | null {
  return to && new URL(to, location.origin).origin === location.origin && /^\/(?!login|[/\\])/.test(to) ? to : null
}
