/** What the text columns hold. */

/** UTC: "2026-05-01T01:02:03.004Z". */
export type Instant = string

/** A calendar day: "2026-05-01". */
export type Day = string

/** Structured text, parsed by a zod shape where it is read. */
export type Json = string
