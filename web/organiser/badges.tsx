/** Badges on A4, eight to a page with lines to cut along, and the PIN slips on pages of their own; shown once. */
import { devices } from '../../server/words/hall.ts'
import { people } from '../../server/words/people.ts'
import type { api } from '../api.ts'
import { instant, useWords } from '../lang.ts'
import { Banner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { Qr } from '../parts/qr.tsx'
import './badges.css'
import type { InferResponseType } from 'hono/client'
import { reachable } from './scan-button.tsx'

export type Issued = InferResponseType<(typeof api.events)[':event']['badges']['$post'], 201>

const ON_A_PAGE = 8

export function Badges({ issued: { badges, until }, onClose }: { issued: Issued; onClose: () => void }) {
  const w = useWords(devices)
  const p = useWords(people).accounts
  const pages = Array.from({ length: Math.ceil(badges.length / ON_A_PAGE) }, (_, i) => badges.slice(i * ON_A_PAGE, (i + 1) * ON_A_PAGE))
  return (
    <div class="badge-papers">
      <div class="actions no-print">
        <Button kind="primary" onClick={() => window.print()}>
          {w.print}
        </Button>
        <Button onClick={onClose}>{w.finish}</Button>
      </div>
      {badges[0] && reachable(badges[0].url) === null && <Banner kind="warning">{p.linkLocal}</Banner>}
      {pages.map((page) => (
        <article class="paper cut-outs" key={page[0]?.accountId}>
          {page.map((one) => (
            <div class="cut-out" key={one.accountId}>
              <Qr text={reachable(one.url) ?? one.url} label={one.label} size={132} />
              <div>
                <small>{w.badgeTitle}</small>
                <strong class="song">{one.label}</strong>
                <span>{one.name}</span>
                <small>{w.badgeHow}</small>
                <small class="num">{w.until(instant(until))}</small>
              </div>
            </div>
          ))}
        </article>
      ))}
      {pages.map((page) => (
        <article class="paper cut-outs pins" key={`pin ${page[0]?.accountId}`}>
          <h2>{w.pinTitle}</h2>
          {page.map((one) => (
            <div class="cut-out" key={one.accountId}>
              <div>
                <span>
                  {one.label} · {one.name}
                </span>
                <span>
                  {w.pin} <strong class="num">{`${one.pin.slice(0, 3)} ${one.pin.slice(3)}`}</strong>
                </span>
                <small>{w.pinHow}</small>
              </div>
            </div>
          ))}
        </article>
      ))}
    </div>
  )
}
