/** The network between a browser and the server, as a hall has it: it can be cut, swallow answers, or belong to a log-in page. */
import * as http from 'node:http'
import * as https from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { lanAddress } from '../../server/lib/env.ts'

/**
 * open: passes everything on. cut: nobody answers. mute: changes reach the server and its answers are lost.
 * portal: everything is answered 200 by a log-in page of the Wi-Fi.
 */
export type LineState = 'open' | 'cut' | 'mute' | 'portal'

export interface Line {
  /** Over this machine's own address, which no browser calls secure; loopback where it has none. */
  lanUrl: string
  /** Over loopback, which browsers call secure. */
  url: string
  state: LineState
  /** Every change that reached the server: its key and its answer's status. */
  seen: { key: string; path: string; status: number; body: string }[]
  /** What is added to the text of an answer on its way to the browser, by the path asked for. */
  added: Record<string, string>
  close(): Promise<void>
}

/** @param tls the server's own certificate and key: the line speaks as the server does. */
export async function openLine(target: () => string, tls?: { key: Buffer; cert: Buffer }): Promise<Line> {
  const { request } = tls ? https : http
  const sockets = new Set<Socket>()
  const line: Line = {
    lanUrl: '',
    url: '',
    state: 'open',
    seen: [],
    added: {},
    close: () => {
      for (const socket of sockets) socket.destroy()
      return new Promise((done) => server.close(() => done()))
    },
  }
  const answer: http.RequestListener = (incoming, outgoing) => {
    if (line.state === 'cut') return void incoming.socket.destroy()
    if (line.state === 'portal') return void outgoing.writeHead(200, { 'Content-Type': 'text/html' }).end('<h1>Welcome to the Wi-Fi</h1>')
    const { hostname, port } = new URL(target())
    const body: Buffer[] = []
    incoming.on('data', (part) => body.push(part))
    incoming.on('end', () => {
      const onward = request(
        { hostname, port, path: incoming.url, method: incoming.method, headers: incoming.headers, rejectUnauthorized: false },
        (answer) => {
          const path = incoming.url as string
          const isChange = incoming.method !== 'GET'
          if (isChange) {
            const key = String(incoming.headers['idempotency-key'])
            line.seen.push({ key, path, status: answer.statusCode as number, body: Buffer.concat(body).toString() })
          }
          if (isChange && line.state === 'mute') return void incoming.socket.destroy()
          const { 'content-length': length, ...headers } = answer.headers
          const added = line.added[path]
          outgoing.writeHead(answer.statusCode as number, added || !length ? headers : answer.headers)
          answer.on('data', (part) => outgoing.write(part))
          answer.on('end', () => outgoing.end(added))
          answer.on('error', () => incoming.socket.destroy())
        },
      )
      onward.on('error', () => incoming.socket.destroy())
      outgoing.on('close', () => onward.destroy())
      onward.end(Buffer.concat(body))
    })
  }
  const server = tls ? https.createServer(tls, answer) : http.createServer(answer)
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((done) => server.listen(0, '0.0.0.0', done))
  const { port } = server.address() as AddressInfo
  const scheme = tls ? 'https' : 'http'
  line.url = `${scheme}://127.0.0.1:${port}`
  line.lanUrl = `${scheme}://${lanAddress() ?? '127.0.0.1'}:${port}`
  // What streams must not outlive the cut.
  return new Proxy(line, {
    set(of, name, value) {
      if (name === 'state' && value !== 'open') for (const socket of sockets) socket.destroy()
      return Reflect.set(of, name, value)
    },
  })
}
