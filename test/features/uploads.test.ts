/** Files as requests bring them: name and bytes arrive as they were sent, and a name is part of what is asked. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { uploadOf } from '../../server/lib/jobs.ts'
import { sending } from '../file.ts'
import { type World, world } from '../world.ts'

let w: World
const dataDir = mkdtempSync(join(tmpdir(), 'hongbang-'))
beforeAll(async () => {
  w = await world()
  w.site.settings.dataDir = dataDir
})
afterAll(() => {
  w.close()
  rmSync(dataDir, { recursive: true })
})

/** Sent by a person of their own each, as nobody may have many jobs waiting. */
async function arrived(login: string, file: File) {
  const answer = await w.as(login).persons.import.checks.$post({ query: {} }, sending(file))
  const { job } = await answer.json()
  const { input } = await w.site.store.read.selectFrom('job').select('input').where('id', '=', job).executeTakeFirstOrThrow()
  return { name: JSON.parse(input).name, bytes: [...(await uploadOf(w.site, job))] }
}

test.each([
  ['organiser', '申江区 参赛名单（第3版）.xlsx'],
  ['organiser', '完成100%, %E4 %2F + 50%.xlsx'],
  ['admin', 'r\u00e9sum\u00e9 "a"; b=\u{1f600}.xlsx'],
])('%s sends a file and it is called %s here too', async (login, name) => {
  expect((await arrived(login, new File(['x'], name))).name).toBe(name)
})

test('whatever type a file is said to have, not a byte of it changes', async () => {
  const bytes = [0xef, 0xbb, 0xbf, 0x5b, 0x5d, 0xff, 0x00, 0xe4, 0x0d, 0x0a]
  for (const type of ['', 'application/json', 'multipart/form-data; boundary=x', 'text/plain'])
    expect((await arrived('organiser2', new File([new Uint8Array(bytes)], 'a.xlsx', { type }))).bytes).toEqual(bytes)
})

test.each([
  ['is empty', { body: '', name: 'a.xlsx' }],
  ['has no name', { body: 'x' }],
  ['has an empty name', { body: 'x', name: '' }],
  ['has a name that is no such code', { body: 'x', name: '100%.xlsx' }],
])('what %s is refused at its field', async (_, { body, name }: { body: string; name?: string }) => {
  const headers = { ...w.headersOf('officer'), ...(name !== undefined && { 'X-File-Name': name }) }
  const answer = await w.app.request('/api/persons/import', { method: 'POST', body, headers })
  expect([answer.status, await answer.json()]).toMatchObject([
    422,
    { kind: 'invalid-input', faults: [{ path: ['file'], code: 'missing' }] },
  ])
})

test('the same key with another name or type is another request, with the same ones the same', async () => {
  const send = async (name: string, type = '') => {
    const answer = await w.as('officer', 'one-key-1').persons.import.checks.$post({ query: {} }, sending(new File(['x'], name, { type })))
    return (await answer.json()) as { job?: string; kind?: string }
  }
  const { job } = await send('a.xlsx')
  expect(job).toEqual(expect.any(String))
  expect(await send('b.xlsx')).toMatchObject({ kind: 'same-key-other-request' })
  expect(await send('a.xlsx', 'text/plain')).toMatchObject({ kind: 'same-key-other-request' })
  expect(await send('a.xlsx')).toEqual({ job })
})
