/** A judge's one-time link: the token stays behind the # and is spent only by a tap, never by a preview of the link. */
import { useLocation } from 'preact-iso'
import { doors } from '../../server/words/doors.ts'
import { api, ask } from '../api.ts'
import { useWords } from '../lang.ts'
import { Banner, ProblemBanner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { Page as Frame } from '../parts/page.tsx'
import { homeOf, loadSession, session } from '../session.ts'
import { useAct } from '../use.ts'

export function Page() {
  const w = useWords(doors).link
  const l = useWords(doors).login
  const { route } = useLocation()
  const token = location.hash.slice(1)
  const who = session.value
  const start = useAct(async () => {
    await ask(api.session.link.$post({ json: { token } }))
    await loadSession()
    route(session.value ? homeOf(session.value.role) : '/judge', true)
  })
  return (
    <Frame title={w.title} lead={w.lead} width="narrow">
      <ProblemBanner problem={start.problem} />
      {who && (
        <Banner kind="info" actions={<Button href={homeOf(who.role)}>{l.goOn}</Button>}>
          {w.already(who.name)}
        </Banner>
      )}
      {start.problem?.kind === 'link-used' ? null : token ? (
        <div class="actions big">
          <Button kind="primary" busy={start.busy} onClick={() => start.run()}>
            {w.submit}
          </Button>
        </div>
      ) : (
        <Banner kind="problem">{w.noToken}</Banner>
      )}
    </Frame>
  )
}
