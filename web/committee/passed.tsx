/** The names and rules that the committee decided by itself, each with its reason and who gave it; lifted again while the list is open. */
import type { Exception } from '../../server/nominations/field.ts'
import { nominations } from '../../server/words/nominations.ts'
import { api, ask } from '../api.ts'
import { useWords } from '../lang.ts'
import { AskButton } from '../parts/dialog.tsx'
import { textOf } from './said.ts'

interface Props {
  exceptions: Exception[]
  param: { campaign: string; programme: string }
  open: boolean
  reload: () => Promise<void>
}

export function Passed({ exceptions, param, open, reload }: Props) {
  const w = useWords(nominations)
  if (exceptions.length === 0) return null
  return (
    <details class="passed">
      <summary>{w.exceptions(exceptions.length)}</summary>
      <ul class="names">
        {exceptions.map(({ rule, text, reason, by }) => (
          <li key={rule} class="draft-line">
            <span>{w.decided(textOf(text), reason, by)}</span>
            {open && (
              <AskButton
                kind="plain"
                text={w.lift}
                question={w.liftTitle(textOf(text))}
                act={() =>
                  ask(api.campaigns[':campaign'].programmes[':programme'].exceptions[':rule'].$delete({ param: { ...param, rule } }))
                }
                onDone={reload}
              >
                {w.liftText}
              </AskButton>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
