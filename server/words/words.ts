/** What a dictionary is: every sentence in Chinese and English side by side, so that half a translation does not compile. */

export type Lang = 'zh' | 'en'

/** One thing in both languages. */
export type Pair<T> = readonly [zh: T, en: T]

// biome-ignore lint/suspicious/noExplicitAny: only `any` lets a sentence take whatever parameters it needs.
type Sentence = string | ((...args: any[]) => string)

/** A dictionary: pairs by key, or groups of them (`roles.judge`). Write `export const people = { … } as const satisfies Words`. */
export interface Words {
  readonly [key: string]: Pair<Sentence> | Words
}

/** A dictionary said in one language. A pair whose halves take different parameters becomes `never`, so that its use does not compile. */
export type Said<D> =
  D extends Pair<infer _>
    ? D extends readonly [infer Z, infer E]
      ? Z extends string
        ? E extends string
          ? string
          : never
        : E extends Z
          ? Z
          : Z extends E
            ? E
            : never
      : never
    : { readonly [K in keyof D]: Said<D[K]> }

const cache = new WeakMap<Words, Partial<Record<Lang, unknown>>>()

/** The dictionary in one language; made once for each. */
export function say<D extends Words>(dictionary: D, lang: Lang): Said<D> {
  const made = cache.get(dictionary) ?? {}
  cache.set(dictionary, made)
  made[lang] ??= pick(dictionary, lang === 'zh' ? 0 : 1)
  return made[lang] as Said<D>
}

function pick(dictionary: Words, half: 0 | 1): object {
  return Object.fromEntries(Object.entries(dictionary).map(([key, value]) => [key, isPair(value) ? value[half] : pick(value, half)]))
}

const isPair = (value: Pair<Sentence> | Words): value is Pair<Sentence> => Array.isArray(value)
