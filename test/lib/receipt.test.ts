/** Receipts, as the server makes them and as a device believes them. */
import { expect, test } from 'vitest'
import { digest } from '../../server/lib/canonical.ts'
import { receiptsFrom } from '../../server/lib/receipt.ts'
import { isReceived } from '../../web/judge/receipt.ts'
import { sha256 } from '../../web/judge/sha256.ts'
import { seeded } from '../world.ts'

const here = receiptsFrom(new Uint8Array(32).fill(1))
const pin = { install: here.install, publicKey: here.publicKey }
const sent = (i: number) => ({ key: `key-number-${i}`, body: `{"cells":[${i}]}`, install: here.install })
const answer = (i: number) => `{"version":${i}}`
const sign = (i: number, by = here) => by.sign(sent(i).key, digest(sent(i).body), answer(i))

test.each([1, 2, 3, 7, 64])('of %i answers that go out together each has its own receipt', async (n) => {
  const receipts = await Promise.all(Array.from({ length: n }, (_, i) => sign(i)))
  for (const [i, receipt] of receipts.entries()) expect(await isReceived(pin, sent(i), receipt, answer(i))).toBe(true)
  expect(await isReceived(pin, sent(0), receipts.at(-1) as string, answer(0))).toBe(n === 1)
  expect(new Set(receipts.map((one) => one.split('.').at(-1))).size).toBe(1)
})

test('the same answer alone gets the same receipt', async () => {
  expect(await sign(5)).toBe(await sign(5))
})

test('nothing else is believed: no receipt, another answer, request, way, signature or installation', async () => {
  const [receipt] = await Promise.all([sign(0), sign(1)])
  const parts = (receipt as string).split('.')
  const other = (i: number, text: string) => parts.map((part, at) => (at === i ? text : part)).join('.')
  const believed = async (it: string | null, text = answer(0)) => await isReceived(pin, sent(0), it, text)
  expect(await believed(receipt as string)).toBe(true)
  expect(await believed(receipt as string, answer(1))).toBe(false)
  const foreign = receiptsFrom(new Uint8Array(32).fill(2))
  const lies = [
    null,
    '',
    ...['', 'x'.repeat(22), foreign.install].map((text) => other(0, text)),
    other(1, 'key-number-1'),
    other(2, digest('')),
    ...['', `r${'A'.repeat(43)}`].map((text) => other(3, text)),
    ...['', 'AAAA', 'A'.repeat(86)].map((text) => other(4, text)),
    await sign(0, foreign),
    (await sign(0, foreign)).replace(foreign.install, here.install),
  ]
  for (const lie of lies) expect(await believed(lie), String(lie)).toBe(false)
})

test('a page over plain http hashes as the server does, whatever the length', () => {
  const { bytes } = seeded(1)
  for (const n of [...Array(200).keys(), 1000, 65_535]) {
    const some = bytes(n)
    expect(Buffer.from(sha256(some)).toString('hex')).toBe(digest(some))
  }
})
