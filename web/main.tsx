/// <reference types="vite/client" />
/** Starts the pages: who is logged in, which page the address means, and the shell around it. */
import { type ComponentType, render } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { LocationProvider, lazy, Route, Router, useLocation } from 'preact-iso'
import { common } from '../server/words/common.ts'
import { shell } from '../server/words/shell.ts'
import { ProblemError } from './api.ts'
import { useWords } from './lang.ts'
import { Boundary } from './parts/boundary.tsx'
import { Button } from './parts/button.tsx'
import { Loading, Page } from './parts/page.tsx'
import { opening, Shell } from './parts/shell.tsx'
import { left, loadSession, type Role, session } from './session.ts'

interface PageModule {
  Page: ComponentType
}

/** Every page is its own download, so that the judge's phone fetches only the judge's page. Only pages are named here: their parts follow. */
const files = import.meta.glob<PageModule>([
  './public/{home,results,draw,board,login,setup,link,parts,verify,medals,vote,notice,honours}.tsx',
  './worker/call.tsx',
  './organiser/{home,people,accounts,competitions,calendar,setup,event,codes,clerk,paper,recheck,what-if,appeals,analytics,training,passport}.tsx',
  './judge/{home,sheet}.tsx',
  './unit/{home,award,event}.tsx',
  './committee/{home,campaign,projector}.tsx',
  './auditor/log.tsx',
  './papers/print.tsx',
])

function page(file: string) {
  const load = files[`./${file}.tsx`] ?? (() => Promise.resolve({ Page: NotBuilt }))
  return lazy(() =>
    load().then(
      (module) => module.Page,
      () => NotLoaded,
    ),
  )
}

const DESK: Role[] = ['admin', 'organiser', 'auditor']
const ANYONE_INSIDE: Role[] = ['admin', 'organiser', 'judge', 'committee', 'officer', 'auditor']

interface Way {
  path: string
  page: ComponentType
  /** Roles for whom the page makes sense; without it the page is public. The server alone decides what they get. */
  who?: Role[]
}

const WAYS: Way[] = [
  { path: '/', page: page('public/home') },
  { path: '/results/:event/:number?', page: page('public/results') },
  { path: '/verify/:number?', page: page('public/verify') },
  { path: '/notices/:notice?', page: page('public/notice') },
  { path: '/honours', page: page('public/honours') },
  { path: '/medals/:competition', page: page('public/medals') },
  { path: '/draw/:event', page: page('public/draw') },
  { path: '/calls/:event', page: page('worker/call') },
  { path: '/login', page: page('public/login') },
  { path: '/setup', page: page('public/setup') },
  { path: '/j', page: page('public/link') },
  { path: '/parts', page: page('public/parts') },
  { path: '/desk', page: page('organiser/home'), who: DESK },
  { path: '/desk/people', page: page('organiser/people'), who: [...DESK, 'officer'] },
  { path: '/desk/accounts', page: page('organiser/accounts'), who: [...DESK, 'officer'] },
  { path: '/desk/competitions', page: page('organiser/competitions'), who: DESK },
  { path: '/desk/competitions/:competition', page: page('organiser/competitions'), who: DESK },
  { path: '/desk/competitions/:competition/setup', page: page('organiser/setup'), who: ['admin', 'organiser'] },
  { path: '/desk/calendar', page: page('organiser/calendar'), who: [...DESK, 'officer', 'committee'] },
  { path: '/desk/training/:course?', page: page('organiser/training'), who: [...DESK, 'officer'] },
  { path: '/desk/passports/:person', page: page('organiser/passport'), who: ['admin', 'organiser', 'officer'] },
  { path: '/desk/events/:event/:tab?', page: page('organiser/event'), who: DESK },
  { path: '/judge', page: page('judge/home'), who: ANYONE_INSIDE },
  { path: '/judge/:event/:sheet', page: page('judge/sheet'), who: ANYONE_INSIDE },
  { path: '/clerk/:event', page: page('organiser/clerk'), who: ANYONE_INSIDE },
  { path: '/codes/:event', page: page('organiser/codes'), who: ANYONE_INSIDE },
  { path: '/paper/:event/:seat', page: page('organiser/paper'), who: ANYONE_INSIDE },
  { path: '/recheck/:event', page: page('organiser/recheck'), who: ANYONE_INSIDE },
  { path: '/appeals/:event', page: page('organiser/appeals'), who: ANYONE_INSIDE },
  { path: '/what-if/:event', page: page('organiser/what-if'), who: ANYONE_INSIDE },
  { path: '/analytics/:event', page: page('organiser/analytics'), who: ANYONE_INSIDE },
  { path: '/unit', page: page('unit/home'), who: ['officer', 'admin', 'organiser'] },
  { path: '/unit/awards/:campaign/:programme', page: page('unit/award'), who: ['officer'] },
  { path: '/unit/events/:event', page: page('unit/event'), who: ['officer'] },
  { path: '/committee', page: page('committee/home'), who: ['committee', ...DESK] },
  { path: '/committee/:campaign', page: page('committee/campaign'), who: ['committee', ...DESK] },
  { path: '/audit', page: page('auditor/log'), who: ['auditor', 'admin'] },
]

