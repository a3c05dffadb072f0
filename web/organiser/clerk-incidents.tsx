/** Incidents of an entry: what was recorded, lifting it, and the form for the next one. */
import type { ClerkDesk, ClerkEntry, StrikeNode } from '../../server/marks/clerk.ts'
import type { Effect, Incident } from '../../server/scoring/types.ts'
import { common } from '../../server/words/common.ts'
import { markDesk } from '../../server/words/mark-desk.ts'
import { api, ask } from '../api.ts'
import { lang, useWords } from '../lang.ts'
import { AskButton, Dialog } from '../parts/dialog.tsx'
import { AreaField, optionsOf, SelectField, TextField } from '../parts/fields.tsx'
import { Form } from '../parts/form.tsx'

type IncidentSeen = ClerkEntry['incidents'][number]

export function IncidentList({ desk, entry, reload }: { desk: ClerkDesk; entry: ClerkEntry; reload: () => Promise<void> }) {
  const w = useWords(markDesk).clerk
  const c = useWords(common)
  const where = (one: IncidentSeen) => {
    const [id, attempt] = (one.node ?? '').split('#')
    const name = desk.nodes.find((node) => node.id === id)?.name[lang.value]
    return name ? `${name}${attempt ? ` #${attempt}` : ''}` : c.incidentScopes[one.scope]
  }
  if (entry.incidents.length === 0) return <span class="soft">{c.none}</span>
  return (
    <ul class="incident-list">
      {entry.incidents.map((one) => (
        <li key={one.id}>
          <span class={one.lifted ? 'lifted' : undefined}>
            {where(one)} · {c.incidentEffects[one.effect.do]}
            {'points' in one.effect && <span class="num"> {one.effect.points}</span>} · {one.reason}
          </span>{' '}
          {one.lifted ? (
            <span class="soft">
              {w.lifted}: {one.lifted.reason}
            </span>
          ) : (
            <AskButton
              text={w.lift}
              question={w.liftQuestion}
              kind="plain"
              reason
              label={`${w.lift}: ${one.reason}`}
              act={(reason) =>
                ask(
                  api.events[':event'].incidents[':incident'].lift.$put({
                    param: { event: desk.event.id, incident: one.id },
                    json: { reason },
                  }),
                )
              }
              onDone={reload}
            >
              {w.liftWhat}
            </AskButton>
          )}
        </li>
      ))}
    </ul>
  )
}

/** What a form about an incident holds. */
export interface IncidentValues {
  scope: Incident['scope']
  node: string
  attempt: string
  effect: { do: Effect['do']; points: string; then: 'no-prize' | 'zero' | 'last' | 'unranked' }
}

export const NO_INCIDENT: IncidentValues = { scope: 'entry', node: '', attempt: '', effect: { do: 'points', points: '', then: 'no-prize' } }

export function IncidentDialog({ desk, entry, onClose }: { desk: ClerkDesk; entry: ClerkEntry; onClose: (done: boolean) => void }) {
  const w = useWords(markDesk).clerk
  const c = useWords(common)
  const send = ({ reason, ...values }: IncidentValues & { reason: string }) => {
    const json = { entryId: entry.ref, ...incidentOf(values), reason }
    return ask(api.events[':event'].incidents.$post({ param: { event: desk.event.id }, json }))
  }
  return (
    <Dialog open title={w.incidentTitle(entry.who)} onClose={() => onClose(false)}>
      <Form start={{ ...NO_INCIDENT, reason: '' }} submit={w.incident} send={send} onDone={() => onClose(true)}>
        {(values) => (
          <>
            <IncidentFields values={values} nodes={desk.nodes} inSquad={entry.inSquad} />
            <AreaField name="reason" label={c.reason} hint={w.reasonHint} most={200} rows={3} />
          </>
        )}
      </Form>
    </Dialog>
  )
}

interface IncidentFieldsProps {
  values: IncidentValues
  nodes: readonly StrikeNode[]
  inSquad: boolean
}

/** Where an incident strikes and what it does. */
export function IncidentFields({ values, nodes: all, inSquad }: IncidentFieldsProps) {
  const w = useWords(markDesk).clerk
  const c = useWords(common)
  const nodes = all.filter((node) => node.scope === values.scope)
  const times = nodes.find((node) => node.id === values.node)?.times ?? null
  return (
    <>
      <SelectField name="scope" label={w.scope} options={optionsOf(c.incidentScopes).filter(([scope]) => scope !== 'squad' || inSquad)} />
      {isNarrow(values.scope) && (
        <SelectField name="node" label={w.node} empty="—" options={nodes.map((node) => [node.id, node.name[lang.value]])} />
      )}
      {isNarrow(values.scope) && times !== null && (
        <SelectField
          name="attempt"
          label={w.attempt}
          empty="—"
          options={Array.from({ length: times }, (_, i) => [String(i + 1), String(i + 1)])}
        />
      )}
      <SelectField name="effect.do" label={w.effect} options={optionsOf(c.incidentEffects)} />
      {(values.effect.do === 'points' || values.effect.do === 'cap') && (
        <TextField name="effect.points" label={w.points} hint={values.effect.do === 'points' ? w.pointsHint : w.capHint} size="short" />
      )}
      {values.effect.do === 'veto' && <SelectField name="effect.then" label={w.afterVeto} options={optionsOf(w.vetoes)} />}
    </>
  )
}

/** The values as the server takes them. */
export function incidentOf({ scope, node, attempt, effect }: IncidentValues) {
  return { scope, node: isNarrow(scope) ? node + (attempt ? `#${attempt}` : '') : null, effect: effectOf(effect) }
}

const isNarrow = (scope: string) => scope === 'aspect' || scope === 'module'

/** Only what the effect has: points for some, what follows for a veto. */
function effectOf({ do: kind, points, then }: IncidentValues['effect']): Effect {
  if (kind === 'points' || kind === 'cap') return { do: kind, points }
  return kind === 'veto' ? { do: kind, then } : { do: kind }
}
