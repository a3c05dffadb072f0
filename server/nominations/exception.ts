/** What the committee decides by itself: names put on or kept off, rules that give way; each with a reason, and lifted again. */
import type { Act } from '../lib/act.ts'
import { notFound, wrong, wrongState } from '../lib/problem.ts'
import { type Give, type RuleKey, split } from '../scoring/selection/instance.ts'
import { modelOf } from '../scoring/selection/model.ts'
import { fieldOf } from './field.ts'

/**
 * Sets these exceptions; one on the same rule is replaced, and a name is never both put on and kept off.
 * @throws Problem wrong-state 'list-confirmed'; 'invalid-input' at gives for a rule or a nominee that there is not, or a rule that gives way by nobody
 */
export async function setExceptions(
  act: Act,
  campaignId: string,
  programmeId: string,
  gives: Give[],
  reason: string,
): Promise<{ ok: true }> {
  const { programme, instance, nominees } = await fieldOf(act.tx, campaignId, programmeId, act.at)
  if (programme.confirmed) throw wrongState('list-confirmed')
  const rules = new Set(modelOf(instance).rules.map(({ key }) => key))
  for (const [i, { rule, side, by }] of gives.entries()) {
    const [kind, id] = split(rule)
    const forced = kind === 'in' || kind === 'out'
    if (forced ? !nominees.has(id) : !rules.has(rule)) throw wrong(['gives', i, 'rule'], 'no-such-rule')
    if (!forced && by === 0) throw wrong(['gives', i, 'by'], 'gives-nothing')
    const opposite = forced ? [`in:${id}`, `out:${id}`] : [rule]
    await act.tx.deleteFrom('exception').where('programmeId', '=', programmeId).where('rule', 'in', opposite).execute()
    await act.tx
      .insertInto('exception')
      .values({ programmeId, rule, side, persons: forced ? 0 : by, reason, by: act.by.id, at: act.at })
      .execute()
  }
  await act.note(`programme:${programmeId}`, { gives, reason })
  act.tell(`campaign:${campaignId}`)
  return { ok: true }
}

/** @throws Problem 'not-found'; wrong-state 'list-confirmed' */
export async function liftException(act: Act, campaignId: string, programmeId: string, rule: RuleKey): Promise<{ ok: true }> {
  const { programme, exceptions } = await fieldOf(act.tx, campaignId, programmeId, act.at)
  if (programme.confirmed) throw wrongState('list-confirmed')
  const one = exceptions.find((exception) => exception.rule === rule)
  if (!one) throw notFound()
  await act.tx.deleteFrom('exception').where('programmeId', '=', programmeId).where('rule', '=', rule).execute()
  await act.note(`programme:${programmeId}`, { lifted: rule, reason: one.reason })
  act.tell(`campaign:${campaignId}`)
  return { ok: true }
}
