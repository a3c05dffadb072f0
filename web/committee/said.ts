/** What the rooms say of nominees and rules, put together from the dictionaries. */

import type { Nominee } from '../../server/nominations/nominee.ts'
import type { CampaignSeen, ProgrammeSeen } from '../../server/nominations/queries.ts'
import type { Census, Counted, Quota, Who } from '../../server/scoring/quota.ts'
import type { Text } from '../../server/scoring/types.ts'
import { common } from '../../server/words/common.ts'
import { nominations } from '../../server/words/nominations.ts'
import { lang, useWords } from '../lang.ts'

/** What the parts of a campaign's page share. */
export interface CampaignPart {
  campaign: CampaignSeen
  programme: ProgrammeSeen
  nominees: Nominee[]
  reload: () => Promise<void>
}

/** A name in the reader's language; a rule's English name may be left empty. */
export const textOf = ({ zh, en }: Text): string => (lang.value === 'en' && en) || zh

type Named = Readonly<Record<string, string>>

/** Sentences in the reader's language. */
export function useSaid() {
  const w = useWords(nominations)
  const c = useWords(common)
  const values: Record<string, Named> = {
    jobClass: c.jobClass,
    sex: c.sex,
    ownership: c.ownership,
    skillLevel: c.skillLevel,
    migrant: w.values.migrant,
    channel: w.channels,
  }
  const value = (attribute: string, code: string) => values[attribute]?.[code] ?? code
  return {
    value,
    /** "industrial worker or other front-line worker, and woman". */
    who: (who: Who): string =>
      who
        .map(({ attribute, in: among, out }) => {
          const named = (codes: string[]) => codes.map((code) => value(attribute, code)).join(w.or)
          return [among && named(among), out && w.not(named(out))].filter(Boolean).join(w.and)
        })
        .join(w.and),
    /** "≥ 35 % of 20 seats = 7.00 → 7 (rounded up)". */
    reckoning: (rule: Counted, quota: Quota): string => {
      if (rule.asked === null || rule.exact === null) return w.plain[rule.kind](rule.limit)
      const n = rule.denominator ?? 0
      const of = quota.among === 'seats' ? w.ofSeats(n) : quota.among === 'chosen' ? w.ofChosen(n) : w.ofPart(n)
      return `${w.asked[rule.kind](rule.asked, of, rule.exact, rule.limit)} ${w.rounding[rule.rounding]}`
    },
    state: ({ state, by }: Pick<Counted, 'state' | 'by'>): string => (state === 'met' ? w.state.met : w.state[state](by)),
    census: (census: Census): string => {
      const classes = Object.entries(census.classes).map(
        ([key, n]) => `${value('jobClass', key)}${lang.value === 'zh' ? `${n}人` : ` ${n}`}`,
      )
      return w.census({ ...census, classes: classes.join(c.comma) })
    },
  }
}
