/** The frame of a page: its title in Song, its lead, its actions, and what went wrong; sections, facts and waiting. */
import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { shell } from '../../server/words/shell.ts'
import type { ProblemError } from '../api.ts'
import { useCommon, useWords } from '../lang.ts'
import { ProblemBanner } from './banner.tsx'

export interface PageProps {
  title: string
  /** One or two sentences under the title. */
  lead?: ComponentChildren
  back?: { href: string; text: string }
  /** Buttons beside the title. */
  actions?: ComponentChildren
  problem?: ProblemError | null
  retry?: () => void
  /** Shows "Loading…" instead of the children. */
  loading?: boolean
  /** narrow: forms and reading; wide: tables that need the room. */
  width?: 'narrow' | 'normal' | 'wide'
  children?: ComponentChildren
}

export function Page({ title, lead, back, actions, problem, retry, loading = false, width = 'normal', children }: PageProps) {
  const w = useWords(shell)
  useEffect(() => {
    document.title = `${title} · ${w.brand}`
  }, [title, w.brand])
  return (
    <article class={`page ${width}`}>
      <header class="page-head">
        {back && (
          <a class="page-back no-print" href={back.href}>
            <span aria-hidden="true">←</span> {back.text}
          </a>
        )}
        <div class="page-title">
          <h1>{title}</h1>
          {actions && <div class="actions no-print">{actions}</div>}
        </div>
        {lead && <div class="page-lead">{lead}</div>}
      </header>
      <ProblemBanner problem={problem} retry={retry} />
      {loading ? <Loading /> : children}
    </article>
  )
}

export interface SectionProps {
  title?: string
  lead?: ComponentChildren
  actions?: ComponentChildren
  id?: string
  children?: ComponentChildren
}

/** A part of a page under a heading of its own. */
export function Section({ title, lead, actions, id, children }: SectionProps) {
  return (
    <section class="section" id={id}>
      {(title || actions) && (
        <div class="section-head">
          {title && <h2>{title}</h2>}
          {actions && <div class="actions no-print">{actions}</div>}
        </div>
      )}
      {lead && <p class="section-lead">{lead}</p>}
      {children}
    </section>
  )
}

/** Waiting for data. */
export function Loading({ text }: { text?: string }) {
  const w = useCommon()
  return (
    <p class="loading" role="status">
      <span class="spin" aria-hidden="true" /> {text ?? w.loading}
    </p>
  )
}

export interface FactsProps {
  /** [what, value]; a value of null, undefined or false leaves the line out. */
  facts: readonly (readonly [what: ComponentChildren, value: ComponentChildren])[]
}

/** A few facts, one under the other. */
export function Facts({ facts }: FactsProps) {
  return (
    <dl class="facts">
      {facts
        .filter(([, value]) => value !== null && value !== undefined && value !== false)
        .map(([what, value], i) => (
          <div key={i}>
            <dt>{what}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}

/** Buttons in a row. */
export function Actions({ children }: { children: ComponentChildren }) {
  return <div class="actions no-print">{children}</div>
}
