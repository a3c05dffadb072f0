/** Words of the page by which a tablet comes to trust the server of the hall. */
import type { Words } from './words.ts'

export const trust = {
  title: ['让这台平板信任红榜服务器', 'Let this tablet trust the Hongbang server'],
  why: [
    '只需做一次，两步。之后断网也能打开评分页，分数存在本机，恢复后自动送达。',
    'Once only, in two steps. The marking page then opens without a network too; marks stay on the tablet and are delivered later.',
  ],
  get: ['第一步：下载并安装证书', 'Step 1: download and install the certificate'],
  ipad: [
    'iPad、iPhone：用 Safari 打开本页并下载；到“设置”点“已下载描述文件”安装；再到“通用 → 关于本机 → 证书信任设置”打开开关。',
    'iPad, iPhone: open this page in Safari and download; in Settings tap “Profile Downloaded” and install it; then switch it on in General → About → Certificate Trust Settings.',
  ],
  android: [
    '安卓：下载后在“设置”里搜索“CA 证书”，选择“从存储设备安装”，选中 hongbang-ca.crt。',
    'Android: after the download search for “CA certificate” in Settings, choose to install it from storage, and pick hongbang-ca.crt.',
  ],
  computer: [
    '电脑：打开文件，安装到“受信任的根证书颁发机构”（苹果电脑：在“钥匙串访问”中设为始终信任）。',
    'Computer: open the file and install it under “Trusted Root Certification Authorities” (Mac: set it to “Always Trust” in Keychain Access).',
  ],
  open: ['第二步：打开', 'Step 2: open'],
  install: ['登录后，在浏览器菜单里选“添加到主屏幕”。', 'After logging in, choose “Add to Home Screen” in the browser’s menu.'],
  after: ['比赛结束后，可在设置里删除此证书。', 'After the contest the certificate can be removed in the settings.'],
} as const satisfies Words
