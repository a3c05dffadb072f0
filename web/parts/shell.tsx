/** What stands around every page: the mark, the ways for this role, the language, who is logged in. */
import { signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { common } from '../../server/words/common.ts'
import { sayProblem } from '../../server/words/problems.ts'
import { shell } from '../../server/words/shell.ts'
import { lang, setLang, useWords } from '../lang.ts'
import { logOut, type Role, session, unsent } from '../session.ts'
import { useAct } from '../use.ts'
import { Dialog } from './dialog.tsx'
import { Seal } from './seal.tsx'

/** True while the next page's code is on its way. */
export const opening = signal(false)

export function Shell({ children }: { children: ComponentChildren }) {
  const w = useWords(shell)
  return (
    <>
      {/* biome-ignore lint/a11y/useValidAnchor: it is a way within the page; the router only has to be told so. */}
      <a class="skip" href="#main" onClick={toMain}>
        {w.skip}
      </a>
      {opening.value && <div class="opening" aria-hidden="true" />}
      <header class="shell no-print">
        <a class="brand" href="/">
          <Seal />
          <span>{w.brand}</span>
        </a>
        <Menu />
        <div class="shell-end">
          <Language />
          <Who />
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <footer class="shell-foot no-print">
        {w.tagline}
        <span>{w.footer}</span>
      </footer>
    </>
  )
}

/** The router would take "#main" for nothing; the focus is what counts. */
function toMain(event: Event) {
  event.preventDefault()
  document.getElementById('main')?.focus()
}

type NavWord = keyof typeof shell.nav
const DESK: [string, NavWord][] = [
  ['/desk', 'today'],
  ['/desk/competitions', 'competitions'],
  ['/desk/people', 'people'],
  ['/desk/training', 'training'],
  ['/desk/accounts', 'accounts'],
  ['/committee', 'awards'],
]
const MENUS: Record<Role, [string, NavWord][]> = {
  admin: [...DESK, ['/audit', 'audit']],
  organiser: DESK,
  judge: [['/judge', 'marking']],
  committee: [['/committee', 'awards']],
  officer: [
    ['/unit', 'unit'],
    ['/desk/training', 'training'],
    ['/desk/accounts', 'accounts'],
  ],
  auditor: [['/audit', 'audit']],
}

const PLACES: Record<string, string> = { clerk: 'clerk', verifier: 'judge', custodian: 'codes', arbiter: 'appeals' }

function Menu() {
  const w = useWords(shell)
  const c = useWords(common)
  const { path } = useLocation()
  const who = session.value
  const ways = who ? MENUS[who.role].map(([href, word]) => ({ href, text: w.nav[word] })) : []
  // A seat opens one page of one event to somebody whose role has no way there.
  const seats = (who?.seats ?? [])
    .filter(({ duty }) => PLACES[duty])
    .map(({ eventId, eventName, duty }) => ({
      href: duty === 'verifier' ? '/judge' : `/${PLACES[duty]}/${eventId}`,
      text: `${c.duties[duty]} · ${eventName}`,
    }))
  const all = [...ways, ...seats, { href: '/', text: w.nav.results }]
  // An event belongs to its competition, not to today's list.
  const place = path.startsWith('/desk/events/') ? '/desk/competitions' : path
  const now = all
    .filter(({ href }) => place === href || (href !== '/' && place.startsWith(`${href}/`)))
    .sort((a, b) => b.href.length - a.href.length)[0]
  const bar = useRef<HTMLElement>(null)
  // On a phone the bar scrolls sideways: the present way must be in sight.
  useEffect(() => {
    const here = bar.current?.querySelector<HTMLElement>('[aria-current]')
    if (bar.current && here) bar.current.scrollLeft = here.offsetLeft - (bar.current.clientWidth - here.offsetWidth) / 2
  }, [now?.href, lang.value])
  return (
    <nav class="menu" ref={bar} aria-label={w.mainMenu}>
      {all.map(({ href, text }) => (
        <a key={href} href={href} aria-current={href === now?.href ? (href === path ? 'page' : 'true') : undefined}>
          {text}
        </a>
      ))}
    </nav>
  )
}

function Language() {
  const w = useWords(shell)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its own frame and legend for two links.
    <div class="language" role="group" aria-label={w.language}>
      <button type="button" lang="zh-CN" aria-pressed={lang.value === 'zh'} onClick={() => setLang('zh')}>
        中文
      </button>
      <span aria-hidden="true">/</span>
      <button type="button" lang="en" aria-pressed={lang.value === 'en'} onClick={() => setLang('en')}>
        English
      </button>
    </div>
  )
}

const asking = signal(false)

function Who() {
  const w = useWords(shell)
  const c = useWords(common)
  const { path } = useLocation()
  const who = session.value
  if (who === undefined) return null
  if (!who) {
    return path === '/login' ? null : (
      <a class="who-in" href="/login">
        {c.logIn}
      </a>
    )
  }
  const leaving = useAct(async () => {
    const out = await logOut()
    if (!out) ask(true)
  })
  const ask = (open: boolean) => {
    asking.value = open
  }
  return (
    <div class="who">
      <span class="who-name" title={[c.roles[who.role], who.unitName].filter(Boolean).join(' · ')}>
        {who.name}
        <small>{c.roles[who.role]}</small>
      </span>
      <button type="button" class="who-out" onClick={() => leaving.run()}>
        {c.logOut}
      </button>
      <Dialog open={asking.value} title={w.unsentTitle(unsent.value)} onClose={() => ask(false)}>
        {w.unsentLead}
      </Dialog>
      <Dialog open={leaving.problem !== null} title={w.notLoggedOut} onClose={leaving.clear}>
        {leaving.problem && sayProblem(leaving.problem.kind, lang.value)}
      </Dialog>
    </div>
  )
}
