/** Who enters the demo's events: workers by their trade's contest, proposals by their call, units by their zone. */
import { enterSubject } from '../entries/entry.ts'
import { addSquad } from '../entries/squad.ts'
import { PUBLIC } from '../lib/act.ts'
import { screen, submitProposal } from '../proposals/proposal.ts'
import { enterUnits } from '../seasons/enter.ts'
import { pick, shuffled } from './chance.ts'
import { proposals } from './proposal-names.ts'
import type { Stage } from './stage.ts'
import type { Town } from './town.ts'

/** Workers of different units, no managers; the first twelve as four squads of three from one unit each. */
export async function enterWorkers(stage: Stage, town: Town, event: string, count: number): Promise<void> {
  const { organiser } = town.people
  const workers = shuffled(
    town.persons.filter((p) => p.jobClass !== 'manager' && p.jobClass !== 'cadre'),
    stage.random,
  )
  const taken = new Set<string>()
  const byUnit = new Map<string, string[]>()
  for (const { id, unitId } of workers) byUnit.set(unitId, [...(byUnit.get(unitId) ?? []), id])
  for (const [i, [unitId, ids]] of [...byUnit]
    .filter(([, ids]) => ids.length >= 3)
    .slice(0, 4)
    .entries()) {
    const members = ids.slice(0, 3)
    for (const id of members) taken.add(id)
    await stage.play('entries.add', organiser, (act) => addSquad(act, event, { unitId, name: `${'一二三四'[i]}号参赛队`, members }))
  }
  for (const { id } of workers.filter((p) => !taken.has(p.id)).slice(0, count - taken.size)) {
    await stage.play('entries.add', organiser, (act) => enterSubject(act, event, { kind: 'person', subjectId: id }))
  }
}

/** Eighty proposals sent in by workers; every sixteenth only complains and is refused. */
export async function enterProposals(stage: Stage, town: Town, event: string): Promise<void> {
  const { organiser } = town.people
  for (const [i, proposal] of proposals.entries()) {
    const worker = pick(town.persons, stage.random)
    const { name } = await stage.site.store.read.selectFrom('person').select('name').where('id', '=', worker.id).executeTakeFirstOrThrow()
    const id = await stage.play('proposals.submit', PUBLIC, (act) =>
      submitProposal(act, event, {
        unitId: worker.unitId,
        author: name,
        title: proposal.title,
        kind: proposal.kind,
        present: proposal.present,
        measure: proposal.measure,
        effect: proposal.effect,
        benefit: proposal.value,
      }),
    )
    const refused = i % 16 === 15
    await stage.play('proposals.screen', organiser, (act) =>
      screen(act, event, id, !refused, refused ? '与去年已采纳的建议内容相同，请在其基础上补充新的措施后再报。' : ''),
    )
  }
}

/** Twenty-four units in two zones. */
export async function enterTwoZones(stage: Stage, town: Town, event: string, units: { id: string }[]): Promise<void> {
  const rows = units.map(({ id }, i) => ({ unitId: id, zone: i % 2 ? '二赛区' : '一赛区' }))
  await stage.play('units.enter', town.people.organiser, (act) => enterUnits(act, event, rows))
}
