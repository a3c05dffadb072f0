/** What the configuration check found: each line leads to where it is mended. */
import type { Finding } from '../../../server/desk/check.ts'
import { calendar } from '../../../server/words/calendar.ts'
import { competitions } from '../../../server/words/competitions.ts'
import { featureFaults } from '../../../server/words/faults.ts'
import { learnFaults, sayFault } from '../../../server/words/problems.ts'
import { lang, useWords } from '../../lang.ts'
import { StateMark } from '../../parts/marks.tsx'
import './findings.css'

// They come with an answer that is no refusal, so that nobody fetched their sentences.
learnFaults(featureFaults)

const WEIGHTS = ['must', 'mend', 'look']
const SHAPES = { must: 'stopped', mend: 'warning', look: 'todo' } as const

export function Findings({ event, findings }: { event: string; findings: readonly Finding[] }) {
  const w = useWords(calendar).check
  const tabs = useWords(competitions).tabs
  return (
    <ul class="findings">
      {findings
        .toSorted((a, b) => WEIGHTS.indexOf(a.weight) - WEIGHTS.indexOf(b.weight))
        .map((one) => {
          const isPage = one.where.startsWith('/')
          const text = one.where === '/desk/calendar' ? w.calendar : isPage ? w.accounts : tabs[one.where as keyof typeof tabs]
          return (
            <li key={`${one.code} ${JSON.stringify(one.params)}`}>
              <StateMark shape={SHAPES[one.weight]}>{w.weight[one.weight]}</StateMark>
              <span>{sayFault(one, lang.value)}</span>
              <a class="no-print" href={isPage ? one.where : `/desk/events/${event}/${one.where}`}>
                {w.go(text)}
              </a>
            </li>
          )
        })}
    </ul>
  )
}
