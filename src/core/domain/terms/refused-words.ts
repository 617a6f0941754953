/**
 * Words about religion, ethnicity, politics and opinion. A goods vocabulary that held one of them would make Landport
 * judge people, so none may enter it, whoever approves. Refusing a harmless word too many is the smaller mistake. The dress
 * of a faith is among them: goods have their names of the tariff (headscarf, shawl, veil; 头巾, 披巾, 面纱: heading 6214).
 */

/** Beginnings of English words; every inflection of them is refused. */
export const REFUSED_STEMS: readonly string[] =
  `religio bibl quran koran islam muslim moslem christ buddh taois daois confuci hindu judais synagog church mosque priest
   catholic protestant orthodox evangel gospel scriptur sutra crucifix rosar prayer worship sermon theolog missionar
   baptis jehovah mormon falun dalai sikh shinto atheis preach pilgrim halal kosher hajj clergy monaster
   ethnic uyghur uighur uygur tibet mongol kazakh kirghiz kyrgyz uzbek tajik manchu zhuang kurd rohingya gypsy gypsies
   arabian hispanic caucasian negro racial racis tribal tribe minorit aborigin indigen nationalit foreigner immigra migran
   refugee diaspora hmong yazidi
   politic democra communis socialis fascis marxis leninis maois capitalis separatis secession independen autonomy
   dissiden dissent activis protest demonstrat revolution propagand election elector ballot campaign parliament
   congress senat president governmen minister petition censor  freedom libert journalis ideolog nationalis
   imperialis colonialis opposition regime riot uprising tiananmen extremis radicalis subversi manifesto partisan
   sovereign
   hijab niqab burqa burka chador yarmulke kippah kippot keffiyeh cassock tallit tefillin mezuzah menorah ramadan hanukk
   diwali zionis sunni shiit salafi wahhab jihad shariah ayatollah mullah caliph allah muhammad mohammed vatican papal
   liturg sacrament godless heretic secular pagan satanis gurdwara brahmin dalit bahai
   xenophob antisemi latino pashtun hazara circassian chechen buryat kalmyk turkmens uzbeks dungan
   nazi anarch trotsk terroris leftis rightis liberalis conservatis unionis feminis opinion`.split(/\s+/);

/** English words refused as they stand; their beginnings also begin harmless words (monk, monkey; sect, section). */
export const REFUSED_WORDS: ReadonlySet<string> = new Set(
  `arab arabs arabic bishop bishops chapel chapels cult cults faith faiths god gods han hui imam imams islamic jew jews
   jewish jewry lama lamas monk monks nun nuns pope popes pray prays psalm psalms quaker rabbi rabbis saint saints sect
   sects sectarian temple temples torah talmud race races roma romani turkic miao yi party parties vote votes voter voters
   voting coup coups rights strike strikes flag flags slogan slogans leader leaders citizen citizens banner banners rally
   rallies marching shia sharia mecca karma mantra altar altars creed creeds caste castes clan clans
   believer believers asians africans europeans blacks whites natives liberals conservatives lgbt gay gays lesbian lesbians
   homosexual transgender`.split(/\s+/),
);

/** Chinese words, in simplified and traditional characters, refused wherever they stand. */
export const REFUSED_HAN: readonly string[] =
  `宗教 信仰 佛 道教 道士 基督 天主 耶稣 耶穌 教堂 教会 教會 教徒 教派 邪教 圣经 聖經 古兰 古蘭 可兰 可蘭 伊斯兰 伊斯蘭 穆斯林 清真 犹太
   猶太 印度教 喇嘛 和尚 尼姑 僧 神父 牧师 牧師 阿訇 祈祷 祈禱 祷告 禱告 礼拜 禮拜 法轮 法輪 十字架 寺庙 寺廟 寺院 庙宇 廟宇 朝圣 朝聖 传教
   傳教 福音 经文 經文 佛经 佛經 达赖 達賴 东正教 東正教 新教 儒教 神像 圣像 聖像
   民族 族群 种族 種族 族裔 少数族 少數族 维吾尔 維吾爾 维族 維族 藏族 藏人 西藏 图博 圖博 蒙族 蒙古族 蒙古人 回族 汉族 漢族 壮族 壯族 满族
   滿族 哈萨克族 哈薩克 朝鲜族 朝鮮族 苗族 彝族 傣族 黎族 瑶族 瑤族 侗族 羌族 土家族 客家 库尔德 庫爾德 罗姆人 羅姆人 吉普赛 吉普賽 阿拉伯人 黑人
   白人 原住民 移民 难民 難民 外国人 外國人 国籍 國籍 血统 血統
   政治 政党 政黨 政府 政权 政權 共产 共產 国民党 國民黨 党员 黨員 民主 自由 人权 人權 独立 獨立 台独 臺獨 台獨 藏独 藏獨 疆独 疆獨 港独 港獨
   分裂 选举 選舉 投票 抗议 抗議 示威 游行 遊行 罢工 罷工 异见 異見 革命 宣传 宣傳 反动 反動 颠覆 顛覆 六四 天安门 天安門 上访 上訪 请愿 請願
   总统 總統 主席 领袖 領袖 意识形态 意識形態 社会主义 社會主義 资本主义 資本主義 民族主义 民族主義 反对派 反對派 维权 維權 记者 記者 标语 標語
   口号 口號 极端主义 極端主義 恐怖主义 恐怖主義 议会 議會 国会 國會 公投 起义 起義 暴动 暴動
   希贾布 尼卡布 布卡罩 罩袍 念珠 诵经 誦經 斋月 齋月 开斋节 開齋節 古尔邦 古爾邦 安拉 真主 穆罕默德 什叶 什葉 逊尼 遜尼 瓦哈比
   圣战 聖戰 教义 教義 教士 修女 修道 主教 教宗 教皇 信徒 信众 信眾 弥撒 彌撒 洗礼 洗禮 萨满 薩滿 阿匐 种姓 種姓 维族人 东突 東突 回民 藏民
   华人 華人 华裔 華裔 侨民 僑民 公民 同性恋 同性戀 跨性别
   政见 政見 法西斯 纳粹 納粹 无政府 無政府 左派 右派 工会 工會 党派 黨派 政客 政变 政變 集会 集會 静坐 靜坐 言论 言論 异议人士
   恐怖分子`.split(/\s+/);
