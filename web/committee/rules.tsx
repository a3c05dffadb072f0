/** The rules beside the list, counted at once as names are ticked: numerator, denominator, rounding, met or short. */

import { useMemo } from 'preact/hooks'
import { mayDay } from '../../server/nominations/input.ts'
import { type Attributes, census, count, type Quota } from '../../server/scoring/quota.ts'
import { nominations } from '../../server/words/nominations.ts'
import { useWords } from '../lang.ts'
import { Counter, StateMark } from '../parts/marks.tsx'
import { textOf, useSaid } from './said.ts'

export interface RulesProps {
  /** By how many persons the committee lets a rule pass, by the quota's id. */
  passed: Map<string, number>
  /** What other rules say that are not kept: units, categories, names put on or kept off. */
  broken: string[]
  quotas: Quota[]
  seats: number
  year: number
  chosen: Attributes[]
  /** Everybody who could be chosen: whether a floor can be met at all. */
  all: Attributes[]
}

export function Rules({ passed, broken, quotas, seats, year, chosen, all }: RulesProps) {
  const w = useWords(nominations)
  const said = useSaid()
  const counted = count(quotas, seats, chosen)
  const supply = useMemo(() => count(quotas, seats, all), [quotas, seats, all])
  const met = counted.filter(({ state }) => state === 'met').length
  return (
    <>
      <p class="rules-short" role="status">
        {w.chosenOf(chosen.length, seats)} · {quotas.length > 0 ? w.rulesShort(met, quotas.length) : w.noRules}
      </p>
      {broken.length > 0 && (
        <ul class="rules-broken">
          {broken.map((text) => (
            <li key={text}>
              <StateMark shape="warning">{text}</StateMark>
            </li>
          ))}
        </ul>
      )}
      <div class="rules-strip">
        <Counter
          label={w.seats}
          value={chosen.length}
          of={seats}
          note={chosen.length < seats ? w.seatsLeft(seats - chosen.length) : w.full}
        />
        {quotas.map((quota, i) => {
          const rule = counted[i]!
          return (
            <div key={quota.id} title={quota.cite && w.cite(textOf(quota.cite))}>
              <Counter
                label={textOf(quota.name)}
                value={rule.numerator}
                of={rule.denominator ?? seats}
                {...{ [quota.kind]: rule.limit }}
                note={
                  <>
                    {said.reckoning(rule, quota)}
                    {passed.has(quota.id) && <span class="rules-supply">{w.passedBy(passed.get(quota.id) ?? 0)}</span>}
                    {rule.state === 'short' && <span class="rules-supply">{w.supply(supply[i]!.numerator)}</span>}
                  </>
                }
              />
            </div>
          )
        })}
      </div>
      <p class="rules-census small soft">{said.census(census(chosen, mayDay(year)))}</p>
    </>
  )
}
