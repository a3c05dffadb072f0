/** Plays the call for proposals: eighty from the shop floor, a few refused, three experts a proposal, released. */
import { createCompetition } from '../competitions/competition.ts'
import { days, dayText } from './calendar.ts'
import { playEvent } from './contest.ts'
import { enterProposals } from './enter.ts'
import type { Stage } from './stage.ts'
import type { Town } from './town.ts'

export async function playCall(stage: Stage, town: Town, today: Date): Promise<string> {
  stage.at(days(today, -100))
  const year = days(today, -100).getUTCFullYear()
  return playEvent(stage, town, {
    competition: {
      template: 'proposal-review',
      name: `${year}年申江区职工合理化建议征集`,
      nameEn: `Shenjiang District Call for Workers’ Proposals ${year}`,
      year,
      unitId: town.units.get('district') as string,
      startsOn: dayText(today, -100),
      endsOn: dayText(today, 20),
      event: { name: '合理化建议与技术革新', nameEn: 'Proposals and technical innovations', groupName: '' },
    },
    enter: (event) => enterProposals(stage, town, event),
    judges: (town.judges.panel ?? []).slice(0, 3),
    marked: 1,
    releases: ['provisional'],
  })
}

/** Next year's call, open now: workers can send in. */
export async function openNextCall(stage: Stage, town: Town, today: Date): Promise<void> {
  const year = today.getUTCFullYear() + 1
  await stage.play('competitions.change', town.people.organiser, (act) =>
    createCompetition(act, {
      template: 'proposal-review',
      name: `${year}年“我为企业献一计”合理化建议征集`,
      nameEn: `Call for Workers’ Proposals ${year}`,
      year,
      unitId: town.units.get('district') as string,
      startsOn: dayText(today, -10),
      endsOn: dayText(today, 50),
      event: { name: '我为企业献一计', nameEn: 'One idea for my company', groupName: '' },
    }),
  )
}
