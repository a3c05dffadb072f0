/** The words of scoring: what goes in (scheme, entries, sheets, incidents) and what comes out (standings, traces). */

export type { FaultCode } from './fault.ts'
export type * from './types/bundle.ts'
export type * from './types/result.ts'
export type * from './types/scheme.ts'
export type * from './types/trace.ts'
