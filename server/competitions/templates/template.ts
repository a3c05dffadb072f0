/** What a template is, and the short hands that templates are written with. */

import type { Aspect, Decimal, Group, Node, Scheme, Text } from '../../scoring/types.ts'
import type { RecheckRule } from '../procedure.ts'

export interface Template {
  id: string
  /** What sort of competition it starts. */
  kind: 'contest' | 'labour' | 'proposals' | 'appraisal'
  /** What is entered and ranked. */
  subject: 'person' | 'unit' | 'proposal'
  /** What it is for, in a sentence. */
  purpose: Text
  scheme: Scheme
  /** The recheck that its source asks for before a release; none where it asks for none. */
  recheck?: RecheckRule
}

/** Words in both languages. */
export function text(zh: string, en: string): Text {
  return { zh, en }
}

/** An aspect that judges mark from 0 to `full` by `step`. */
export function points(id: string, name: Text, full: Decimal, step: Decimal, rest: Partial<Pick<Aspect, 'cite'>> = {}): Aspect {
  return { kind: 'points', id, name, full, max: full, step, ...rest }
}

export function criterion(id: string, name: Text, full: Decimal, children: Node[], rest: Partial<Group> = {}): Group {
  return { kind: 'group', level: 'criterion', id, name, full, children, ...rest }
}
