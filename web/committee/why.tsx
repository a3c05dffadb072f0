/** Why a name is on the list or not, what the other way would cost; and putting it on or keeping it off, with a reason. */
import type { Exception } from '../../server/nominations/field.ts'
import type { Nominee } from '../../server/nominations/nominee.ts'
import { nominations } from '../../server/words/nominations.ts'
import { api, ask } from '../api.ts'
import { useWords } from '../lang.ts'
import { ProblemBanner } from '../parts/banner.tsx'
import { RadioField } from '../parts/choices.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { AreaField } from '../parts/fields.tsx'
import { Form } from '../parts/form.tsx'
import { Loading } from '../parts/page.tsx'
import { useLoad } from '../use.ts'
import type { Field } from './field.ts'
import { Passed } from './passed.tsx'

interface Props {
  one: Nominee
  field: Field
  param: { campaign: string; programme: string }
  exceptions: Exception[]
  /** Whether the committee may decide by exception here. */
  open: boolean
  onClose: () => void
  reload: () => Promise<void>
}

const of = api.campaigns[':campaign'].programmes[':programme']

export function WhyDialog({ one, field, param, exceptions, open, onClose, reload }: Props) {
  const w = useWords(nominations)
  const forced = exceptions.find(({ rule }) => rule === `in:${one.id}` || rule === `out:${one.id}`)
  const {
    data,
    problem,
    reload: again,
  } = useLoad(() => ask(of.questions.$post({ param, json: { ask: 'why', candidate: one.id } })), [one.id, forced?.rule])
  const force = ({ side, reason }: { side: string; reason: string }) =>
    ask(
      of.exceptions.$put({
        param,
        json: { gives: [{ rule: `${side}:${one.id}`, side: side === 'in' ? 'least' : 'most', by: 0 }], reason },
      }),
    )
  const lines =
    data?.kind === 'why'
      ? field.speak.why(data.why)
      : data?.kind === 'conflict'
        ? field.speak.conflict(data.conflict)
        : [field.speak.words.late]
  return (
    <Dialog open title={w.whyTitle(one.attributes.name ?? '')} onClose={onClose}>
      <p class="soft small">{w.whyLead}</p>
      {problem ? <ProblemBanner problem={problem} retry={again} /> : data ? <Lines lines={lines} /> : <Loading text={w.asking} />}
      {forced && <Passed exceptions={[forced]} param={param} open={open} reload={reload} />}
      {open && !forced && (
        <details class="force">
          <summary>{w.force}</summary>
          <Form start={{ side: 'in', reason: '' }} submit={w.force} send={force} onDone={reload}>
            <RadioField
              name="side"
              label={w.forceSide}
              choices={[
                { value: 'in', text: w.putOn },
                { value: 'out', text: w.keepOff },
              ]}
              inline
            />
            <AreaField name="reason" label={w.forceReason} hint={w.forceHint} most={300} rows={2} />
          </Form>
        </details>
      )}
    </Dialog>
  )
}

/** Sentences as the solver's words give them; what belongs to the one before is set in. */
export function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <div class="lines">
      {lines.map((line, i) => (
        <p key={i} class={line.startsWith('  ') ? 'within' : undefined}>
          {line.trim()}
        </p>
      ))}
    </div>
  )
}
