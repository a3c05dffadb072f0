/** Where papers are set and packed: beside the server. */
import { workBeside } from '../lib/beside.ts'

export const press = workBeside(new URL('./printing.ts', import.meta.url))
