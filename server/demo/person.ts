/** Makes one worker: a name that fits sex, people and decade, and a job, a level and a schooling that fit each other. */

import { idCheckDigit } from '../people/input.ts'
import type { PersonFields } from '../people/person.ts'
import type { Chance } from './chance.ts'
import { pick, weighted } from './chance.ts'
import * as names from './names.ts'
import type { Workforce } from './people.ts'

type Job = PersonFields['jobClass']
type Level = PersonFields['skillLevel']
type Education = (typeof names.educations)[number]
type Political = (typeof names.politicalStatuses)[number]

/** Of the demo's workers; Shanghai's own share is lower, but among those who moved in it is about this. */
const minorityShare = 0.04

export function makePerson(workforce: Workforce, isStudent: boolean, random: Chance): PersonFields {
  const sex = random() < workforce.women ? 'female' : 'male'
  const birthDate = birth(isStudent, random)
  const year = Number(birthDate.slice(0, 4))
  const minority =
    random() < minorityShare
      ? weighted(
          names.minorities.map((one) => [one, one.weight]),
          random,
        )
      : null
  const name = `${minority?.surnames ? pick(minority.surnames, random) : weighted(names.surnames, random)}${givenName(sex, year, random)}`
  const jobClass = isStudent ? 'frontline' : job(workforce, year, random)
  const hasTrade = jobClass === 'industrial' || jobClass === 'frontline'
  return {
    name,
    sex,
    birthDate,
    ethnicity: minority?.name ?? '汉族',
    political: political(jobClass, year, random),
    education: isStudent ? '中专' : education(jobClass, year, random),
    jobClass,
    skillLevel: level(jobClass, year, random),
    migrant: hasTrade && !isStudent && random() < workforce.migrants ? 1 : 0,
    employee: isStudent ? 0 : 1,
  }
}

/** Right in form and check digit, in a region that does not exist. @param serial keeps two of one day apart */
export function idNumber({ birthDate, sex }: Pick<PersonFields, 'birthDate' | 'sex'>, serial: number): string {
  const place = (serial % 499) * 2 + (sex === 'male' ? 1 : 2)
  const body = `319900${birthDate.replaceAll('-', '')}${String(place).padStart(3, '0')}`
  return body + idCheckDigit(body)
}

/** From 1967 to 2006, most of them in the middle; students from the last three years. */
function birth(isStudent: boolean, random: Chance): string {
  const year = isStudent ? 2004 + Math.floor(random() * 3) : 1967 + Math.floor(((random() + random()) / 2) * 40)
  const day = new Date(Date.UTC(year, 0, 1 + Math.floor(random() * 365)))
  return day.toISOString().slice(0, 10)
}

function givenName(sex: 'male' | 'female', year: number, random: Chance): string {
  const fashion = names.givenNames[sex].find((one) => year < one.before) ?? names.givenNames[sex][0]
  if (!fashion) return ''
  if (random() < 0.22) return pick(fashion.single, random)
  const first = pick(fashion.first, random)
  return (
    first +
    pick(
      fashion.second.filter((char) => char !== first),
      random,
    )
  )
}

function job(workforce: Workforce, year: number, random: Chance): Job {
  const jobs = Object.entries(workforce.mix) as [Job, number][]
  // Nobody runs a firm or an office at twenty.
  const open = jobs.filter(([one]) => year < 1998 || (one !== 'manager' && one !== 'cadre'))
  return weighted(open, random)
}

function level(jobClass: Job, year: number, random: Chance): Level {
  if (jobClass === 'manager' || jobClass === 'cadre' || jobClass === 'science') return random() < 0.9 ? 'none' : 'l3'
  const none = jobClass === 'industrial' ? 26 : 46
  // A level needs years in the trade: about five for l3, eight to ten for l2.
  const levels: [Level, number, number][] = [
    ['none', none, 2006],
    ['l5', 16, 2006],
    ['l4', 22, 2004],
    ['l3', 22, 2000],
    ['l2', 10, 1994],
    ['l1', 4, 1988],
  ]
  return weighted(
    levels.filter(([, , latest]) => year <= latest).map(([one, weight]) => [one, weight]),
    random,
  )
}

function education(jobClass: Job, year: number, random: Chance): Education {
  const isYoung = year >= 1985
  if (jobClass === 'industrial' || jobClass === 'frontline') {
    return weighted<Education>(
      isYoung
        ? [
            ['初中', 8],
            ['高中', 16],
            ['中专', 30],
            ['大专', 36],
            ['本科', 10],
          ]
        : [
            ['初中', 32],
            ['高中', 30],
            ['中专', 22],
            ['大专', 14],
            ['本科', 2],
          ],
      random,
    )
  }
  if (year > 2003) return '大专'
  if (jobClass === 'science')
    return weighted<Education>(
      [
        ['大专', 8],
        ['本科', 58],
        ['硕士研究生', 27],
        ['博士研究生', year < 1997 ? 7 : 0],
      ],
      random,
    )
  return weighted<Education>(
    [
      ['大专', isYoung ? 20 : 44],
      ['本科', isYoung ? 62 : 46],
      ['硕士研究生', year <= 2000 ? 14 : 0],
      ['博士研究生', year < 1996 ? 1 : 0],
    ],
    random,
  )
}

function political(jobClass: Job, year: number, random: Chance): Political {
  const isLeader = jobClass === 'manager' || jobClass === 'cadre'
  const isLearned = jobClass === 'technical' || jobClass === 'science'
  const party = isLeader ? 42 : isLearned ? 24 : 11
  const isAdultLongEnough = year <= 2003
  return weighted<Political>(
    [
      ['群众', 100 - party],
      ['中共党员', isAdultLongEnough ? party : 0],
      ['中共预备党员', 1],
      ['共青团员', year >= 1998 ? 70 : 0],
      ['民盟盟员', isLeader || isLearned ? 1 : 0.1],
      ['民进会员', isLearned ? 0.8 : 0.1],
      ['农工党党员', isLearned ? 0.6 : 0.1],
      ['九三学社社员', isLearned ? 0.8 : 0],
      ['无党派人士', isLeader ? 1 : 0],
    ],
    random,
  )
}
