/**
 * Words by which a sentence about goods turns into one about a person: who drives, who travels, of which nation or sex. What
 * garments and animals are called stays out of these lists (men's coats, female connectors, birds of either sex), for a
 * rule must be able to name its goods.
 */

/** Beginnings of English words for people by what they do at a border or where they belong. */
export const PERSON_STEMS: readonly string[] =
  `driver chauffeur trucker passenger traveller traveler travelling pedestrian tourist commuter nationals citizen nationalit
   surname forename gender biometric fingerprint wechat weibo whatsapp`.split(/\s+/);

/** English words as they stand. */
export const PERSON_WORDS: ReadonlySet<string> = new Set(
  `him his himself she her hers herself mr mrs mister madam crew crews crewman crewmen guy guys lady ladies gentleman
   gentlemen suspect suspects criminal criminals smuggler smugglers`.split(/\s+/),
);

/** Chinese words, wherever they stand. */
export const PERSON_HAN: readonly string[] =
  `司机 司機 驾驶员 駕駛員 驾驶人 駕駛人 司乘 旅客 乘客 游客 遊客 行人 车主 車主 船员 船員 机组 機組 姓名 性别 性別 年龄 年齡 人脸 人臉 指纹
   指紋 身份证 身份證 此人 该人 該人 那人 先生 女士 小姐 男子 女子 嫌疑人 微信 微博 外籍`.split(/\s+/);

/** A pronoun of a person, but not the second half of 其他 (other), 吉他 (guitar) or a firm's 他人 (of others). */
export const PRONOUN_HAN = /(?<![其吉排利])[他她](?!人|国|項|项|种|類|类)/u;

/**
 * English names of who comes from somewhere. As adjectives they stand before goods ("Chinese cabbage"), so they are refused
 * as nouns only: alone, in the plural, or before a word for people.
 */
const NATIONS =
  `chinese|japanese|korean|vietnamese|russian|ukrainian|mongolian|kazakh|kyrgyz|uzbek|tajik|turkmen|afghan|
  pakistani|indian|nepali|nepalese|bangladeshi|burmese|thai|lao|laotian|cambodian|malaysian|indonesian|filipino|iranian|
  iraqi|syrian|turkish|turk|saudi|israeli|egyptian|nigerian|ghanaian|kenyan|ethiopian|somali|algerian|moroccan|african|asian|
  european|american|canadian|mexican|brazilian|colombian|german|french|italian|spanish|polish|romanian|bulgarian|georgian|
  armenian|azeri|azerbaijani|belarusian|black|white|foreign`.replaceAll(/\s+/g, '');
const PEOPLE =
  `people|persons?|men|man|women|woman|males?|females?|boys?|girls?|youths?|families|family|workers?|owners?|
  merchants?|traders?|businessm[ae]n|students?|origins? persons?|speakers?`.replaceAll(/\s+/g, '');

/** "Nigerians", "Russian men", "people from": a nation as who somebody is; and who joined what. */
export const PEOPLE_PHRASE = new RegExp(
  `\\b(?:(?:${NATIONS}) (?:${PEOPLE})|(?:people|persons|men|women|anyone|anybody|everyone) (?:from|of)|(?:trade|labou?r) unions?|` +
    `(?:korean|russian|ukrainian|mongolian|kazakh|kyrgyz|uzbek|tajik|afghan|pakistani|indian|cambodian|malaysian|indonesian|` +
    `filipino|iranian|iraqi|syrian|turk|saudi|israeli|egyptian|nigerian|ghanaian|kenyan|ethiopian|somali|algerian|moroccan|african|` +
    `asian|american|canadian|mexican|brazilian|colombian|german|italian|romanian|bulgarian|georgian|armenian|azeri)s)\\b`,
  'u',
);

/** A country's name and 人 or 籍: who comes from there. Not the root, the fibre or the bank that begin with 人. */
export const NATION_HAN =
  /(?:中国|日本|韩国|朝鲜|越南|俄罗斯|俄国|乌克兰|蒙古|哈萨克|哈萨克斯坦|吉尔吉斯|乌兹别克|塔吉克|土库曼|阿富汗|巴基斯坦|印度|尼泊尔|缅甸|泰国|老挝|柬埔寨|伊朗|伊拉克|叙利亚|土耳其|沙特|以色列|埃及|尼日利亚|肯尼亚|非洲|亚洲|欧洲|美国|加拿大|巴西|德国|法国|英国|意大利|波兰)(?:籍|裔|人(?![参造工用民寿形体类因]))/u;

/**
 * What holds a refused word and speaks of goods, law or places. It is taken out before a sentence is judged; a word of
 * the vocabulary gets no such leave, for it is matched by itself.
 */
export const OF_GOODS: readonly RegExp[] = [
  // Countries and places, where goods come from; their peoples' names stay refused.
  /\b(?:inner )?mongolia\b|\bkazakhstan\b|\bkyrgyzstan\b|\buzbekistan\b|\btajikistan\b|\bturkmenistan\b|\btibet autonomous region\b/gu,
  /\b(?:mongolian|kazakh|kyrgyz|uzbek|tajik) (?:coal|copper|ore|wool|cashmere|meat|grain|wheat|cotton|fruit|melons?|goods|origin|side|customs|border|certificates?|plates?|trucks?|exports?|authorit\w+)\b/gu,
  /\bunited arab emirates\b/gu,
  // Law and trade.
  /\b(?:intellectual property|property|trade ?marks?|patents?|copyrights?|designs?|breeders?|import|export|trading|quota|distribution|exclusive) rights?\b|\brights? holders?\b/gu,
  /\b(?:third|contracting|interested|related|unrelated|notify|responsible) part(?:y|ies)\b|\bpart(?:y|ies) to\b/gu,
  /\b(?:customs|transit|import|export|licen[cs]ing|control|controls|tariff|trade|tax|duty|warehouse|special|preferential|sanctions?) regimes?\b/gu,
  /\b(?:classification|advisory|expert) opinions?\b|\bfreedom from (?:disease|pests?)\b|\b(?:disease|pest) freedom\b|\bfreedom of transit\b/gu,
  /\bgovernment(?:al)? (?:permits?|licen[cs]es?|certificates?|laborator\w+|agenc\w+|procurement|approvals?|departments?|authorit\w+)\b/gu,
  /\bindependent (?:laborator\w+|survey\w*|tests?|experts?|valuations?|weighing|suspensions?)\b|\briot (?:control|shields?|gear)\b/gu,
  /\bgum arabic\b|\bchristmas\b|\bjew s harps?\b|\brevolutions? per\b|\begg whites?\b/gu,
  /\b(?:led|pile|screw|motor|display|gate|current|nail|stake) drivers?\b|\bdrivers? (?:circuits?|boards?|ics?|bits?|cabs?|cabins?|seats?)\b/gu,
];

export const OF_GOODS_HAN =
  /自由贸易|自由貿易|自由流通|自由港|来自由|独立包装|獨立包裝|独立实验室|独立检验|独立悬挂|佛山|佛手|仿佛|佛罗里达|佛得角|政府采购|政府间|政府许可|政府证书|政府主管|政府部门|政府机构|西藏自治区|哈薩克斯坦|归类意见|驾驶室|司机室|机组件|发电机组|冷水机组|机组成/gu;
