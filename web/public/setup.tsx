/** The first administrator, by the link that the terminal printed; then an empty system or the demo district. */
import { useEffect, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { DemoAccount } from '../../server/demo/play.ts'
import { common } from '../../server/words/common.ts'
import { doors } from '../../server/words/doors.ts'
import { api, ask, ProblemError } from '../api.ts'
import { useWords } from '../lang.ts'
import { Banner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { RadioField } from '../parts/choices.tsx'
import { TextField } from '../parts/fields.tsx'
import { Form } from '../parts/form.tsx'
import { Page as Frame, Loading } from '../parts/page.tsx'
import { Table } from '../parts/table.tsx'
import { loadSession, needsSetUp, session } from '../session.ts'

interface Values {
  login: string
  name: string
  password: string
  again: string
  start: string
}

export function Page() {
  const w = useWords(doors).setup
  const l = useWords(doors).login
  const { route } = useLocation()
  const [playing, setPlaying] = useState(false)
  const [accounts, setAccounts] = useState<DemoAccount[]>([])
  const token = location.hash.slice(1)
  const send = async ({ login, name, password, again, start }: Values) => {
    if (password !== again) throw new ProblemError('invalid-input', 422, [{ path: ['again'], code: 'passwords-differ' }])
    setPlaying(start === 'demo')
    try {
      const made = await ask(api.setup.$post({ json: { token, login, name, password, start: start === 'demo' ? 'demo' : 'empty' } }))
      setAccounts(made.accounts)
      await loadSession()
      if (made.accounts.length === 0) route('/desk', true)
    } finally {
      setPlaying(false)
    }
  }
  if (accounts.length > 0) return <DemoReady accounts={accounts} />
  if (session.value !== undefined && !needsSetUp.value) {
    return (
      <Frame title={w.title} width="narrow">
        <Banner kind="info" actions={<Button href="/login">{l.submit}</Button>}>
          {w.isDone}
        </Banner>
      </Frame>
    )
  }
  return (
    <Frame title={w.title} lead={w.lead} width="narrow">
      {!token && <Banner kind="problem">{w.noToken}</Banner>}
      {token && (
        <Form start={{ login: '', name: '', password: '', again: '', start: 'empty' }} send={send} submit={w.submit}>
          <TextField name="login" label={w.login} hint={w.loginHint} autoComplete="username" most={64} />
          <TextField name="name" label={w.name} autoComplete="name" most={40} />
          <TextField name="password" label={w.password} hint={w.passwordHint} type="password" autoComplete="new-password" />
          <TextField name="again" label={w.again} type="password" autoComplete="new-password" />
          <RadioField
            name="start"
            label={w.start}
            choices={[
              { value: 'empty', text: w.empty, hint: w.emptyHint },
              { value: 'demo', text: w.demo, hint: w.demoHint },
            ]}
          />
        </Form>
      )}
      {playing && <Playing />}
    </Frame>
  )
}

/** Who can log in to the demo; shown once, here. */
function DemoReady({ accounts }: { accounts: DemoAccount[] }) {
  const w = useWords(doors).setup
  const c = useWords(common)
  return (
    <Frame
      title={w.demoReady}
      lead={w.demoReadyLead}
      width="narrow"
      actions={
        <Button kind="primary" href="/desk">
          {w.toDesk}
        </Button>
      }
    >
      <Banner kind="done">
        {w.demoPassword} <code>{accounts[0]?.password}</code>
      </Banner>
      <Table
        caption={w.demoReady}
        columns={[
          { key: 'login', head: w.login, lead: true, cell: (a) => <code>{a.login}</code> },
          { key: 'role', head: c.terms.role, cell: (a) => c.roles[a.role] },
          { key: 'name', head: w.name, cell: (a) => a.name },
        ]}
        rows={accounts}
        rowKey={(a) => a.login}
      />
    </Frame>
  )
}

/** The demo answers only when it is done; what can be shown honestly is how long it has been at it. */
function Playing() {
  const w = useWords(doors).setup
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setSeconds((was) => was + 1), 1000)
    return () => clearInterval(timer)
  }, [])
  return <Loading text={w.playing(seconds)} />
}
