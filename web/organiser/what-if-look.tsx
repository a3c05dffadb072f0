/** One look of a what-if: what was asked, the lines that would change, and the button that makes it so. */
import type { LookSeen } from '../../server/results/trial-queries.ts'
import type { Choices, TrialsSeen } from '../../server/results/trials.ts'
import type { Effect } from '../../server/scoring/types.ts'
import { common } from '../../server/words/common.ts'
import { trials } from '../../server/words/trials.ts'
import { say } from '../../server/words/words.ts'
import { api, ask } from '../api.ts'
import { instant, lang, useWords } from '../lang.ts'
import { Banner } from '../parts/banner.tsx'
import { AskButton } from '../parts/dialog.tsx'
import { Differences } from '../public/differences.tsx'
import { session } from '../session.ts'

/** A scheme is deeper than the typed client can follow; the rest of a look is as the server has it. */
export type Look = LookSeen

type Said = ReturnType<typeof useWords<typeof trials>>
type Together = Pick<TrialsSeen, 'now'> & { event: { id: string }; choices: Choices | null }

export function LookSection({ seen, look, reload }: { seen: Together; look: Look; reload: () => Promise<void> }) {
  const w = useWords(trials)
  const { question, answer } = look
  const choices = seen.choices as Choices
  const by = look.by === seen.now?.by ? seen.now.byName : (seen.now?.consentName ?? '')
  const all = [...answer.changes, ...answer.squads]
  const differ = (what: 'rank' | 'prize') => all.filter(({ before, after }) => before?.[what] !== after?.[what]).length
  const nothing = all.length === 0
  const isArbiter = session.value?.seats.some((seat) => seat.eventId === seen.event.id && seat.duty === 'arbiter')
  return (
    <section class="look">
      <h3>{sentence(question, choices, w)}</h3>
      <p class="soft small">{w.askedBy(by, instant(look.at))}</p>
      <p>{nothing ? w.nothing(answer.unchanged) : w.count(all.length, differ('rank'), differ('prize'), answer.unchanged)}</p>
      {answer.owed.length > 0 && <Banner kind="warning">{w.owed(answer.owed.length)}</Banner>}
      {answer.changes.length > 0 && <Differences caption={w.changes} changes={answer.changes} prizes={answer.prizes} />}
      {answer.squads.length > 0 && <Differences caption={w.squads} captionShown changes={answer.squads} prizes={answer.prizes} />}
      {look.applied ? (
        <Banner kind="done">{w.applied(look.applied.reason)}</Banner>
      ) : question.ask === 'version' || question.ask === 'scheme' ? (
        <p class="soft">{w.schemeOnly}</p>
      ) : isArbiter ? (
        <p class="soft">{w.byRuling}</p>
      ) : (
        <div class="actions">
          <AskButton
            text={w.apply}
            question={w.applyQuestion}
            reason={w.ground}
            act={(reason) =>
              ask(
                api.events[':event'].trials[':trial'].looks[':look'].application.$put({
                  param: { event: seen.event.id, trial: seen.now?.id ?? '', look: look.id },
                  json: { reason },
                }),
              )
            }
            onDone={reload}
          >
            <strong>{sentence(question, choices, w)}</strong>
            <br />
            {w.applyText[question.ask]}
          </AskButton>
        </div>
      )}
    </section>
  )
}

/** "王建国 · 总分 · 扣分 -2 · 未按规定穿戴防护用品" */
export function incidentText(
  { entry, scope, node, effect, reason }: Omit<Choices['incidents'][number], 'id' | 'lifted'>,
  { entries, nodes }: Choices,
): string {
  const words = sayCommon()
  const [id, attempt] = (node ?? '').split('#')
  const where = nodes.find((one) => one.id === id)?.name[lang.value] ?? words.incidentScopes[scope]
  const who = entries.find((one) => one.id === entry)?.label ?? ''
  return [who, where + (attempt ? ` #${attempt}` : ''), effectText(effect), reason].filter(Boolean).join(' · ')
}

const sayCommon = () => say(common, lang.value)

function effectText(effect: Effect): string {
  return `${sayCommon().incidentEffects[effect.do]}${'points' in effect ? ` ${effect.points}` : ''}`
}

function sentence(question: Look['question'], choices: Choices, w: Said): string {
  const incident = (id: string | null) => {
    const found = choices.incidents.find((one) => one.id === id)
    return found ? incidentText(found, choices) : ''
  }
  const label = (id: string | null) => choices.entries.find((one) => one.id === id)?.label ?? w.fromAll
  switch (question.ask) {
    case 'lift':
      return w.said.lift(incident(question.incident))
    case 'incident':
      return w.said.incident(
        label(question.entry),
        incidentText({ ...question, entry: '', reason: '' }, choices),
        incident(question.instead),
      )
    case 'recuse':
      return w.said.recuse(question.source, label(question.entry))
    case 'version':
      return w.said.version(question.number)
    case 'scheme':
      return w.said.scheme
  }
}
