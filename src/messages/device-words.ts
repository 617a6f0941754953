import type { BilingualText } from '../core/domain/text.ts';

/** Connection, queue, people: what the strip at the top of a device's page and its panel say. */
export const deviceWords = {
  desk: { en: 'Console', zh: '控制台' },
  close: { en: 'Close', zh: '关闭' },
  online: { en: 'Online', zh: '在线' },
  offlineSince: { en: 'Offline since {time}', zh: '{time} 起离线' },
  connecting: { en: 'Connecting', zh: '连接中' },
  waiting: { en: '{count} to send', zh: '{count} 项待发送' },
  allSent: { en: 'all sent', zh: '已全部发送' },
  refusedCount: { en: '{count} refused', zh: '{count} 项被拒' },
  panel: { en: 'Connection and queue', zh: '连接与队列' },
  never: { en: 'never', zh: '从未' },
  queue: { en: 'Waiting to be sent', zh: '待发送' },
  queueEmpty: { en: 'Nothing waits.', zh: '没有待发送项。' },
  sendNow: { en: 'Try now', zh: '立即重试' },
  nextTry: { en: 'Next try at {time}', zh: '下次重试 {time}' },
  tries: { en: 'tried {count} times', zh: '已试 {count} 次' },
  refused: { en: 'Refused by the server', zh: '被服务器拒绝' },
  lookAgain: { en: 'Look again', zh: '重新查看' },
  putAway: { en: 'Put away', zh: '移除' },
  othersQueue: {
    en: '{count} of them were done by {name}; they are sent when {name} signs in on this device.',
    zh: '其中 {count} 项由 {name} 操作，待其在本机登录后发送。',
  },
  notAllowed: {
    en: 'The server does not take actions from your roles. They stay here; tell the shift lead.',
    zh: '服务器不接受您岗位的操作。操作仍保存在本机，请告知值班长。',
  },
  newVersion: { en: 'A new version of this page is ready.', zh: '本页有新版本。' },
  reload: { en: 'Load it', zh: '加载' },
  theme: { en: 'Appearance', zh: '外观' },
  language: { en: 'Language', zh: '语言' },
  signedInAs: { en: 'Signed in as {name}', zh: '当前用户：{name}' },
  signOut: { en: 'Sign out', zh: '退出' },
  signOutWaiting: {
    en: '{count} actions have not been sent. They stay on this device and are sent when you sign in here again.',
    zh: '有 {count} 项操作尚未发送。操作保留在本机，您再次在此登录后发送。',
  },
  signOutAnyway: { en: 'Sign out all the same', zh: '仍然退出' },
  stay: { en: 'Stay', zh: '留下' },
  sessionLost: {
    en: 'Your sign-in has ended. Sign in again; the {count} waiting actions are kept.',
    zh: '登录已失效，请重新登录；{count} 项待发送操作已保留。',
  },
  signInNeedsNetwork: {
    en: 'The server does not answer. Signing in needs the network; after that this page works without it.',
    zh: '服务器没有应答。登录需要网络；登录后本页可离线使用。',
  },
  noDisk: {
    en: 'This browser does not let the page keep anything, so nothing could be recorded safely. Allow storage for this site, or use an ordinary window.',
    zh: '此浏览器不允许本页保存数据，无法安全记录。请允许本站存储，或改用普通窗口。',
  },
} as const satisfies Readonly<Record<string, BilingualText>>;

/** What is wrong with a device's clock, what follows from it here, and what to do. */
export const CLOCK_WORDS = {
  slow: {
    en: 'The clock of this device is {minutes} min slow. Times are taken from the server: set the clock.',
    zh: '本设备时钟慢 {minutes} 分钟。现按服务器时间办理，请校正时钟。',
  },
  fast: {
    en: 'The clock of this device is {minutes} min fast. Times are taken from the server: set the clock.',
    zh: '本设备时钟快 {minutes} 分钟。现按服务器时间办理，请校正时钟。',
  },
  back: {
    en: 'The clock of this device was turned back, {minutes} min before the server last answered. No outage grant counts: set the clock.',
    zh: '本设备时钟被回拨，比服务器最近应答早 {minutes} 分钟。停机授权不予适用，请校正时钟。',
  },
} as const satisfies Readonly<Record<string, BilingualText>>;
