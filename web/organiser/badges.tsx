/** Badges on A4, eight to a page with lines to cut along, and the PIN slips on pages of their own; shown once. */
import { devices } from '../../server/words/hall.ts'
import type { api } from '../api.ts'
import { instant, useWords } from '../lang.ts'
import { Button } from '../parts/button.tsx'
import { Qr } from '../parts/qr.tsx'
import './badges.css'
import type { InferResponseType } from 'hono/client'

export type Issued = InferResponseType<(typeof api.events)[':event']['badges']['$post'], 201>

const ON_A_PAGE = 8

export function Badges({ issued: { badges, until }, onClose }: { issued: Issued; onClose: () => void }) {
  const w = useWords(devices)
  const pages = Array.from({ length: Math.ceil(badges.length / ON_A_PAGE) }, (_, i) => badges.slice(i * ON_A_PAGE, (i + 1) * ON_A_PAGE))
  return (
    <div class="badge-papers">
      <div class="actions no-print">
        <Button kind="primary" onClick={() => window.print()}>
          {w.print}
        </Button>
        <Button onClick={onClose}>{w.finish}</Button>
      </div>
      {pages.map((page) => (
        <article class="paper cut-outs" key={page[0]?.accountId}>
          {page.map((one) => (
            <div class="cut-out" key={one.accountId}>
              <Qr text={one.url} label={one.label} size={132} />
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
