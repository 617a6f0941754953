import type { AssessmentCause, SelectionKind } from '../core/domain/assessment.ts';
import type { CheckResult, Crossing, CrossingAction, CrossingState, ReleaseStage } from '../core/domain/crossing.ts';
import type { Direction, VehicleKind } from '../core/domain/declaration.ts';
import type { Hazard } from '../core/domain/hazard.ts';
import type { Lane } from '../core/domain/lane.ts';
import type { Role } from '../core/domain/role.ts';
import type { BilingualText } from '../core/domain/text.ts';
import type { Language } from './language.ts';

type Words<K extends string> = Readonly<Record<K, BilingualText>>;

const LANES: Words<Lane> = {
  green: { en: 'release', zh: '放行' },
  blue: { en: 'release, audit later', zh: '放行，后续稽核' },
  yellow: { en: 'documents', zh: '审单' },
  red: { en: 'inspection', zh: '查验' },
};
/** What a lane means: the word that stands beside its mark. */
export const laneWord = (lane: Lane, language: Language): string => LANES[lane][language];

const STATES: Words<CrossingState> = {
  booked: { en: 'booked', zh: '已预约' },
  arrived: { en: 'arrived', zh: '已到达' },
  'at-gate': { en: 'at the gate', zh: '在卡口' },
  directed: { en: 'directed to its lane', zh: '已分道' },
  checking: { en: 'being checked', zh: '检查中' },
  checked: { en: 'checked', zh: '已检查' },
  held: { en: 'held', zh: '暂扣' },
  released: { en: 'released', zh: '已放行' },
  exited: { en: 'left the port', zh: '已离开' },
  cancelled: { en: 'cancelled', zh: '已取消' },
};
/** Where a crossing stands. */
export const stateWord = (state: CrossingState, language: Language): string => STATES[state][language];

const ACTIONS: Words<CrossingAction> = {
  arrive: { en: 'Record arrival', zh: '登记到达' },
  'come-to-gate': { en: 'Call to the gate', zh: '到卡口' },
  direct: { en: 'Direct to the lane', zh: '分道' },
  'start-check': { en: 'Start the check', zh: '开始检查' },
  'end-check': { en: 'End the check', zh: '结束检查' },
  hold: { en: 'Hold', zh: '暂扣' },
  'lift-hold': { en: 'Lift the hold', zh: '解除暂扣' },
  release: { en: 'Release', zh: '放行' },
  exit: { en: 'Record exit', zh: '登记离开' },
  cancel: { en: 'Cancel', zh: '取消' },
};
/** What a button does to a crossing. */
export const actionWord = (action: CrossingAction, language: Language): string => ACTIONS[action][language];

const STAGES: Words<ReleaseStage> = {
  booked: { en: 'booked', zh: '预约' },
  arrived: { en: 'arrived', zh: '到达' },
  gate: { en: 'gate', zh: '卡口' },
  directed: { en: 'directed', zh: '分道' },
  checkStarted: { en: 'check started', zh: '开始检查' },
  checkEnded: { en: 'check ended', zh: '结束检查' },
  released: { en: 'released', zh: '放行' },
  exited: { en: 'left', zh: '离开' },
};
/** A stage of the Time Release Study. */
export const stageWord = (stage: ReleaseStage, language: Language): string => STAGES[stage][language];

const CHECK_RESULTS: Words<CheckResult> = {
  conform: { en: 'conform', zh: '相符' },
  'conform-with-remarks': { en: 'conform, with remarks', zh: '相符，有备注' },
  'not-conform': { en: 'not conform', zh: '不符' },
  'not-carried-out': { en: 'not carried out', zh: '未实施' },
};
/** What a check found. */
export const checkResultWord = (result: CheckResult, language: Language): string => CHECK_RESULTS[result][language];

