/** The templates that a competition can start from. */

import { districtSkills } from './district-skills.ts'
import { labourQuarter } from './labour-quarter.ts'
import { proposalReview } from './proposal-review.ts'
import type { Template } from './template.ts'

export type { Template } from './template.ts'

export const templates: readonly Template[] = [districtSkills, labourQuarter, proposalReview]
