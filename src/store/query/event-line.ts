/**
 * One event as a line that PostgreSQL writes, from the columns of a row of the event table; reading events out to hash them
 * would cost five times as much. Who acted is written after its length, so that no line reads as another.
 */
export const EVENT_LINE = `seq || ' ' || id || ' ' || (extract(epoch from at) * 1000)::bigint || ' ' || kind || ' ' || subject || ' '
  || length(actor) || ' ' || actor || ' ' || body::text`;

/**
 * The id of the leaf that vouches for the event `id`. It follows from it and is not the same: ids of events are chosen by
 * devices, and one that repeats the id of an entry must not keep the sequencer from its work.
 */
export const EVENT_LEAF = `encode(substr(sha256(convert_to('landport:event:' || id, 'UTF8')), 1, 16), 'hex')::uuid`;

/** The subject of these leaves: pages about a declaration or a passage list the decisions and not these. */
export const EVENTS_ONE_BY_ONE = '81c53373-a71f-8e9c-af9a-03c263fd44ad';