const HAZARDS: Words<Hazard> = {
  revenue: { en: 'revenue', zh: '税收' },
  narcotics: { en: 'narcotics', zh: '毒品' },
  weapons: { en: 'weapons', zh: '武器' },
  radiation: { en: 'radiation', zh: '辐射' },
  'protected-species': { en: 'protected species', zh: '濒危物种' },
  waste: { en: 'waste', zh: '固体废物' },
  'animal-plant-health': { en: 'animal and plant health', zh: '动植物检疫' },
  'public-health': { en: 'public health', zh: '卫生检疫' },
  'food-safety': { en: 'food safety', zh: '食品安全' },
  'product-safety': { en: 'product safety', zh: '产品安全' },
  'dangerous-goods': { en: 'dangerous goods', zh: '危险货物' },
  'dual-use': { en: 'dual use', zh: '两用物项' },
  'intellectual-property': { en: 'intellectual property', zh: '知识产权' },
  vehicle: { en: 'vehicle', zh: '车辆' },
  transit: { en: 'transit', zh: '过境监管' },
};
/** What a check may look for. */
export const hazardWord = (hazard: Hazard, language: Language): string => HAZARDS[hazard][language];

const ROLES: Words<Role> = {
  declarant: { en: 'declarant', zh: '申报人' },
  'gate-officer': { en: 'gate officer', zh: '卡口关员' },
  inspector: { en: 'inspector', zh: '查验关员' },
  analyst: { en: 'risk analyst', zh: '风险分析员' },
  approver: { en: 'approver', zh: '审批人' },
  'shift-lead': { en: 'shift lead', zh: '带班负责人' },
  reviewer: { en: 'reviewer', zh: '复核员' },
  auditor: { en: 'auditor', zh: '审计员' },
  administrator: { en: 'administrator', zh: '管理员' },
};
/** What a person may be at the port. */
export const roleWord = (role: Role, language: Language): string => ROLES[role][language];

const DIRECTIONS: Words<Direction> = {
  import: { en: 'import', zh: '进口' },
  export: { en: 'export', zh: '出口' },
  transit: { en: 'transit', zh: '过境' },
};
/** Which way the goods of a declaration go. */
export const directionWord = (direction: Direction, language: Language): string => DIRECTIONS[direction][language];

const CROSSING_DIRECTIONS: Words<Crossing['direction']> = {
  inbound: { en: 'inbound', zh: '进境' },
  outbound: { en: 'outbound', zh: '出境' },
};
/** Which way a vehicle goes. */
export const crossingDirectionWord = (direction: Crossing['direction'], language: Language): string =>
  CROSSING_DIRECTIONS[direction][language];

const VEHICLE_KINDS: Words<VehicleKind> = {
  truck: { en: 'truck', zh: '卡车' },
  van: { en: 'van', zh: '厢式货车' },
  car: { en: 'car', zh: '小汽车' },
  bus: { en: 'bus', zh: '客车' },
  train: { en: 'train', zh: '列车' },
};
/** What kind of vehicle it is. */
export const vehicleKindWord = (kind: VehicleKind, language: Language): string => VEHICLE_KINDS[kind][language];

const SELECTION_KINDS: Words<SelectionKind> = {
  rule: { en: 'rule', zh: '规则' },
  model: { en: 'model', zh: '模型' },
  random: { en: 'random draw', zh: '随机抽取' },
  manual: { en: 'officer', zh: '人工' },
};
/** How a declaration came to be checked. */
export const selectionKindWord = (kind: SelectionKind, language: Language): string => SELECTION_KINDS[kind][language];

const CAUSES: Words<AssessmentCause> = {
  accepted: { en: 'accepted', zh: '受理' },
  amended: { en: 'amended', zh: '修改' },
  arrived: { en: 'vehicle arrived', zh: '车辆到达' },
  weighed: { en: 'vehicle weighed', zh: '车辆过磅' },
  scanned: { en: 'vehicle scanned', zh: '机检' },
};
/** Why an assessment was made. */
export const causeWord = (cause: AssessmentCause, language: Language): string => CAUSES[cause][language];
