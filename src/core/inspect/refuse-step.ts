import { refusedWord } from '../domain/terms/check-term.ts';
import { FIGURE_KINDS, type StepKind } from './codes.ts';

/**
 * Words by which a checklist is kept from reading what is printed, recorded or stored, and from looking at people (limits 1
 * and 2). Refusing a harmless word too many is the smaller mistake: a step can be worded anew.
 */

/** Printed matter, media and devices. A step may count, weigh or measure them and nothing else. */
const MEDIA_STEMS = `newspaper magazine brochure leaflet pamphlet booklet notebook textbook paperback periodical printed
  manuscript diary diaries calendar poster photograph videocassette cassette laptop computer smartphone telephone cellphone
  handset recorder recording diskette dvd usb iphone ipad android harddisk harddrive webcam kindle ebook e-book hdd ssd
  simcard microsd bluray blu-ray drawing painting comic novel album`.split(/\s+/);
const MEDIA_WORDS = new Set(
  `book books print prints phone phones mobile mobiles cd cds map maps app apps camera cameras video videos picture
  pictures movie movies song songs music media medium`.split(/\s+/),
);
/** Words that also mean something harmless (a tape on a carton, a locking device): refused beside a word of reading. */
const AMBIGUOUS = new Set(
  `tape tapes film films disc discs disk disks tablet tablets device devices drive drives file files letter letters card
  cards message messages chat chats email emails mail mails text texts screen screens data memory account accounts post
  posts page pages note notes publication publications literature`.split(/\s+/),
);
const READING_STEMS =
  `read browse browsing skim perus view watch listen play replay open unlock copy copie copyi extract
  download scroll translat decrypt review search content transcrib access`.split(/\s+/);
const READING_WORDS = new Set(
  `log login power boot switch switched look looked looking through leaf leafed`.split(/\s+/),
);
/** Refused whatever stands beside them. */
const ALWAYS = new Set(
  `password passwords passcode passcodes wechat weibo whatsapp telegram facebook messenger icloud imei history
  contacts browser unlock decrypt`.split(/\s+/),
);

const PEOPLE_STEMS = `driver passenger travell crew person people pedestrian nationalit passport fingerprint biometric
  gender ethnic birth surname citizen visa`.split(/\s+/);
const PEOPLE_WORDS = new Set(
  `he she him her his hers man men woman women male female child children family face faces body bodies age skin hair
  name names luggage handbag handbags pocket pockets clothing worn identity id`.split(/\s+/),
);

const MEDIA_HAN =
  `书籍 图书 圖書 书本 书刊 報紙 报纸 杂志 雜誌 刊物 期刊 印刷品 传单 傳單 海报 海報 画册 畫冊 手稿 日记 日記 胶片 膠片 影片 电影
  電影 视频 視頻 录音 錄音 录像 錄像 磁带 磁帶 光盘 光盤 光碟 U盘 优盘 存储卡 内存卡 硬盘 硬盤 手机 手機 电话 電話 电脑 電腦 计算机 計算機
  笔记本 筆記本 平板 相机 相機 相册 相冊 照片 存储介质 存儲介質 电子设备 電子設備 通信设备 聊天 短信 微信 微博 邮件 郵件 信件 书`.split(
    /\s+/,
  );
const READING_HAN =
  `阅读 閱讀 翻阅 翻閱 浏览 瀏覽 播放 观看 觀看 收听 收聽 解锁 解鎖 复制 複製 拷贝 拷貝 提取 下载 下載 读取 讀取 审阅 審閱 开机
  開機 内容 內容 登录 登錄 密码 密碼 翻看 查看 打开 打開`.split(/\s+/);
const AMBIGUOUS_HAN = `设备 設備 文件 屏幕 卡片 数据 數據 账号 賬號 文字 画面 存储 存儲`.split(/\s+/);
const PEOPLE_HAN =
  `司机 司機 驾驶员 駕駛員 旅客 乘客 人员 人員 本人 姓名 国籍 民族 性别 年龄 人脸 面部 指纹 护照 身份证 搜身 行李 随身 衣物 口袋
  司乘`.split(/\s+/);
/** Words that hold a refused character and mean a paper that belongs to the load. */
const PAPERS_HAN = /证书|證書|申报书|说明书|保函书|单证文件|随附文件/gu;

/** Why a step may not stand, with the word to name to its author. */
export interface StepRefusal {
  readonly kind: 'content' | 'person';
  /** The word it is refused for. */
  readonly word: string;
}

/** Why a step with this text may not stand: it reads what is printed, recorded or stored, or looks at a person. */
export function refusedStep(text: string, kind: StepKind): StepRefusal | undefined {
  const words = wordsIn(text);
  const person =
    words.find((word) => PEOPLE_WORDS.has(word) || PEOPLE_STEMS.some((stem) => word.startsWith(stem))) ??
    refusedWord(text);
  const han = text
    .normalize('NFKC')
    .replace(/[^\p{Script=Han}A-Za-z]/gu, '')
    .replace(PAPERS_HAN, '');
  const personHan = PEOPLE_HAN.find((word) => han.includes(word));
  if (person !== undefined || personHan !== undefined) return { kind: 'person', word: person ?? personHan ?? '' };
  const content = always(words) ?? named(words, kind) ?? namedHan(han, kind);
  return content === undefined ? undefined : { kind: 'content', word: content };
}

const always = (words: readonly string[]): string | undefined => words.find((word) => ALWAYS.has(word));

/** Media may be counted, weighed or measured. Words of reading refuse even that, and make ambiguous ones mean media. */
function named(words: readonly string[], kind: StepKind): string | undefined {
  const reads = words.some((word) => READING_WORDS.has(word) || READING_STEMS.some((stem) => word.startsWith(stem)));
  const media = words.find((word) => MEDIA_WORDS.has(word) || MEDIA_STEMS.some((stem) => word.startsWith(stem)));
  if (media !== undefined && (reads || !FIGURE_KINDS.includes(kind))) return media;
  return reads ? words.find((word) => AMBIGUOUS.has(word)) : undefined;
}

function namedHan(han: string, kind: StepKind): string | undefined {
  const reads = READING_HAN.some((word) => han.includes(word));
  const media = MEDIA_HAN.find((word) => han.includes(word));
  if (media !== undefined && (reads || !FIGURE_KINDS.includes(kind))) return media;
  return reads ? AMBIGUOUS_HAN.find((word) => han.includes(word)) : undefined;
}

/** Words as they stand, without their hyphens, and letters that were pulled apart ("p h o n e") put together. */
function wordsIn(text: string): readonly string[] {
  const plain = text
    .normalize('NFKD')
    .replace(/[\p{Mark}\p{Cf}]/gu, '')
    .toLowerCase();
  const apart = plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const joined = plain.split(/\s+/).map((part) => part.replace(/[^\p{L}\p{N}]/gu, ''));
  const spelt = apart.join(' ').match(/(?:\b\p{L} ){2,}\p{L}\b/gu) ?? [];
  return [...apart, ...joined, ...spelt.map((run) => run.replaceAll(' ', ''))];
}
