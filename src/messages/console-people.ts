import type { BilingualText } from '../core/domain/text.ts';

/** Accounts, and roles granted by two people. */
export const peopleWords = {
  title: { en: 'People', zh: '人员' },
  intro: {
    en: 'A role is in force once somebody other than its proposer approves it. A person is never both: {pairs}. Who speaks for a partner agency holds no other role.',
    zh: '角色须由提议人以外的人批准后生效。一人不得同时担任：{pairs}。协作部门人员不得兼任其他角色。',
  },
  and: { en: 'and', zh: '与' },
  waiting: { en: 'Waiting for a second person', zh: '等待第二人批准' },
  waitingNone: { en: 'No proposal is waiting.', zh: '没有待批准的提议。' },
  person: { en: 'Person', zh: '人员' },
  username: { en: 'User name', zh: '用户名' },
  name: { en: 'Name', zh: '姓名' },
  password: { en: 'First password', zh: '初始密码' },
  passwordHint: { en: 'at least 12 characters', zh: '至少12个字符' },
  usernameHint: { en: '3 to 30 of a-z, 0-9, dot, dash, underscore', zh: '3至30个字符：a-z、0-9、点、横线、下划线' },
  roles: { en: 'Roles in force', zh: '生效角色' },
  noRoles: { en: 'none: can sign in, sees nothing', zh: '无：可登录，但不可查看内容' },
  since: { en: 'Account since', zh: '账户创建' },
  history: { en: 'Grants', zh: '授权记录' },
  role: { en: 'Role', zh: '角色' },
  partner: { en: 'For which partner', zh: '所属部门' },
  operator: { en: 'Operator', zh: '企业' },
  operatorHint: {
    en: 'Binds a declarant to one operator; empty: may file for any',
    zh: '将申报人限定为一家企业；留空则可为任何企业申报',
  },
  state: { en: 'State', zh: '状态' },
  proposedBy: { en: 'Proposed by', zh: '提议人' },
  decidedBy: { en: 'Decided by', zh: '决定人' },
  propose: { en: 'Propose a role', zh: '提议角色' },
  proposeFor: { en: 'Propose a role for {name}', zh: '为 {name} 提议角色' },
  proposeNote: { en: 'Nothing changes until another administrator approves.', zh: '须由另一位管理员批准后方可生效。' },
  approve: { en: 'Approve', zh: '批准' },
  refuse: { en: 'Refuse', zh: '拒绝' },
  revoke: { en: 'Revoke', zh: '撤销' },
  approveNote: {
    en: '{name} becomes {role} at once. This is recorded under your name.',
    zh: '{name} 将立即成为{role}。此操作以您的姓名记录。',
  },
  refuseNote: {
    en: '{name} does not become {role}. This is recorded under your name.',
    zh: '{name} 不会成为{role}。此操作以您的姓名记录。',
  },
  revokeNote: {
    en: '{name} is no longer {role}, at once. This is recorded under your name.',
    zh: '{name} 即刻不再是{role}。此操作以您的姓名记录。',
  },
  ownProposal: { en: 'you proposed it', zh: '由您提议' },
  ownGrant: { en: 'for yourself', zh: '为您本人' },
  excluded: { en: 'excluded: is {role}', zh: '互斥：已是{role}' },
  addPerson: { en: 'Add a person', zh: '添加人员' },
  add: { en: 'Add', zh: '添加' },
  setup: { en: 'first setup', zh: '初始设置' },
  demo: { en: 'demo', zh: '演示' },
  proposal: { en: 'proposal', zh: '提议' },
  accounts: { en: 'Accounts', zh: '账户' },
  none: { en: 'No account exists.', zh: '没有账户。' },
} as const satisfies Readonly<Record<string, BilingualText>>;

export const GRANT_STATE_WORDS: Readonly<Record<'proposed' | 'in-force' | 'refused' | 'revoked', BilingualText>> = {
  proposed: { en: 'proposed', zh: '已提议' },
  'in-force': { en: 'in force', zh: '生效' },
  refused: { en: 'refused', zh: '已拒绝' },
  revoked: { en: 'revoked', zh: '已撤销' },
};
