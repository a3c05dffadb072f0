/** Ways through a page: tabs that are links, the steps of a task, pages of a long list. */
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { shell } from '../../server/words/shell.ts'
import { useCommon, useWords } from '../lang.ts'
import { Button } from './button.tsx'

export interface Tab {
  href: string
  text: ComponentChildren
  /** A small figure behind the text: how many wait. */
  count?: number
  /** Default: the address of the page is this one. */
  now?: boolean
}

export function Tabs({ tabs, label }: { tabs: readonly Tab[]; label: string }) {
  const { path, url } = useLocation()
  const row = useRef<HTMLElement>(null)
  // On a phone the row is wider than the screen: the tab that is open is brought into sight, the page does not move.
  useLayoutEffect(() => {
    const now = row.current?.querySelector<HTMLElement>('[aria-current]')
    if (row.current && now)
      row.current.scrollLeft = now.offsetLeft - row.current.offsetLeft - (row.current.clientWidth - now.offsetWidth) / 2
  }, [url])
  return (
    <nav class="tabs no-print" aria-label={label} ref={row}>
      {tabs.map((tab) => (
        <a key={tab.href} href={tab.href} aria-current={(tab.now ?? tab.href === path) ? 'page' : undefined}>
          {tab.text}
          {tab.count !== undefined && <span class="tab-count num">{tab.count}</span>}
        </a>
      ))}
    </nav>
  )
}

export interface Step {
  text: ComponentChildren
  state: 'done' | 'now' | 'next'
  note?: ComponentChildren
  href?: string
}

/** Where a task stands, in its order. */
export function Steps({ steps, label }: { steps: readonly Step[]; label: string }) {
  return (
    <ol class="steps" aria-label={label}>
      {steps.map((step, i) => (
        <li key={i} class={step.state} aria-current={step.state === 'now' ? 'step' : undefined}>
          <span class="step-sign num" aria-hidden="true">
            {step.state === 'done' ? '✓' : i + 1}
          </span>
          <span>
            {step.href ? <a href={step.href}>{step.text}</a> : step.text}
            {step.note && <span class="hint">{step.note}</span>}
          </span>
        </li>
      ))}
    </ol>
  )
}

export interface PagerProps {
  /** From 1. */
  page: number
  pages: number
  onPage: (page: number) => void
}

/** Nothing when all fits on one page. */
export function Pager({ page, pages, onPage }: PagerProps) {
  const w = useCommon()
  const s = useWords(shell)
  if (pages <= 1) return null
  return (
    <nav class="pager no-print" aria-label={s.pages}>
      <Button disabled={page <= 1} onClick={() => onPage(page - 1)}>
        {w.previousPage}
      </Button>
      <span class="num">{w.page(page, pages)}</span>
      <Button disabled={page >= pages} onClick={() => onPage(page + 1)}>
        {w.nextPage}
      </Button>
    </nav>
  )
}
