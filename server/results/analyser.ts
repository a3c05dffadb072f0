/** Analyses how judges marked, beside the server: a second of statistics must not keep a hall full of them waiting. */
import { beside } from '../lib/beside.ts'
import { analysisOf, type Sides } from './analysis.ts'

beside(async ({ bundle, sides }: { bundle: Parameters<typeof analysisOf>[0]; sides: Sides }) => analysisOf(bundle, sides))
