/** Voting codes and shares on paper, shown once. */
import type { InferResponseType } from 'hono/client'
import { ballots } from '../../server/words/ballots.ts'
import type { api } from '../api.ts'
import { useWords } from '../lang.ts'
import { Banner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { Qr } from '../parts/qr.tsx'

export type Slips = InferResponseType<(typeof api.ballots)[':ballot']['slips']['$put'], 200>

/** Codes to cut apart and draw by hand, and the three shares on a page of their own. */
export function SlipPapers({ slips: { codes, shares, url }, onClose }: { slips: Slips; onClose: () => void }) {
  const w = useWords(ballots)
  return (
    <div class="slip-papers">
      <Banner kind="warning">{w.slipsText}</Banner>
      <div class="actions no-print">
        <Button kind="primary" onClick={() => window.print()}>
          {w.print}
        </Button>
        <Button onClick={onClose}>{w.finish}</Button>
      </div>
      <article class="paper cut-slips">
        {codes.map((code) => (
          <div key={code}>
            <Qr text={`${url}#${code.replaceAll(' ', '')}`} label={w.vote.code} size={96} />
            <div>
              <small>{w.slipTitle}</small>
              <Code text={code} />
              <small>{w.slipHow}</small>
              <small>{url}</small>
            </div>
          </div>
        ))}
      </article>
      <article class="paper cut-slips">
        {shares.map((share, i) => (
          <div key={share}>
            <div>
              <small>{w.shareTitle(i + 1)}</small>
              <Code text={share} />
              <small>{w.shareHow}</small>
            </div>
          </div>
        ))}
      </article>
    </div>
  )
}

/** Four groups and four, as they are read out. */
function Code({ text }: { text: string }) {
  return (
    <strong class="num">
      {text.slice(0, 20)}
      <br />
      {text.slice(20)}
    </strong>
  )
}
