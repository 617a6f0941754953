import type { AssessmentCause, SelectionKind } from '../core/domain/assessment.ts';
import type { CheckResult, CrossingAction, CrossingState, ReleaseStage } from '../core/domain/crossing.ts';
import type { Direction, VehicleKind } from '../core/domain/declaration.ts';
import type { Hazard } from '../core/domain/hazard.ts';
import type { Lane } from '../core/domain/lane.ts';
import type { Role } from '../core/domain/role.ts';
import type { BilingualText } from '../core/domain/text.ts';

/** One word for each code, the same on every screen, in the server's answers and in a terminal. */
type WordsFor<Code extends string> = Readonly<Record<Code, BilingualText>>;

export const LANE_WORDS: WordsFor<Lane> = {
  green: { en: 'release', zh: '放行' },
  blue: { en: 'release, audit later', zh: '放行，事后稽查' },
  yellow: { en: 'documents', zh: '单证审核' },
  red: { en: 'inspection', zh: '查验' },
};

export const STATE_WORDS: WordsFor<CrossingState> = {
  booked: { en: 'booked', zh: '已预约' },
  arrived: { en: 'arrived', zh: '已到场' },
  'at-gate': { en: 'at the gate', zh: '在卡口' },
  directed: { en: 'directed', zh: '已引导' },
  checking: { en: 'in check', zh: '查验中' },
  checked: { en: 'checked', zh: '已查验' },
  held: { en: 'held', zh: '已扣留' },
  released: { en: 'released', zh: '已放行' },
  exited: { en: 'left', zh: '已离场' },
  cancelled: { en: 'cancelled', zh: '已取消' },
};

/** Verbs for buttons. */
export const ACTION_WORDS: WordsFor<CrossingAction> = {
  arrive: { en: 'Record arrival', zh: '登记到场' },
  'come-to-gate': { en: 'Call to the gate', zh: '叫到卡口' },
  direct: { en: 'Direct to lane', zh: '引导进通道' },
  'start-check': { en: 'Start check', zh: '开始查验' },
  'end-check': { en: 'End check', zh: '结束查验' },
  hold: { en: 'Hold', zh: '扣留' },
  'lift-hold': { en: 'Lift hold', zh: '解除扣留' },
  release: { en: 'Release', zh: '放行' },
  exit: { en: 'Record exit', zh: '登记离场' },
  cancel: { en: 'Cancel passage', zh: '取消过境' },
};

/** Stages of the Time Release Study, in the order of RELEASE_STAGES. */
export const STAGE_WORDS: WordsFor<ReleaseStage> = {
  booked: { en: 'Booked', zh: '预约' },
  arrived: { en: 'Arrived', zh: '到场' },
  gate: { en: 'At the gate', zh: '到卡口' },
  directed: { en: 'Directed', zh: '引导' },
  checkStarted: { en: 'Check started', zh: '开始查验' },
  checkEnded: { en: 'Check ended', zh: '结束查验' },
  released: { en: 'Released', zh: '放行' },
  exited: { en: 'Left', zh: '离场' },
};

export const HAZARD_WORDS: WordsFor<Hazard> = {
  revenue: { en: 'duty and tax', zh: '税收' },
  narcotics: { en: 'narcotics', zh: '毒品' },
  weapons: { en: 'weapons', zh: '武器' },
  radiation: { en: 'radiation', zh: '放射性' },
  'protected-species': { en: 'protected species', zh: '濒危物种' },
  waste: { en: 'waste', zh: '固体废物' },
  'animal-plant-health': { en: 'animal and plant health', zh: '动植物检疫' },
  'public-health': { en: 'public health', zh: '卫生检疫' },
  'food-safety': { en: 'food safety', zh: '食品安全' },
  'product-safety': { en: 'product safety', zh: '产品安全' },
  'dangerous-goods': { en: 'dangerous goods', zh: '危险货物' },
  'dual-use': { en: 'dual-use goods', zh: '两用物项' },
  'intellectual-property': { en: 'intellectual property', zh: '知识产权' },
  vehicle: { en: 'vehicle safety and concealment', zh: '车辆安全与藏匿' },
  transit: { en: 'transit and seals', zh: '转关与封志' },
};

export const ROLE_WORDS: WordsFor<Role> = {
  declarant: { en: 'declarant', zh: '申报人' },
  'gate-officer': { en: 'gate officer', zh: '卡口关员' },
  inspector: { en: 'inspector', zh: '查验关员' },
  analyst: { en: 'risk analyst', zh: '风险分析员' },
  approver: { en: 'approver', zh: '规则审批人' },
  'shift-lead': { en: 'shift lead', zh: '值班长' },
  reviewer: { en: 'reviewer', zh: '复核人' },
  auditor: { en: 'auditor', zh: '审计人' },
  administrator: { en: 'administrator', zh: '管理员' },
  custodian: { en: 'custodian of the draws', zh: '抽签保管人' },
  agency: { en: 'partner agency', zh: '协作部门' },
};

export const CAUSE_WORDS: WordsFor<AssessmentCause> = {
  accepted: { en: 'on acceptance', zh: '受理时' },
  amended: { en: 'after an amendment', zh: '修改后' },
  arrived: { en: 'on arrival', zh: '到场时' },
  weighed: { en: 'after weighing', zh: '过磅后' },
  scanned: { en: 'after the scan', zh: '机检后' },
  selected: { en: 'as an officer selected it', zh: '人工布控时' },
};

export const SELECTION_WORDS: WordsFor<SelectionKind> = {
  rule: { en: 'by a rule', zh: '规则布控' },
  model: { en: 'by the model', zh: '模型布控' },
  random: { en: 'by the random draw', zh: '随机抽取' },
  manual: { en: 'by an officer', zh: '人工布控' },
};

export const CHECK_RESULT_WORDS: WordsFor<CheckResult> = {
  conform: { en: 'Conform', zh: '相符' },
  'conform-with-remarks': { en: 'Conform, with remarks', zh: '相符，有备注' },
  'not-conform': { en: 'Not conform', zh: '不符' },
  'not-carried-out': { en: 'Not carried out', zh: '未实施' },
};

export const VEHICLE_KIND_WORDS: WordsFor<VehicleKind> = {
  truck: { en: 'truck', zh: '卡车' },
  van: { en: 'van', zh: '厢式货车' },
  car: { en: 'car', zh: '小汽车' },
  bus: { en: 'bus', zh: '客车' },
  train: { en: 'train', zh: '列车' },
};

export const DIRECTION_WORDS: WordsFor<Direction | 'inbound' | 'outbound'> = {
  import: { en: 'import', zh: '进口' },
  export: { en: 'export', zh: '出口' },
  transit: { en: 'transit', zh: '过境' },
  inbound: { en: 'in', zh: '入境' },
  outbound: { en: 'out', zh: '出境' },
};
