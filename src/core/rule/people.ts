/**
 * Attributes of people that have no field and never will: the compiler refuses them by name, so that the refusal can
 * say why. This list only chooses the sentence; what rules can read is the closed table in fields.ts.
 */
const WORDS: ReadonlySet<string> = new Set(
  `driver drivers name names firstname lastname surname forename fullname nickname nationality nation citizenship citizen
  ethnicity ethnic race racial tribe clan caste religion religious faith belief creed sex gender age birthday birthdate born dob
  face facial biometric biometrics fingerprint iris gait voice photo portrait phone telephone mobile cellphone imei sim email mail
  social facebook wechat weibo qq twitter instagram telegram whatsapp tiktok plate plates licence license passport visa person
  people passenger passengers traveller travellers traveler pilgrim political politics party opinion union membership
  orientation sexuality disability disabled health medical marital spouse family child children skin hair accent
  dialect education occupation address residence wife husband woman man male female language`.split(/\s+/),
);

/** Stems long and plain enough to be refused inside a longer word as well (`driverage`, `homephone`). */
const STEMS = [
  'driver',
  'nationalit',
  'citizen',
  'ethnic',
  'religio',
  'gender',
  'biometric',
  'fingerprint',
  'facebook',
  'wechat',
  'weibo',
  'telegram',
  'whatsapp',
  'passport',
  'passenger',
  'travell',
  'birth',
  'phone',
  'surname',
  'firstname',
  'lastname',
  'politic',
  'socialmedia',
  'muslim',
  'christian',
  'uyghur',
  'tibetan',
];

const CHINESE = [
  '司机',
  '驾驶员',
  '姓名',
  '名字',
  '国籍',
  '民族',
  '种族',
  '宗教',
  '信仰',
  '性别',
  '年龄',
  '生日',
  '出生',
  '人脸',
  '面部',
  '指纹',
  '照片',
  '电话',
  '手机',
  '微信',
  '微博',
  '社交',
  '车牌',
  '号牌',
  '护照',
  '身份证',
  '旅客',
  '乘客',
  '政治',
  '党派',
  '婚姻',
  '家庭',
  '语言',
  '住址',
  '残疾',
];

/**
 * Whether one name speaks of a person: `driver`, `driverAge`, `date_of_birth`, `司机`. A harmless name too many only gets
 * another sentence of refusal: the table of fields is closed anyway.
 */
export function isPersonWord(name: string): boolean {
  const words = name
    .normalize('NFKC')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
  if (words.some((word) => WORDS.has(word))) return true;
  const joined = words.join('');
  return (
    WORDS.has(joined) || STEMS.some((stem) => joined.includes(stem)) || CHINESE.some((word) => joined.includes(word))
  );
}

/** The first part of a dotted name that speaks of a person, or nothing. */
export function personWord(path: string): string | undefined {
  return path.split('.').find(isPersonWord);
}
