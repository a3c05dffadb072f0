/** Templates by id: what a competition can start from. */
import { wrong } from '../lib/problem.ts'
import { templates } from './templates/index.ts'

export type Template = (typeof templates)[number]

/** @throws Problem 'invalid-input' at template when there is none of this id. */
export function templateOf(id: string): Template {
  const found = templates.find((one) => one.id === id)
  if (!found) throw wrong('template', 'template-unknown')
  return found
}
