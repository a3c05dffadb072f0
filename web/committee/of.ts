/** What the tabs of a programme share: its address, and choices from a dictionary. */
import type { CampaignSeen, ProgrammeSeen } from '../../server/nominations/queries.ts'

export interface Of {
  campaign: Pick<CampaignSeen, 'id' | 'name' | 'nameEn'>
  programme: Pick<ProgrammeSeen, 'id' | 'name' | 'nameEn'>
}

export const of = ({ campaign, programme }: Of) => ({ campaign: campaign.id, programme: programme.id })

/** A group of a dictionary as choices: its keys are the values. */
export const textsOf = (words: Readonly<Record<string, string>>): [value: string, text: string][] => Object.entries(words)
