/** What is known of a draw: its rules and hash as announced, the seed once it may be known, and what the rules could not avoid. */
import type { DrawShown } from '../../server/entries/view.ts'
import { codes } from '../../server/words/codes.ts'
import { entries } from '../../server/words/entries.ts'
import { instant, useWords } from '../lang.ts'
import { Banner } from '../parts/banner.tsx'
import { Facts } from '../parts/page.tsx'

/** The rules and the hash, as announced. */
export function DrawFacts({ draw, later }: { draw: DrawShown; later?: string }) {
  const w = useWords(entries)
  const c = useWords(codes).draw
  const { rules, layers, commitment, announcedAt, at, seed } = draw
  const named = [rules.apart && c.apart, rules.spread && c.spread].filter(Boolean).join(' · ')
  return (
    <Facts
      facts={[
        [c.announced, at && at === announcedAt ? c.announcedWith : instant(announcedAt)],
        [c.rules, named || c.none],
        [c.layers, layers > 1 && c.layerN(layers)],
        [
          w.commitment,
          <code key="c" class="hash">
            {commitment}
          </code>,
        ],
        [
          w.seed,
          at &&
            (seed ? (
              <code key="s" class="hash">
                {seed}
              </code>
            ) : (
              (later ?? w.seedLater)
            )),
        ],
      ]}
    />
  )
}

/** What the rules could not avoid, with its arithmetic. */
export function Unmet({ unmet }: { unmet: DrawShown['unmet'] }) {
  const c = useWords(codes).draw
  return (
    <>
      {unmet.map(({ rule, left, entries, room }) => (
        <Banner key={rule} kind="warning">
          {c.unmet[rule](left, entries, room)}
        </Banner>
      ))}
    </>
  )
}
