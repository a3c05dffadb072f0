/** A vote on a list of names: what its papers say, and who is adopted by them. */

export interface Count {
  /** Papers in the box. */
  papers: number
  /** Of these: naming too many, or somebody who is not on the list, or one name twice. */
  invalid: number
  /** Of these: valid, and for nobody. */
  blank: number
  votes: Record<string, number>
}

/** Counts papers; an invalid one counts as a paper and for nobody. */
export function countPapers(papers: readonly (readonly string[])[], names: readonly string[], most: number): Count {
  const votes: Record<string, number> = Object.fromEntries(names.map((name) => [name, 0]))
  const fits = (paper: readonly string[]) =>
    paper.length <= most && new Set(paper).size === paper.length && paper.every((name) => Object.hasOwn(votes, name))
  const good = papers.filter(fits)
  for (const name of good.flat()) votes[name] = (votes[name] as number) + 1
  return { papers: papers.length, invalid: papers.length - good.length, blank: good.filter((paper) => paper.length === 0).length, votes }
}

export const SHARE = /^(>=?)(\d{1,2})\/(\d{1,2})$/

/**
 * The least number that is such a share of `all`, in whole numbers only. Source of the shares: the committee's statutes.
 * @example least('>1/2', 9) = 5 · least('>=2/3', 9) = 6 · least('>1/2', 8) = 5
 */
export function least(share: string, all: number): number {
  const [, sign, a, b] = SHARE.exec(share) as unknown as [string, string, string, string]
  const parts = all * Number(a)
  return sign === '>' ? Math.floor(parts / Number(b)) + 1 : Math.ceil(parts / Number(b))
}

export interface Adoption {
  /** Votes that a name needs. */
  needed: number
  /** Most votes first. */
  adopted: string[]
  /** They reached it with equal votes, and there are not places for all of them: none is adopted. */
  tied: string[]
  /** Places that stay open, for a next round. */
  open: number
}

/**
 * Adopts names that reach the share of those present, most votes first, as far as there are places.
 * @example 9 present, '>1/2', 2 places, votes 7 5 5 → needed 5, first adopted, the others tied, one place open
 */
export function adopt(
  votes: Record<string, number>,
  { present, places, rule }: { present: number; places: number; rule: string },
): Adoption {
  const needed = least(rule, present)
  const reached = Object.entries(votes)
    .filter(([, n]) => n >= needed)
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  const [last, next] = [reached[places - 1]?.[1], reached[places]?.[1]]
  const isTie = last !== undefined && last === next
  const adopted = reached.slice(0, places).flatMap(([name, n]) => (isTie && n === last ? [] : [name]))
  return { needed, adopted, tied: isTie ? reached.flatMap(([name, n]) => (n === last ? [name] : [])) : [], open: places - adopted.length }
}
