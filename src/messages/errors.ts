import type { BilingualText } from '../core/domain/text.ts';
import { INSPECTION_ERRORS } from './inspection-errors.ts';
import { LIST_ERRORS } from './list-errors.ts';
import { OUTAGE_ERRORS } from './outage-errors.ts';
import { REVIEW_SENTENCES } from './review-errors.ts';

/** What a sentence about an error names, for example `{ role: 'administrator' }`. */
export type ErrorDetails = Readonly<Record<string, string | number>>;

/**
 * What the server says when it does not do what was asked: what is the matter, then what to do next. Codes are stable;
 * src/server/errors.ts gives each its HTTP status. `{name}` is replaced by a detail of that name.
 */
const SENTENCES = {
  // Who asks
  'sign-in-required': {
    en: 'This needs a signed-in person. Sign in, or send a valid bearer token.',
    zh: '此操作需要登录。请先登录，或提供有效的访问令牌。',
  },
  'token-not-valid': {
    en: 'The bearer token is unknown or was revoked. Ask the port for a new one.',
    zh: '访问令牌不存在或已被吊销。请向口岸申请新的令牌。',
  },
  'role-required': {
    en: 'Your roles do not allow this. It is open to: {roles}.',
    zh: '您的岗位无权进行此操作。可操作的岗位：{roles}。',
  },
  'person-required': {
    en: 'A person answers for this under their own name. Sign in; a token of a system does not do.',
    zh: '此操作须由本人署名。请登录办理；系统令牌不可用。',
  },
  'origin-not-ours': {
    en: 'The request came from another site. Open Landport itself and try again.',
    zh: '请求来自其他网站。请直接打开 Landport 后重试。',
  },
  'sign-in-refused': {
    en: 'The username or the password is wrong. Check both and try again.',
    zh: '用户名或密码错误。请核对后重试。',
  },
  'operator-not-yours': {
    en: 'You may file and follow only for {operator}. Correct the declarant, or use the account of the other firm.',
    zh: '您只能以 {operator} 的名义申报和查询。请更正申报人，或使用另一企业的账户。',
  },
  'rate-limited': {
    en: 'Too many requests. Try again in {seconds} seconds.',
    zh: '请求过于频繁。请在 {seconds} 秒后重试。',
  },
  // How it is asked
  'path-unknown': {
    en: 'There is nothing at this address. The addresses are listed at /docs.',
    zh: '此地址不存在。全部地址见 /docs。',
  },
  'method-not-allowed': {
    en: 'This address does not take {method}. It takes: {allowed}.',
    zh: '此地址不支持 {method}。支持：{allowed}。',
  },
  'host-not-ours': {
    en: 'This server does not answer for the host {host}. Use the address it printed when it started.',
    zh: '本服务器不以主机名 {host} 提供服务。请使用启动时显示的地址。',
  },
  'request-malformed': {
    en: 'The request cannot be read. Correct what the list of problems names.',
    zh: '请求无法读取。请按问题清单更正。',
  },
  'body-not-valid': {
    en: 'The request does not have the form it needs. Correct what the list of problems names.',
    zh: '请求内容不符合要求。请按问题清单更正。',
  },
  'body-missing': { en: 'The request has no body. Send one as JSON.', zh: '请求没有内容。请以 JSON 发送。' },
  'batch-empty': {
    en: 'The array is empty: nothing was filed. Look at why your system sent a batch without declarations.',
    zh: '数组为空，未提交任何申报。请检查贵方系统为何发送了不含申报的批次。',
  },
  'body-too-large': {
    en: 'The request is larger than {max} bytes. Send it in smaller parts, or as newline-delimited JSON.',
    zh: '请求超过 {max} 字节。请分批发送，或使用按行分隔的 JSON。',
  },
  'media-type-unsupported': {
    en: 'The content type is not supported. Use {allowed}.',
    zh: '不支持该内容类型。请使用 {allowed}。',
  },
  'encoding-unsupported': {
    en: 'Compressed requests are not accepted. Send the body as it is.',
    zh: '不接受压缩的请求。请直接发送原文。',
  },
  'cursor-unknown': {
    en: 'The cursor is not one that this list gave. Begin again without a cursor.',
    zh: '游标无效。请不带游标重新开始。',
  },
  // Declarations
  'declaration-refused': {
    en: 'The declaration was not accepted. Correct the problems listed and file it again.',
    zh: '申报未被接受。请更正所列问题后重新申报。',
  },
  'reference-taken': {
    en: 'This reference is on file with other content. Use a new reference, or ask for an amendment.',
    zh: '该编号已有不同内容的申报。请使用新的编号，或申请修改。',
  },
  'amendment-too-late': {
    en: 'The declaration can no longer be amended, because its vehicle was already directed.',
    zh: '车辆已被引导进通道，申报不能再修改。',
  },
  'changed-meanwhile': {
    en: 'Somebody else changed this first. Read it again and repeat what you meant to do.',
    zh: '他人已先行更改。请重新查看后再操作。',
  },
  'declaration-unknown': { en: 'There is no such declaration.', zh: '没有这份申报。' },
  'filing-unknown': { en: 'There is no such filing of yours.', zh: '您名下没有这份申报。' },
  // Crossings
  'crossing-unknown': { en: 'There is no such passage.', zh: '没有这次过境。' },
  'vehicle-not-open': {
    en: 'This vehicle has no open passage. Open one first.',
    zh: '该车辆没有进行中的过境。请先登记过境。',
  },
  'plate-open': {
    en: 'This vehicle has an open passage already. Use that one.',
    zh: '该车辆已有进行中的过境。请使用该次过境。',
  },
  'declaration-carried': {
    en: 'One of the declarations travels with another passage already.',
    zh: '其中一份申报已随另一次过境。',
  },
  'action-refused': { en: 'This cannot be done now.', zh: '当前无法进行此操作。' },
  'action-not-yours': {
    en: 'Your roles do not allow this step. It is open to: {roles}.',
    zh: '您的岗位无权进行此步骤。可操作的岗位：{roles}。',
  },
  'not-in-this-state': {
    en: 'This step does not follow from where the vehicle stands now. Look at the passage again.',
    zh: '车辆当前状态不允许此步骤。请重新查看过境。',
  },
  'check-required': {
    en: 'This vehicle is released only after its check was carried out.',
    zh: '该车辆须完成查验后方可放行。',
  },
  'result-required': { en: 'Say what the check found before ending it.', zh: '结束查验前请填写查验结果。' },
  'adverse-finding-needs-hold': {
    en: 'The check found something. Hold the vehicle; another officer decides on its release.',
    zh: '查验发现异常。请扣留车辆，由另一名关员决定放行。',
  },
  'selection-incomplete': {
    en: 'A load is selected for a hazard and because of something seen of goods, seal, weight or vehicle. Choose both.',
    zh: '人工布控须选择风险类别，并选择对货物、封志、重量或车辆的观察。',
  },
  'selection-item': {
    en: 'The goods item is not aboard. Name one of this load, with its declaration.',
    zh: '车上没有该项货物。请选择此批货物中的一项及其申报。',
  },
  'selection-not-free': {
    en: 'This load is inspected already. A step can be added in its inspection.',
    zh: '该批货物已须查验。可在查验中增加步骤。',
  },
  'hold-needs-note': { en: 'Say why the vehicle is held.', zh: '请填写扣留原因。' },
  'same-officer-lifts-hold': {
    en: 'A hold is lifted by another officer than the one who ordered it.',
    zh: '解除扣留须由另一名关员进行。',
  },
  'weight-required': { en: 'A weighing needs the weight in kilograms.', zh: '过磅须填写重量（千克）。' },
  ...INSPECTION_ERRORS,
  ...LIST_ERRORS,
  ...OUTAGE_ERRORS,
  ...REVIEW_SENTENCES,
  // Rules
  'rule-unknown': { en: 'There is no such rule.', zh: '没有这条规则。' },
  'rule-version-unknown': { en: 'There is no such version of this rule.', zh: '该规则没有这个版本。' },
  'rule-not-sound': {
    en: 'The rule may not stand. Correct what the list of problems names.',
    zh: '规则不合规。请按问题清单更正。',
  },
  'rule-step-not-now': {
    en: 'This version is {state}; the step does not follow from there. Look at it again.',
    zh: '该版本当前状态为 {state}，不能进行此步骤。请重新查看。',
  },
  'rule-needs-two': {
    en: 'A rule is approved by somebody else than its author.',
    zh: '规则须由起草人以外的人员批准。',
  },
  'rule-day-not-fit': {
    en: 'The rule can go live from {earliest} to {latest}. Choose a day in between.',
    zh: '规则可在 {earliest} 至 {latest} 之间生效。请选择其间的日期。',
  },
  'withdrawal-needs-reason': { en: 'Say why the rule is withdrawn.', zh: '请填写撤回规则的原因。' },
  'replay-unknown': {
    en: 'There is no such replay, or it was forgotten since. Run it again.',
    zh: '没有这次回放，或已被清除。请重新运行。',
  },
  'replay-span-wrong': {
    en: 'The span ends before it begins. Turn the two days round.',
    zh: '时段的结束日期早于开始日期。请对调两个日期。',
  },
  'replay-span-empty': {
    en: 'Nothing on file lies in these days. There are declarations from {first} to {last}.',
    zh: '该时段内没有申报单。现有申报单自 {first} 至 {last}。',
  },
  'replay-against-nothing': {
    en: 'A version was named to compare with, and nothing to be compared. Name a draft or another version too.',
    zh: '只给出了用于对比的版本。请同时给出草稿或另一版本。',
  },
  'replay-against-other': {
    en: 'A rule is compared with versions of its own. Name one of the same rule.',
    zh: '规则只能与自身的版本对比。请选择同一规则的版本。',
  },
  'replay-not-of-version': {
    en: 'This replay is not one of this version over everything on file, or rules have changed since. Run it again.',
    zh: '该回放不是此版本对全部申报的回放，或规则已变更。请重新运行。',
  },
  'replay-not-done': { en: 'The replay is not done yet.', zh: '回放尚未完成。' },
  'replay-failed': { en: 'The replay failed. Run it again.', zh: '回放失败。请重新运行。' },
  'replays-too-many': {
    en: 'Too many replays are running. Wait for one to end, or cancel one.',
    zh: '正在运行的回放过多。请等待完成或取消其中之一。',
  },
  // People
  'draws-not-published': {
    en: 'The draws of this day are published once the day has ended. There are none of days before the first.',
    zh: '该日抽签在日终后公布；启用之前的日期没有抽签。',
  },
  'draws-none': { en: 'Nothing was drawn on this day.', zh: '该日没有抽签。' },
  'assignment-unknown': { en: 'Nobody was drawn for such an inspection.', zh: '没有该查验的抽签记录。' },
  'shift-unknown': { en: 'There is no such shift.', zh: '没有这个班次。' },
  'shift-span': {
    en: 'A shift ends after it begins, and within 24 hours. Correct its times.',
    zh: '班次须晚于开始时间结束，且不超过24小时。请更正时间。',
  },
  'shift-nobody': {
    en: 'Nobody is on this shift. Name at least one officer.',
    zh: '班次没有人员。请至少指定一名关员。',
  },
  'shift-doubled': {
    en: 'An officer or a bay stands on this shift twice. Name each once.',
    zh: '班次中有重复的关员或查验位。请各填一次。',
  },
  'shift-over': {
    en: 'This shift is over and is left as it was. Begin another.',
    zh: '班次已结束，不能更改。请新建班次。',
  },
  'reassignment-unknown': { en: 'There is no such proposal.', zh: '没有这项改派提议。' },
  'reassignment-open': {
    en: 'Another proposal for this inspection waits for a decision. Decide that one first.',
    zh: '该查验已有待决定的改派提议。请先决定该提议。',
  },
  'reassignment-decided': { en: 'This proposal was decided already.', zh: '该改派提议已有决定。' },
  'reassignment-needs-two': {
    en: 'A reassignment is approved by somebody else than who proposed it or takes over.',
    zh: '改派须由提议人和接手人以外的人员批准。',
  },
  'reassignment-same': { en: 'This officer has the inspection already.', zh: '该关员已负责此查验。' },
  'reassignment-not-inspector': {
    en: 'Only an inspector can take an inspection over. Choose another officer.',
    zh: '只有查验关员可以接手查验。请另选关员。',
  },
  // Documents, clearances, audits, referrals, appeals
  'document-request-unknown': {
    en: 'There is no such request for a document. Open the list of requests.',
    zh: '没有该单证要求。请打开单证要求列表。',
  },
  'document-asked-already': {
    en: 'This document is asked for and not settled. Decide or withdraw that request first.',
    zh: '该单证已要求提交且尚未办结。请先处理或撤回原要求。',
  },
  'document-not-awaited': {
    en: 'This document is not waited for: it was handed in and is being looked at, or it is settled.',
    zh: '目前无须提交该单证：已提交正在审核，或已办结。',
  },
  'document-not-answered': {
    en: 'Nothing was handed in that could be decided. Wait for an answer, or withdraw the request.',
    zh: '尚无可供审核的单证。请等待提交，或撤回要求。',
  },
  'document-decided': {
    en: 'This request was settled before. Look at it again.',
    zh: '该要求已办结。请重新查看。',
  },
  'document-reason': {
    en: 'A refusal says why the document is not enough, a withdrawal why it is not asked for any more; an acceptance has no reason.',
    zh: '拒绝须说明单证不符之处，撤回须说明不再要求的原因；接受无须说明理由。',
  },
  'document-media': {
    en: 'The file is neither a PDF nor a JPEG or PNG picture. Scan or photograph the document and send that.',
    zh: '文件不是 PDF，也不是 JPEG 或 PNG 图片。请扫描或拍摄单证后重新提交。',
  },
  'document-too-large': {
    en: 'The file is larger than 8 MB. Send it with fewer pages or a lower resolution.',
    zh: '文件超过 8 MB。请减少页数或降低分辨率后重新提交。',
  },
  'document-erased': {
    en: 'The file was erased when its time had run out. That it was handed in stays on record.',
    zh: '文件已到期删除，提交记录仍予保留。',
  },
  'clearance-not-asked': {
    en: 'No release waits for your word on this. Check the id of the declaration.',
    zh: '没有放行事项等待贵部门就此答复。请核对申报编号。',
  },
  'clearance-not-yours': {
    en: 'The treasury says paid or guaranteed, an agency says cleared; each may say refused.',
    zh: '国库答复“已缴税”或“已担保”，主管部门答复“准予放行”；均可答复“不予放行”。',
  },
  'audit-unknown': { en: 'There is no such audit. Open the list of audits.', zh: '没有该稽查。请打开稽查列表。' },
  'audit-concluded': {
    en: 'This audit was concluded before. Its result stays as it is.',
    zh: '该稽查已办结，结果不再更改。',
  },
  'audit-of-another': {
    en: 'This audit was drawn for another officer. A shift lead can propose to reassign it.',
    zh: '该稽查已抽签分配给其他关员。可由值班长提议改派。',
  },
  'audit-items-incomplete': {
    en: 'Each goods item has one result. Give the missing ones.',
    zh: '每个商品项须有一个结果。请补齐。',
  },
  'audit-hazard-missing': {
    en: 'A result against the declaration names the hazard. Choose it.',
    zh: '不符结果须注明风险类别。请选择。',
  },
  'audit-hazard-not-allowed': {
    en: 'This hazard does not concern such goods. Printed matter, media and devices have a few only.',
    zh: '该风险类别不适用于此类货物。印刷品、媒介和设备只适用少数类别。',
  },
  'referral-unknown': {
    en: 'There is no such case, or it is closed to you.',
    zh: '没有该案件，或该案件已对您关闭。',
  },
  'referral-not-supported': {
    en: "The finding names no hazard that is this agency's business. Choose what was found, and the agency for it.",
    zh: '该查获未涉及此部门职权内的风险类别。请选择所查获的类别及对应部门。',
  },
  'referral-deadline': {
    en: 'A referral has a deadline between an hour and thirty days from now.',
    zh: '移交期限须在一小时至三十日之间。',
  },
  'referral-document': {
    en: 'A document that goes with a case belongs to the same declaration.',
    zh: '随案移交的单证须属于同一申报。',
  },
  'referral-made': {
    en: 'This finding was referred to this agency for this hazard before.',
    zh: '该查获已就此风险类别移交该部门。',
  },
  'referral-answered': { en: 'This case was answered before.', zh: '该案件已答复。' },
  'notice-unknown': {
    en: 'There is no such notice of a decision on your filing.',
    zh: '您的申报没有该决定通知。',
  },
  'appeal-unknown': { en: 'There is no such appeal. Open the list.', zh: '没有该复议申请。请打开列表。' },
  'appeal-too-late': {
    en: 'A review can be asked for within sixty days of the decision. A court may still hear you.',
    zh: '复议申请须在决定作出后六十日内提出。您仍可向法院起诉。',
  },
  'appeal-lodged': {
    en: 'A review of this decision was asked for before.',
    zh: '已就该决定申请复议。',
  },
  'appeal-decided': {
    en: 'This appeal was decided before. What was decided stays on record.',
    zh: '该复议已作出决定，决定予以保留。',
  },
  'appeal-officer-involved': {
    en: 'You had a hand in this matter. An officer who had none decides the appeal.',
    zh: '您曾参与该事项。复议须由未参与的关员决定。',
  },
  'appeal-remedy': {
    en: 'An appeal that is dismissed has no remedy.',
    zh: '驳回复议不附补救措施。',
  },
  'person-unknown': { en: 'There is no such person.', zh: '没有这个人员。' },
  'grant-unknown': { en: 'There is no such grant.', zh: '没有这项授权。' },
  'grant-decided': { en: 'This grant was decided already.', zh: '该授权已有决定。' },
  'grant-needs-two': {
    en: 'A role is granted by two people: neither who proposed it nor who receives it may approve it.',
    zh: '岗位授权须两人办理：提出人和被授权人均不得批准。',
  },
  'own-role': { en: 'Nobody proposes a role for themselves.', zh: '不得为自己提出岗位授权。' },
  'roles-exclude': {
    en: 'One person never holds both {a} and {b}. Revoke the other role first.',
    zh: '同一人不得兼任 {a} 和 {b}。请先撤销另一岗位。',
  },
  'role-held': {
    en: 'The person holds this role, or it is proposed already.',
    zh: '该人员已有此岗位，或此岗位已被提出。',
  },
  'partner-for-agencies': {
    en: 'The role of a partner agency names its partner, and no other role does.',
    zh: '协作部门角色须指定所属部门，其他角色不得指定。',
  },
  'operator-for-declarants': {
    en: 'Only a declarant is bound to an operator.',
    zh: '只有申报人岗位可以绑定企业。',
  },
  'last-administrators': {
    en: 'Two administrators must remain, so that roles can be granted. Grant the role to another person first.',
    zh: '至少须保留两名管理员。请先授权另一人员。',
  },
  'username-taken': { en: 'This username is taken. Choose another.', zh: '用户名已被使用。请另选。' },
  'password-not-fit': {
    en: 'The password needs 12 to 128 characters.',
    zh: '密码须为 12 至 128 个字符。',
  },
  'setup-done': {
    en: 'This installation has its administrators. Sign in.',
    zh: '本系统已设置管理员。请登录。',
  },
  'setup-code-wrong': {
    en: 'The setup code is wrong. The server printed it when it started.',
    zh: '设置码错误。服务器启动时已显示设置码。',
  },
  'administrators-alike': {
    en: 'The first administrators are two different people with two usernames.',
    zh: '首批管理员须为两个不同的人，使用不同的用户名。',
  },
  // The ledger
  'ledger-empty': { en: 'Nothing has been decided yet: there is no signed head.', zh: '尚无决定，没有签名账首。' },
  'tile-unknown': {
    en: 'There is no such tile under the newest head. Read /ledger/checkpoint for the size.',
    zh: '最新账首下没有该分片。请查看 /ledger/checkpoint 中的大小。',
  },
  'not-released': {
    en: 'The passage was not released yet; a certificate says that it was.',
    zh: '该过境尚未放行，无法出具证书。',
  },
  'certificate-not-yet': {
    en: 'The release has no place in the signed log yet. Try again in a few seconds.',
    zh: '放行决定尚未写入签名台账。请几秒后重试。',
  },
  'certificate-erased': {
    en: 'What the release said was erased when its time had come; only its hash stands.',
    zh: '放行内容已按保存期限清除，仅保留其哈希。',
  },
  // The server itself
  'live-full': {
    en: 'Too many screens are following live. This one refreshes by itself for now.',
    zh: '实时连接已满。当前页面将定时刷新。',
  },
  'not-ready': {
    en: 'The server is not ready: {what}. Try again shortly.',
    zh: '服务器尚未就绪：{what}。请稍后重试。',
  },
  'console-not-built': {
    en: 'The console has not been built. Run "npm run build", then start again.',
    zh: '控制台尚未构建。请运行 "npm run build" 后重新启动。',
  },
  unexpected: {
    en: 'Something went wrong here. Try again; if it stays, report the number {id}.',
    zh: '系统出错。请重试；如仍出现，请报告编号 {id}。',
  },
} as const satisfies Record<string, BilingualText>;

/** A code that has a sentence; `server/errors.ts` gives each its HTTP status. */
export type ErrorSentenceCode = keyof typeof SENTENCES;

/** Whether a code has a sentence here. */
export function hasErrorSentence(code: string): code is ErrorSentenceCode {
  return Object.hasOwn(SENTENCES, code);
}

/** The sentence of an error in both languages. */
export function errorSentence(code: ErrorSentenceCode, details: ErrorDetails = {}): BilingualText {
  const { en, zh } = SENTENCES[code];
  return { en: fill(en, details), zh: fill(zh, details) };
}

function fill(sentence: string, details: ErrorDetails): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(details[name] ?? whole));
}
