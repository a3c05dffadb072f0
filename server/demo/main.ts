/** `npm run demo`: fills an empty data folder with the demo district and prints who can log in. */
import { readSettings } from '../lib/env.ts'
import { openSite } from '../lib/site.ts'
import { playDemo } from './play.ts'

const settings = readSettings(process.env)
const site = await openSite(settings, playDemo)
const any = await site.store.read.selectFrom('unit').select('id').limit(1).executeTakeFirst()
if (any) {
  console.error(`${settings.dataDir} is not empty / 数据文件夹不是空的: choose another with DATA_DIR, or remove it first.`)
  process.exit(1)
}
const started = Date.now()
const accounts = await playDemo(site)
console.log(
  `The demo district is ready (${Math.round((Date.now() - started) / 1000)} s). Everybody's password / 所有账号的密码: ${accounts[0]?.password}`,
)
for (const { login, name, role } of accounts) console.log(`  ${login.padEnd(14)} ${role.padEnd(10)} ${name}`)
site.store.close()
