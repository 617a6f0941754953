import type { BilingualText } from '../core/domain/text.ts';

/** Why a certificate does not hold; the keys are the codes of src/ledger/certificate.ts. */
export const CERTIFICATE_PROBLEM_WORDS = {
  'not-json': { en: 'This is not a certificate: it cannot be read as JSON.', zh: '这不是证书：无法按 JSON 读取。' },
  'format-unknown': {
    en: 'This is not a certificate of a form that is known here.',
    zh: '证书格式未知。',
  },
  'fields-differ': { en: 'A field is missing, or one is there that does not belong.', zh: '字段缺失或多余。' },
  'not-canonical': {
    en: 'The text was changed: it is not written as a certificate is, byte for byte.',
    zh: '文本被改动：与证书的规范写法不一致。',
  },
  'head-malformed': { en: 'The signed head was changed: it cannot be read.', zh: '签名账首被改动，无法读取。' },
  'head-by-another-key': { en: 'The head is signed with another key than this one.', zh: '账首由其他密钥签名。' },
  'head-signature-wrong': {
    en: 'The signature does not hold: the head was changed after it was signed.',
    zh: '签名不成立：账首在签名后被改动。',
  },
  'statement-not-of-a-release': { en: 'What it states is not a release.', zh: '所述内容不是放行决定。' },
  'proof-malformed': { en: 'The proof was changed: it cannot be read.', zh: '证明被改动，无法读取。' },
  'not-in-the-log': {
    en: 'What it states is not what stands in the log: the statement or the proof was changed.',
    zh: '所述内容与台账不符：内容或证明被改动。',
  },
} as const satisfies Readonly<Record<string, BilingualText>>;

export const CERTIFICATE_WORDS = {
  title: { en: 'Certificate of control', zh: '查验放行证书' },
  open: { en: 'Certificate of control', zh: '查验放行证书' },
  holds: { en: 'This certificate holds.', zh: '证书有效。' },
  holdsNot: { en: 'This certificate does not hold.', zh: '证书无效。' },
  log: { en: 'Log', zh: '台账' },
  head: { en: 'Signed head', zh: '签名账首' },
  entry: { en: 'Entry', zh: '记录' },
  ofSize: { en: '{index} of {size}', zh: '第 {index} 条，共 {size} 条' },
  crossing: { en: 'Passage', zh: '过境编号' },
  vehicle: { en: 'Vehicle', zh: '车辆' },
  direction: { en: 'Direction', zh: '方向' },
  lane: { en: 'Lane', zh: '通道' },
  result: { en: 'Result of the check', zh: '查验结果' },
  noCheck: { en: 'no check was ordered', zh: '未布控查验' },
  weighed: { en: 'Weighed', zh: '过磅' },
  checked: { en: 'Check ended', zh: '查验结束' },
  released: { en: 'Released', zh: '放行时间' },
  declaration: { en: 'Declaration', zh: '申报单' },
  seals: { en: 'Seals', zh: '封志' },
  findings: { en: 'Findings', zh: '查获' },
  print: { en: 'Print', zh: '打印' },
  download: { en: 'Download the file', zh: '下载文件' },
  code: { en: 'The certificate as a code', zh: '证书二维码' },
  tooLong: {
    en: 'The certificate is too long for a code; hand the file on.',
    zh: '证书过长，无法生成二维码；请传送文件。',
  },
  howTo: {
    en: 'Verify it without trusting this port: the page verify.html works from disk, landport verify on the command line. Both need the key of the port, handed on by another way than this certificate:',
    zh: '无需信任本口岸即可核验：verify.html 可离线打开，或在命令行运行 landport verify。两者都需要本口岸的公钥，且公钥应通过证书以外的途径取得：',
  },
  pageIntro: {
    en: 'Checks a certificate of control on this device alone: nothing is sent anywhere.',
    zh: '仅在本设备上核验查验放行证书，不发送任何数据。',
  },
  pageKey: { en: "The port's key (name+id+key)", zh: '口岸公钥（名称+编号+公钥）' },
  pageFile: { en: 'The certificate: a file, or its text', zh: '证书：选择文件或粘贴文本' },
  pageCheck: { en: 'Check', zh: '核验' },
  keyUnreadable: {
    en: 'This is not a key: it has the form name+id+key and is printed with every certificate of the port.',
    zh: '公钥格式不正确，应为“名称+编号+公钥”。',
  },
  fileUnreadable: { en: 'The file is not UTF-8 text: it was changed.', zh: '文件不是 UTF-8 文本：已被改动。' },
  noCryptography: {
    en: 'This browser cannot verify Ed25519 signatures. Use a current Firefox, Safari, Chrome or Edge, or `landport verify`.',
    zh: '此浏览器不支持 Ed25519 签名核验。请使用最新版 Firefox、Safari、Chrome 或 Edge，或使用 `landport verify`。',
  },
} as const satisfies Readonly<Record<string, BilingualText>>;
