/** Plays one quarter of the labour competition: twenty-four units in two zones report, a department verifies, one is vetoed. */
import type { Actor } from '../lib/act.ts'
import { days, dayText } from './calendar.ts'
import { shuffled } from './chance.ts'
import { playEvent } from './contest.ts'
import { enterTwoZones } from './enter.ts'
import type { Stage } from './stage.ts'
import type { Town } from './town.ts'

export async function playQuarter(stage: Stage, town: Town, today: Date): Promise<string> {
  stage.at(days(today, -40))
  const year = days(today, -40).getUTCFullYear()
  const units = shuffled(town.grassroots, stage.random).slice(0, 24)
  const officers = new Map<string, Actor>()
  for (const [i, unit] of units.entries()) officers.set(unit.id, await town.account(`unit${i + 1}`, `${pickName(i)}`, 'officer', unit.id))
  return playEvent(stage, town, {
    competition: {
      template: 'labour-quarter',
      name: `${year}年申江区重点工程立功竞赛`,
      nameEn: `Shenjiang District Key Projects Labour Competition ${year}`,
      year,
      unitId: town.units.get('district') as string,
      startsOn: dayText(today, -130),
      endsOn: dayText(today, -10),
      event: { name: '第三季度考核', nameEn: 'Third quarter', groupName: '' },
    },
    enter: (event) => enterTwoZones(stage, town, event, units),
    judges: [],
    verifier: town.people.verifier,
    officers,
    marked: 1,
    veto: true,
    releases: ['provisional', 'official'],
  })
}

const pickName = (i: number) => `${'赵钱孙李周吴郑王冯陈蒋沈韩杨朱秦许何吕张孔曹严华'[i]}主席`
