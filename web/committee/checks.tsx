/** Checks of a nominee in words: what each rests on, who decided, and its scan. */
import type { Check } from '../../server/nominations/eligibility.ts'
import { campaigns } from '../../server/words/campaigns.ts'
import { lang, useWords } from '../lang.ts'
import { StateMark } from '../parts/marks.tsx'
import { type DossierParam, fileAddress } from './dossier.tsx'

const SHAPES = { pass: 'done', open: 'todo', blocked: 'stopped' } as const

/** The sentence of a check in the reader's language. */
export function useCheckText() {
  const w = useWords(campaigns)
  return ({ code, params }: Pick<Check, 'code' | 'params'>): string => {
    const said = (w.check as Record<string, string | ((p: Record<string, string>) => string)>)[code] ?? code
    return typeof said === 'function' ? said(params) : said
  }
}

export function Checks({ checks, param }: { checks: readonly Check[]; param: DossierParam }) {
  const w = useWords(campaigns)
  const text = useCheckText()
  return (
    <ul class="checks" lang={lang.value}>
      {checks.map((check) => (
        <li key={check.about}>
          <StateMark shape={SHAPES[check.state]}>{text(check)}</StateMark>
          {check.file && <a href={`${fileAddress(param)}/${check.file}`}>{w.scan}</a>}
          {check.decided && (
            <span class="soft small">{w.decidedBy(w.outcomes[check.decided.outcome], check.decided.reason, check.decided.byName)}</span>
          )}
        </li>
      ))}
    </ul>
  )
}
