/** Who marks, and how several judges' marks become one value. */
import type { Panel, Sitting } from '../../../server/scoring/types.ts'
import { fieldsOf } from './field.ts'

export const judges: Panel = { size: 5, per: 'total', take: 'mean', drop: { high: 1, low: 1 }, short: 'fewer' }

export const panelFields = fieldsOf<Panel>([
  { word: 'size', as: 'count' },
  { word: 'take', as: 'choice', set: (panel, take) => withTake(panel, take as Panel['take']) },
  { word: 'per', as: 'choice', when: (panel) => panel.take !== 'places' },
  { word: 'placesBy', key: 'places.by', as: 'choice', when: (panel) => panel.take === 'places', set: withPlaces },
  { word: 'placesTable', key: 'places.table', as: 'list', when: (panel) => panel.places?.by === 'points' },
  { word: 'short', as: 'choice' },
  {
    word: 'drop',
    as: 'part',
    optional: true,
    when: (panel) => panel.take !== 'places' || panel.drop !== undefined,
    start: () => ({ high: 1, low: 1 }),
    fields: [
      { word: 'high', as: 'count' },
      { word: 'low', as: 'count' },
    ],
  },
  { word: 'quorum', as: 'count', optional: true, start: (panel) => panel.size },
  {
    word: 'spread',
    as: 'part',
    optional: true,
    when: (panel) => panel.take !== 'places' || panel.spread !== undefined,
    start: () => ({ max: '1', from: 'each-other' }),
    fields: [
      { word: 'spreadMax', key: 'max', as: 'decimal' },
      { word: 'spreadFrom', key: 'from', as: 'choice' },
    ],
  },
  { word: 'round', as: 'places', optional: true, start: () => 2 },
])

/** Places are joined from whole totals, untrimmed; marks know no places. */
function withTake({ drop, spread, places: _, ...panel }: Panel, take: Panel['take']): Panel {
  if (take === 'places') return { ...panel, take, per: 'total', places: { by: 'borda' } }
  return { ...panel, take, ...(drop && { drop }), ...(spread && { spread }) }
}

function withPlaces(panel: Panel, by: unknown): Panel {
  return { ...panel, places: by === 'points' ? { by, table: ['12', '10', '8', '7', '6', '5', '4', '3', '2', '1'] } : { by: by as 'borda' } }
}

export const sittingFields = fieldsOf<Sitting>([
  {
    word: 'source',
    as: 'choice',
    set: (sitting, source) => withSource(sitting, source as Sitting['source']),
  },
  { word: 'reported', as: 'flag', optional: true, when: (sitting) => sitting.source !== 'unit' || !!sitting.reported, start: () => true },
  { word: 'panel', as: 'part', optional: true, start: () => judges, fields: panelFields },
])

/** Judges need a panel rule; a unit's report is never reported beforehand. */
function withSource({ panel, reported, ...sitting }: Sitting, source: Sitting['source']): Sitting {
  if (source === 'judge') return { ...sitting, source, panel: panel ?? judges, ...(reported && { reported }) }
  return { ...sitting, source, ...(reported && source !== 'unit' && { reported }) }
}
