import type { Instant } from '../core/domain/ids.ts';
import type { EventKind } from '../store/port/events.ts';
import type { Written } from '../store/port/rules.ts';
import { decisionLeaf } from './decide-leaf.ts';
import { newId } from './identify.ts';

type Body = Readonly<Record<string, unknown>>;

/** The record of something that happened: one event, whose own leaf the store adds. */
export function happened(kind: EventKind, subject: string, body: Body, by: string, at: Instant): Written {
  return { events: [{ id: newId(at), at, kind, subject, actor: by, body }], leaves: [] };
}

/** The record of a decision: an event and the ledger's entry of it. `more` is kept by the ledger alone. */
export function decided(
  kind: EventKind,
  subject: string,
  body: Body,
  by: string,
  at: Instant,
  more: Body = {},
): Written {
  const { events } = happened(kind, subject, body, by, at);
  return { events, leaves: [decisionLeaf(kind, subject, at, { ...body, ...more, by })] };
}
