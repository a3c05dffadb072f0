/** A load generator on raw sockets: every connection sends its next request when the last one was answered. */
import { connect } from 'node:net'

export interface Request {
  method: string
  path: string
  headers: Record<string, string>
  body: string
}

export interface Answer {
  status: number
  headers: string
  body: string
}

export interface Load {
  answered: number
  /** Answers other than 200. */
  refused: number
  perSecond: number
  /** Milliseconds. */
  p50: number
  p99: number
}

/** Sends `next(i)` on `connections` sockets to 127.0.0.1 for so many milliseconds; `i` counts connections. */
export async function load(port: number, connections: number, ms: number, next: (i: number) => Request): Promise<Load> {
  const times: number[] = []
  let refused = 0
  const end = performance.now() + ms
  const one = async (i: number) => {
    const line = await dial(port)
    while (performance.now() < end) {
      const from = performance.now()
      const { status } = await line.ask(next(i))
      times.push(performance.now() - from)
      if (status !== 200) refused++
    }
    line.close()
  }
  const from = performance.now()
  await Promise.all(Array.from({ length: connections }, (_, i) => one(i)))
  const seconds = (performance.now() - from) / 1000
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return { answered: times.length, refused, perSecond: times.length / seconds, p50: at(0.5), p99: at(0.99) }
}

/** One keep-alive connection. `ask` rejects when the socket ends before the whole answer is there. */
export async function dial(port: number): Promise<{ ask(request: Request): Promise<Answer>; close(): void }> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  let got = ''
  let answer: ((answer: Answer) => void) | undefined
  let fail: (error: Error) => void = () => {}
  socket.setEncoding('latin1')
  socket.on('data', (chunk: string) => {
    got += chunk
    const done = whole(got)
    if (!done || !answer) return
    got = ''
    answer(done)
  })
  const ended = () => fail(new Error('the connection ended'))
  socket.on('error', ended).on('close', ended)
  await new Promise<void>((resolve, reject) => {
    fail = reject
    socket.once('connect', resolve)
  })
  return {
    ask: ({ method, path, headers, body }) =>
      new Promise((resolve, reject) => {
        answer = resolve
        fail = reject
        const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
        socket.write(
          `${method} ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n${head.join('')}\r\n${body}`,
        )
      }),
    close: () => {
      fail = () => {}
      socket.destroy()
    },
  }
}

/** The answer, once all of it is there. */
function whole(text: string): Answer | null {
  const split = text.indexOf('\r\n\r\n')
  if (split < 0) return null
  const headers = text.slice(0, split)
  const body = text.slice(split + 4)
  const length = /content-length: (\d+)/i.exec(headers)
  if (length ? body.length < Number(length[1]) : !body.endsWith('0\r\n\r\n')) return null
  return { status: Number(headers.slice(9, 12)), headers, body }
}
