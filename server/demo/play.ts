/** Plays the demo district through the product's own acts, with a given clock and seed. */
import type { Site } from '../lib/env.ts'

export async function playDemo(_site: Site): Promise<void> {}
