import type { BilingualText } from '../core/domain/text.ts';
import { ROLE_WORDS } from './console-words.ts';
import { PARTNER_WORDS } from './release-words.ts';

const post = ({ en, zh }: BilingualText): BilingualText => ({ en: `${en.charAt(0).toUpperCase()}${en.slice(1)}`, zh });

/** Who acts in the simulated port without having an account, by what the post is called in the record. */
const POSTS: Readonly<Record<string, BilingualText>> = {
  gate: post(ROLE_WORDS['gate-officer']),
  inspector: post(ROLE_WORDS.inspector),
  lead: post(ROLE_WORDS['shift-lead']),
  custodian: post(ROLE_WORDS.custodian),
  'second-looker': { en: 'Officer of second looks', zh: '复查关员' },
  reader: post(ROLE_WORDS.reviewer),
  appeals: { en: 'Officer of appeals', zh: '申诉审理关员' },
  documents: { en: 'Documents officer', zh: '审单关员' },
  broker: { en: 'Customs broker', zh: '报关企业' },
  ...Object.fromEntries(
    Object.entries(PARTNER_WORDS).map(([partner, { en, zh }]) => [
      partner,
      { en: `${post({ en, zh }).en} office`, zh: `${zh}部门` },
    ]),
  ),
};

const ID = /^demo-([a-z-]+?)-?(\d*)$/;

/**
 * What an officer of the simulated port is called, by the id in the record; nothing for anybody else. A name is one text for
 * readers of both languages, as it is on a badge: `Inspector 7 · 查验关员 7`.
 */
export function demoName(id: string): string | undefined {
  const [, name = '', number = ''] = ID.exec(id) ?? [];
  const words = Object.hasOwn(POSTS, name) ? POSTS[name] : undefined;
  if (words === undefined) return undefined;
  const which = number === '' ? '' : ` ${number}`;
  return `${words.en}${which} · ${words.zh}${which}`;
}
