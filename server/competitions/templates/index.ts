/** The templates that a competition can start from. */

import { appraisalVote } from './appraisal-vote.ts'
import { districtSkills } from './district-skills.ts'
import { labourQuarter } from './labour-quarter.ts'
import { labourSeason } from './labour-season.ts'
import { nationalSkills } from './national-skills.ts'
import { proposalReview } from './proposal-review.ts'
import type { Template } from './template.ts'
import { unionPerformance } from './union-performance.ts'
import { worldSkills } from './world-skills.ts'

export type { Template } from './template.ts'

export const templates: readonly Template[] = [
  districtSkills,
  nationalSkills,
  worldSkills,
  labourQuarter,
  labourSeason,
  proposalReview,
  appraisalVote,
  unionPerformance,
]
