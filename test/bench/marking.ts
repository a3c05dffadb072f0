/** Thirty judges who mark in a steady beat while something else goes on. */
import { dial, type Request } from './load.ts'

/** Milliseconds of every answer until `during` is over; each judge sends one request a beat, in a beat of its own. */
export async function marking(port: number, next: (i: number) => Request, during: Promise<unknown>, beat = 100): Promise<number[]> {
  let isOver = false
  void during.finally(() => {
    isOver = true
  })
  const times: number[] = []
  await Promise.all(
    Array.from({ length: 30 }, async (_, i) => {
      const line = await dial(port)
      await new Promise((resolve) => setTimeout(resolve, (i * beat) / 30))
      while (!isOver) {
        const from = performance.now()
        const { status, body } = await line.ask(next(i))
        if (status !== 200) throw new Error(`marks: ${status} ${body}`)
        times.push(performance.now() - from)
        await new Promise((resolve) => setTimeout(resolve, Math.max(0, beat - (performance.now() - from))))
      }
      line.close()
    }),
  )
  return times
}