/** Pages without the shell: the hall's big screen, and what is printed. */
const BARE: Way[] = [
  { path: '/board/:event', page: page('public/board') },
  { path: '/room/:meeting', page: page('committee/projector'), who: ['committee', ...DESK] },
  { path: '/vote', page: page('public/vote') },
  { path: '/print/:event/:paper', page: page('papers/print') },
]

// Made once: the router takes a new component for a new page and would forget what was typed.
const guarded = (ways: Way[]) => ways.map((way) => ({ path: way.path, component: () => <Gate who={way.who} page={way.page} /> }))
const SHELL_ROUTES = guarded(WAYS)
const BARE_ROUTES = guarded(BARE)
const isBare = (path: string) => BARE.some((way) => path.startsWith(way.path.split(':')[0] as string))

function Gate({ who, page: Inner }: { who: Role[] | undefined; page: ComponentType }) {
  const w = useWords(shell)
  const c = useWords(common)
  const { route, url } = useLocation()
  const seen = session.value
  useEffect(() => {
    if (who && seen === null) route(left.value ? '/login' : `/login?to=${encodeURIComponent(url)}`, true)
  }, [seen, url])
  if (!who) return <Inner />
  if (!seen) return <Loading />
  if (who.includes(seen.role)) return <Inner />
  return (
    <Page title={w.notYours} lead={w.notYoursLead(seen.name, c.roles[seen.role])} width="narrow">
      <Button href="/">{w.goHome}</Button>
    </Page>
  )
}

function NotFound() {
  const w = useWords(shell)
  return (
    <Page title={w.notFoundTitle} lead={w.notFoundLead} width="narrow">
      <Button href="/">{w.goHome}</Button>
    </Page>
  )
}

function NotBuilt() {
  return <Page title={useWords(shell).notBuilt} width="narrow" />
}

function NotLoaded() {
  const w = useWords(shell)
  const c = useWords(common)
  return (
    <Page title={w.notLoaded} lead={w.notLoadedLead} width="narrow">
      <Button onClick={() => location.reload()}>{c.reload}</Button>
    </Page>
  )
}

function Broken() {
  const w = useWords(shell)
  const c = useWords(common)
  return (
    <Page title={w.broken} lead={w.brokenLead} width="narrow">
      <Button onClick={() => location.reload()}>{c.reload}</Button>
    </Page>
  )
}

function Routes() {
  const { path } = useLocation()
  const bare = isBare(path)
  const pages = (
    <Boundary at={path} fallback={<Broken />}>
      <Router
        key={bare ? 'bare' : 'shell'}
        onLoadStart={() => (opening.value = true)}
        onLoadEnd={() => (opening.value = false)}
        onRouteChange={() => document.getElementById('main')?.focus({ preventScroll: true })}
      >
        {(bare ? BARE_ROUTES : SHELL_ROUTES).map((way) => (
          <Route key={way.path} path={way.path} component={way.component} />
        ))}
        <Route default component={NotFound} />
      </Router>
    </Boundary>
  )
  return bare ? pages : <Shell>{pages}</Shell>
}

/** The session is asked for once; whoever cannot be asked is told so, with a way to try again. */
function Main() {
  const [problem, setProblem] = useState<ProblemError | null>(null)
  const load = () => {
    setProblem(null)
    loadSession().catch((error) => setProblem(error instanceof ProblemError ? error : new ProblemError('bug')))
  }
  useEffect(load, [])
  const w = useWords(shell)
  if (problem && session.value === undefined) {
    return (
      <Shell>
        <Page title={w.notLoaded} problem={problem} retry={load} width="narrow" />
      </Shell>
    )
  }
  return <Routes />
}

render(
  // Addresses under /api are files and streams of the server, never pages.
  <LocationProvider scope={/^(?!\/api\/)/}>
    <Main />
  </LocationProvider>,
  document.getElementById('app')!,
)
