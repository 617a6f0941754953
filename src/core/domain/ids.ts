import type { Brand } from './brand.ts';

/** The id Landport gives a declaration (UUID version 7, so that ids sort by time). */
export type DeclarationId = Brand<string, 'DeclarationId'>;
/** The id Landport gives one vehicle's passage (UUID version 7). */
export type CrossingId = Brand<string, 'CrossingId'>;
/** The id of one assessment of one declaration (UUID version 7). */
export type AssessmentId = Brand<string, 'AssessmentId'>;
/** The id of an economic operator: opaque, compared only for equality. */
export type OperatorId = Brand<string, 'OperatorId'>;
/** The id of a signed-in person or of a broker's own system. */
export type ActorId = Brand<string, 'ActorId'>;
/** A rule's name, for example `coal-undervalued`. */
export type RuleId = Brand<string, 'RuleId'>;
/** Lower-case hexadecimal SHA-256 of a canonical form. */
export type HashHex = Brand<string, 'HashHex'>;
/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = Brand<number, 'Instant'>;
/** An ISO 8601 date and time with an offset, for example `2026-03-01T06:12:00+08:00`. */
export type OffsetDateTime = Brand<string, 'OffsetDateTime'>;
/** A calendar day at the port, `YYYY-MM-DD`. */
export type LocalDay = Brand<string, 'LocalDay'>;
/** An IANA time zone, for example `Asia/Shanghai`. */
export type TimeZone = Brand<string, 'TimeZone'>;
/** ISO 3166-1 alpha-2, upper case; `ZZ` means unknown. */
export type CountryCode = Brand<string, 'CountryCode'>;
/** ISO 4217 alpha-3, upper case. */
export type CurrencyCode = Brand<string, 'CurrencyCode'>;
/** Six to twelve digits of the Harmonised System and a national tariff. */
export type HsCode = Brand<string, 'HsCode'>;
/** A number plate as a reader sees it: upper case, no spaces or dashes. */
export type Plate = Brand<string, 'Plate'>;
