import type { Assessment } from '../domain/assessment.ts';
import type { Declaration } from '../domain/declaration.ts';
import type { Hazard } from '../domain/hazard.ts';
import type { Instant } from '../domain/ids.ts';

/** Documents that may be asked for, coded; the words stand in src/messages. */
export const DOCUMENT_TYPES = [
  'commercial-invoice',
  'packing-list',
  'transport-document',
  'certificate-of-origin',
  'phytosanitary-certificate',
  'veterinary-certificate',
  'health-certificate',
  'quality-certificate',
  'dangerous-goods-note',
  'import-licence',
  'export-licence',
  'cites-permit',
  'waste-movement-document',
  'radiation-certificate',
  'transit-document',
  'vehicle-approval',
  'other-document',
] as const;
/** `other-document` is for an officer who asks by hand; no rule leads to it. */
export type DocumentType = (typeof DOCUMENT_TYPES)[number];

/** Why an answer is not enough. */
export const DOCUMENT_REFUSALS = [
  'unreadable',
  'incomplete',
  'expired',
  'other-consignment',
  'not-this-document',
  'not-genuine',
] as const;
/** Told to the declarant, who may hand in another. */
export type DocumentRefusal = (typeof DOCUMENT_REFUSALS)[number];

/** Why a request is taken back. */
export const WITHDRAWALS = ['original-seen', 'not-needed', 'asked-twice'] as const;
export type Withdrawal = (typeof WITHDRAWALS)[number];

/** Where a request stands: it waits for the declarant, for an officer, or for nobody. */
export const DOCUMENT_STATES = ['asked', 'answered', 'accepted', 'refused', 'withdrawn'] as const;
/** `refused` waits for the declarant again. */
export type DocumentState = (typeof DOCUMENT_STATES)[number];

/** Time to answer. Four hours lie within what most loads are filed ahead by, so the clock mostly runs out before arrival. */
export const ANSWER_WITHIN_MS = 4 * 3_600_000;

/** The most bytes of one document, and what it may be. */
export const MOST_DOCUMENT_BYTES = 8_000_000;
/** Told by a file's first bytes (`sniffDocument`), never by its name or by what the sender calls it. */
export const DOCUMENT_MEDIA = ['application/pdf', 'image/jpeg', 'image/png'] as const;
export type DocumentMedia = (typeof DOCUMENT_MEDIA)[number];

/** What proves a load innocent of each hazard; by the goods where one hazard has several papers. */
const PROOFS: Readonly<Record<Hazard, DocumentType>> = {
  revenue: 'commercial-invoice',
  narcotics: 'import-licence',
  weapons: 'import-licence',
  radiation: 'radiation-certificate',
  'protected-species': 'cites-permit',
  waste: 'waste-movement-document',
  'animal-plant-health': 'phytosanitary-certificate',
  'public-health': 'health-certificate',
  'food-safety': 'health-certificate',
  'product-safety': 'quality-certificate',
  'dangerous-goods': 'dangerous-goods-note',
  'dual-use': 'export-licence',
  'intellectual-property': 'commercial-invoice',
  vehicle: 'vehicle-approval',
  transit: 'transit-document',
};

/** A document that a yellow hit asks for. */
export interface DocumentNeed {
  readonly type: DocumentType;
  readonly hazard: Hazard;
  readonly line: number;
}

/** The documents that the standing yellow hits of an assessment ask for, each once. A hit that was not selected asks nothing. */
export function documentNeeds(
  declaration: Pick<Declaration, 'goods'>,
  assessment: Pick<Assessment, 'hits'>,
): readonly DocumentNeed[] {
  const needs = new Map<DocumentType, DocumentNeed>();
  for (const { hazard, lane, line, selected } of assessment.hits) {
    if (!selected || lane !== 'yellow') continue;
    const hs = declaration.goods.find((item) => item.line === line)?.hs ?? '';
    const type = proofOf(hazard, hs);
    if (!needs.has(type)) needs.set(type, { type, hazard, line });
  }
  return [...needs.values()];
}

function proofOf(hazard: Hazard, hs: string): DocumentType {
  // Chapters 1 to 5 are animals and what comes of them, 16 what is made of it.
  if (hazard === 'animal-plant-health' && /^(0[1-5]|16)/.test(hs)) return 'veterinary-certificate';
  return PROOFS[hazard];
}

/** One answer and what became of it. */
export interface DocumentAnswerState {
  readonly decided?: 'accepted' | 'refused';
}

/** Where a request stands, by its answers in their order. */
export function documentState(answers: readonly DocumentAnswerState[], withdrawn: boolean): DocumentState {
  if (withdrawn) return 'withdrawn';
  const last = answers.at(-1);
  if (last === undefined) return 'asked';
  return last.decided ?? 'answered';
}

/**
 * Whether the clock of a request was broken: nothing acceptable had been handed in when it ran out. An answer in time stops the
 * clock while an officer looks at it; a refusal lets it run on.
 */
export function clockBroken(
  dueAt: Instant,
  answers: readonly { readonly at: Instant; readonly decided?: 'accepted' | 'refused' }[],
  endedAt: Instant | undefined,
  now: Instant,
): boolean {
  if (Math.min(now, endedAt ?? now) <= dueAt) return false;
  return !answers.some((one) => one.at <= dueAt && one.decided !== 'refused');
}

/** What a file's first bytes say it is; nothing where they say none of the three. The name it came under says nothing. */
export function sniffDocument(head: Uint8Array): DocumentMedia | undefined {
  const starts = (...bytes: readonly number[]): boolean => bytes.every((byte, at) => head[at] === byte);
  if (starts(0x25, 0x50, 0x44, 0x46, 0x2d)) return 'application/pdf';
  if (starts(0xff, 0xd8, 0xff)) return 'image/jpeg';
  return starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) ? 'image/png' : undefined;
}
