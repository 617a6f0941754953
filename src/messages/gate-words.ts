import type { BilingualText } from '../core/domain/text.ts';

/** The words of the gate's own page, but for its sentences to the driver and about slips (gate.ts). */
export const gateWords = {
  title: { en: 'Gate', zh: '卡口' },
  // Looking up
  plate: { en: 'Number plate', zh: '车牌号' },
  plateHint: { en: 'as you see it', zh: '按所见输入' },
  look: { en: 'Show lane', zh: '查看通道' },
  clear: { en: 'Clear', zh: '清除' },
  provinces: { en: 'Chinese characters of plates', zh: '车牌汉字' },
  moreProvinces: { en: 'all', zh: '全部' },
  fewerProvinces: { en: 'fewer', zh: '收起' },
  notAPlate: {
    en: 'A plate has 2 to 12 letters, digits or Chinese plate characters. Correct “{text}”.',
    zh: '车牌为 2 至 12 位字母、数字或车牌汉字。请更正“{text}”。',
  },
  recent: { en: 'Seen lately', zh: '最近查看' },
  matching: { en: 'Expected, matching', zh: '预期到达（匹配）' },
  expected: { en: 'Expected now: {count}', zh: '预期到达：{count} 辆' },
  noneExpected: {
    en: 'No vehicle is expected now. Type any plate, or scan a slip.',
    zh: '目前没有预期车辆。请输入车牌或扫描通道单。',
  },
  scan: { en: 'Scan slip', zh: '扫描通道单' },
  next: { en: 'Next vehicle', zh: '下一辆' },
  // Scanning
  scanTitle: { en: "Scan the driver's slip", zh: '扫描司机的通道单' },
  scanHint: { en: 'Hold the code inside the frame.', zh: '将二维码置于框内。' },
  cameraOpening: { en: 'Opening the camera', zh: '正在打开相机' },
  cameraRefused: {
    en: 'The camera is not available here. Allow it for this page, or paste the text of the slip.',
    zh: '无法使用相机。请允许本页面使用，或粘贴通道单文本。',
  },
  paste: { en: 'Or paste the text of a slip', zh: '或粘贴通道单文本' },
  read: { en: 'Read slip', zh: '读取通道单' },
  // The answer
  asking: { en: 'Asking for {plate}', zh: '正在查询 {plate}' },
  sayTo: { en: 'Say to the driver', zh: '对司机说' },
  inChinese: { en: '中文', zh: '中文' },
  inEnglish: { en: 'English', zh: 'English' },
  why: { en: 'Why', zh: '原因' },
  waitsFor: { en: 'Waits for', zh: '放行等待' },
  noReasons: { en: 'Nothing speaks for a check.', zh: '无需检查的情形。' },
  unknownVehicle: { en: 'Nothing is known of this plate: no booking, no declaration.', zh: '此车牌无预约、无申报。' },
  notVerified: { en: 'Not verified', zh: '未核实' },
  bySlip: { en: 'Verified by its slip, without network', zh: '已凭通道单核实（离线）' },
  bySlipSlow: { en: 'Verified by its slip; the server has not answered yet', zh: '已凭通道单核实；服务器尚未应答' },
  serverChanged: {
    en: 'The server has answered since: the lane was “{was}” a moment ago.',
    zh: '服务器已应答：刚才显示的通道为“{was}”。',
  },
  compare: { en: 'Compare the plate with the vehicle.', zh: '请核对车牌与车辆一致。' },
  vehicle: { en: 'Vehicle', zh: '车辆' },
  trailer: { en: 'Trailer', zh: '挂车' },
  state: { en: 'Stands', zh: '状态' },
  goods: { en: 'Goods', zh: '货物' },
  emptyVehicle: { en: 'no declaration', zh: '无申报' },
  details: { en: 'Details in the console', zh: '在控制台查看详情' },
  // Acting
  directTo: { en: 'Direct to: {lane}', zh: '引导进入：{lane}' },
  more: { en: 'More', zh: '更多' },
  less: { en: 'Fewer', zh: '收起' },
  recorded: { en: 'Recorded on this device: {action}, {time}', zh: '已在本机记录：{action}，{time}' },
  undo: { en: 'Undo', zh: '撤销' },
  undone: { en: 'Taken back; nothing was sent.', zh: '已撤销，未发送。' },
  undoTooLate: {
    en: 'Too late to take back: it was sent. Correct it with the next step.',
    zh: '已发送，无法撤销。请用后续步骤更正。',
  },
  keepFailed: {
    en: 'This device could not write it down, so nothing was recorded. Free some space, then try again.',
    zh: '本机无法写入，未作记录。请清理空间后重试。',
  },
  cancel: { en: 'Back', zh: '返回' },
  consequence: { en: 'This is recorded under your name.', zh: '此操作将记入您的名下。' },
  chooseNote: { en: 'Why?', zh: '原因' },
  result: { en: 'What did the check find?', zh: '检查结果' },
  hazard: { en: 'Concerning', zh: '风险类别' },
  finding: { en: 'What is wrong', zh: '发现内容' },
  recordResult: { en: 'Record result', zh: '记录结果' },
  chooseFirst: { en: 'Choose first.', zh: '请先选择。' },
  heldWait: {
    en: 'Held. A shift lead who did not order the hold may lift it.',
    zh: '已扣留。须由未下令扣留的值班长解除。',
  },
  directFirst: { en: 'A gate officer or shift lead directs this vehicle.', zh: '须由卡口关员或值班长引导。' },
  ended: { en: 'This passage has ended.', zh: '此次过境已结束。' },
  onlyReads: { en: 'You may look, not act: your roles only read.', zh: '您只能查看，不能操作。' },
  // The driver's slip
  slipTitle: { en: 'Slip for the driver', zh: '司机通道单' },
  slipFor: { en: 'Lane', zh: '通道' },
  slipHint: {
    en: 'Show it or print it: it opens the way also when the network is down.',
    zh: '可出示或打印；断网时同样有效。',
  },
  slipUntil: { en: 'valid until {time}', zh: '有效至 {time}' },
  slipComing: { en: "The slip comes with the server's answer.", zh: '服务器应答后生成通道单。' },
  slipWaits: {
    en: 'No signed slip without network. Send the driver by word.',
    zh: '离线无法签发通道单，请口头告知司机。',
  },
  showSlip: { en: 'Show slip', zh: '显示通道单' },
  print: { en: 'Print', zh: '打印' },
} as const satisfies Readonly<Record<string, BilingualText>>;

/** What the strip and its panel say at the gate besides what they say on every device. */
export const gateLineWords = {
  synced: { en: 'slips {time}', zh: '通道单 {time}' },
  neverSynced: { en: 'no slips yet', zh: '尚无通道单' },
  worksOnline: {
    en: 'Everything. Slips of expected vehicles are kept here in case the network goes.',
    zh: '一切正常。预期车辆的通道单已存于本机，以备断网。',
  },
  worksOffline: {
    en: 'Looking up the {count} vehicles whose slips are here, scanning a slip, directing, checking, holding, releasing: all is written down here and sent when the network is back. What cannot be verified goes to documents.',
    zh: '可查询本机已存通道单的 {count} 辆车、扫描通道单、引导、检查、扣留、放行；均记录在本机，网络恢复后发送。无法核实的车辆走单证通道。',
  },
  lastSync: { en: 'Slips last fetched', zh: '通道单上次更新' },
  slipsHeld: { en: 'Slips held', zh: '持有通道单' },
  refusedNote: {
    en: 'It was not recorded. Look at the vehicle again and do what is needed, then put this away.',
    zh: '未予记录。请重新查看车辆并处理，然后移除此条。',
  },
} as const satisfies Readonly<Record<string, BilingualText>>;
