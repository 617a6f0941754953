import { verify } from 'node:crypto';
import type { Instant } from '../../core/domain/ids.ts';
import { GRANT_FORM, grantCovers, grantIn, grantOf, type OutageGrant } from '../../core/outage/grant.ts';
import { grantsRelease, type Outage, type OutagePart } from '../../core/outage/outage.ts';
import type { Environment } from '../environment.ts';
import type { SigningKey } from '../slips.ts';

/**
 * Signs what a device carries of an outage, in the form of a lane slip: `LO1.`, base64url of the JSON, a dot, the
 * signature.
 */
export function signGrant(key: SigningKey, outage: Outage, port: string, now: Instant): string {
  const grant = grantOf(outage, key.id, port, now);
  const text = `LO1.${Buffer.from(JSON.stringify(grant)).toString('base64url')}`;
  return `${text}.${Buffer.from(key.sign(Buffer.from(text))).toString('base64url')}`;
}

/** The grants that devices are to hold now; none unless the installation permits releases without its server. */
export async function grantsNow(
  { store, offlineRelease, portCode }: Environment,
  key: SigningKey,
  now: Instant,
): Promise<readonly string[]> {
  if (offlineRelease !== true) return [];
  const open = await store.outages.endingAfter(now);
  return open.filter((one) => grantsRelease(one, now)).map((one) => signGrant(key, one, portCode, now));
}

/**
 * The grant in a text when it is ours and allows something at a time. Whether its outage was ended meanwhile is not asked:
 * a device that could not be told acted on what it held, and its releases are looked at again whatever stood behind them.
 */
export function genuineGrant(
  text: string | undefined,
  of: { readonly key: SigningKey; readonly port: string; readonly part: OutagePart; readonly at: Instant },
): OutageGrant | undefined {
  const [, payload, signature] = GRANT_FORM.exec(text ?? '') ?? [];
  if (text === undefined || payload === undefined || signature === undefined) return undefined;
  const grant = grantIn(parse(payload));
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: of.key.publicKeyBase64Url };
  // Over the text as it came, not over what was parsed of it.
  const signed = Buffer.from(text.slice(0, text.lastIndexOf('.')));
  const genuine = verify(null, signed, { key: jwk, format: 'jwk' }, Buffer.from(signature, 'base64url'));
  if (!genuine || grant === undefined || grant.port !== of.port) return undefined;
  return grantCovers(grant, of.part, of.at) ? grant : undefined;
}

function parse(payload: string): unknown {
  try {
    return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
