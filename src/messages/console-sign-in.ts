import type { BilingualText } from '../core/domain/text.ts';

export const signInWords = {
  title: { en: 'Sign in', zh: '登录' },
  username: { en: 'User name', zh: '用户名' },
  password: { en: 'Password', zh: '密码' },
  signIn: { en: 'Sign in', zh: '登录' },
  wrong: {
    en: 'User name and password do not match. Check the spelling; after several attempts wait a minute.',
    zh: '用户名与密码不符。请核对；多次失败后请等待一分钟。',
  },
  tooMany: { en: 'Too many attempts. Wait a minute and try again.', zh: '尝试次数过多，请一分钟后重试。' },
  unreachable: {
    en: 'The server did not answer. Check that it runs, then try again.',
    zh: '服务器没有响应。请确认其正在运行后重试。',
  },
  demoTitle: { en: 'Demo users', zh: '演示用户' },
  demoNote: {
    en: 'Everything in this port is invented. Choose whom to be; each sees what their roles allow.',
    zh: '本口岸的一切均为虚构。选择一个身份，各身份按角色所见不同。',
  },
  setupTitle: { en: 'The first two administrators', zh: '首两位管理员' },
  setupNote: {
    en: 'Granting a role takes two people, so the installation begins with two administrators. The server printed the setup code when it started.',
    zh: '授予角色须两人参与，因此安装从两位管理员开始。设置码已在服务器启动时显示。',
  },
  setupGo: { en: 'This installation has no administrators yet. Set them up', zh: '此安装尚无管理员。前往设置' },
  setupCode: { en: 'Setup code', zh: '设置码' },
  administrator: { en: 'Administrator {number}', zh: '管理员{number}' },
  name: { en: 'Name', zh: '姓名' },
  passwordHint: { en: 'at least 12 characters', zh: '至少12个字符' },
  usernameHint: { en: '3 to 30 of a-z, 0-9, dot, dash, underscore', zh: '3至30个字符：a-z、0-9、点、横线、下划线' },
  create: { en: 'Create both accounts', zh: '创建两个账户' },
  created: { en: 'Both accounts exist. Sign in with one of them.', zh: '两个账户均已创建，请用其一登录。' },
  different: {
    en: 'The two must be different people with different user names.',
    zh: '两位须为不同的人，用户名不得相同。',
  },
} as const satisfies Readonly<Record<string, BilingualText>>;
