import { verifyCertificate } from '../../ledger/certificate.ts';
import { parseVerifierKey } from '../../ledger/note.ts';
import { releasedFacts } from '../../ledger/released-facts.ts';
import { CERTIFICATE_PROBLEM_WORDS, CERTIFICATE_WORDS as words } from '../../messages/certificate.ts';
import { BROWSER_VERIFIER, NoCryptography } from './browser-verifier.ts';
import { certificateRows } from './rows.ts';

// The page that verifies certificates from disk: no server, no framework, everything in one file.

type Language = 'en' | 'zh';
let language: Language = navigator.language.startsWith('zh') ? 'zh' : 'en';
/** The file's text, or undefined when it is no UTF-8. */
let file: { readonly text: string | undefined } | undefined;

const say = (text: { readonly en: string; readonly zh: string }): string => text[language];
const byId = <Kind extends HTMLElement>(id: string): Kind => document.getElementById(id) as Kind;

function label(): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.title = say(words.title);
  for (const [id, text] of [
    ['title', words.title],
    ['intro', words.pageIntro],
    ['key-label', words.pageKey],
    ['file-label', words.pageFile],
    ['check', words.pageCheck],
  ] as const)
    byId(id).textContent = say(text);
  byId('language').textContent = language === 'zh' ? 'English' : '中文';
}

function show(
  verdict: 'holds' | 'holds-not' | 'none',
  head: string,
  rows: readonly (readonly [string, string])[],
): void {
  const table = rows.map(([name, value]) => {
    const row = document.createElement('tr');
    for (const [kind, text] of [['th', name] as const, ['td', value] as const]) {
      const cell = document.createElement(kind);
      cell.textContent = text;
      row.append(cell);
    }
    return row;
  });
  byId('verdict').className = verdict;
  byId('verdict').textContent = head;
  byId('facts').replaceChildren(...table);
}

/** Verifies what was pasted or chosen and says what it is; a text that cannot be read is said to be just that. */
async function check(): Promise<void> {
  const pasted = byId<HTMLTextAreaElement>('text').value;
  // A text that was pasted lost its last line feed more often than not.
  const text = file === undefined ? `${pasted.trimEnd()}\n` : file.text;
  try {
    const key = await parseVerifierKey(BROWSER_VERIFIER.digest, byId<HTMLTextAreaElement>('key').value.trim());
    if (key === undefined) return show('none', say(words.keyUnreadable), []);
    if (text === undefined) return show('holds-not', `${say(words.holdsNot)} ${say(words.fileUnreadable)}`, []);
    const verdict = await verifyCertificate(text, key, BROWSER_VERIFIER);
    if (!verdict.holds)
      return show('holds-not', `${say(words.holdsNot)} ${say(CERTIFICATE_PROBLEM_WORDS[verdict.problem])}`, []);
    const when = (at: number): string => new Date(at).toISOString();
    const place = say(words.ofSize)
      .replace('{index}', String(verdict.certificate.proof.index))
      .replace('{size}', String(verdict.size));
    show('holds', say(words.holds), [
      ...certificateRows(releasedFacts(verdict.certificate), { say, when }),
      [say(words.log), verdict.origin],
      [say(words.entry), place],
      [say(words.head), verdict.signedAt],
    ]);
  } catch (error) {
    if (!(error instanceof NoCryptography)) throw error;
    show('none', say(words.noCryptography), []);
  }
}

byId('language').addEventListener('click', () => {
  language = language === 'zh' ? 'en' : 'zh';
  label();
  show('none', '', []);
});
byId<HTMLInputElement>('file').addEventListener('change', async ({ target }) => {
  const chosen = (target as HTMLInputElement).files?.[0];
  if (chosen === undefined) {
    file = undefined;
    return;
  }
  try {
    const bytes = await chosen.arrayBuffer();
    file = { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    file = { text: undefined };
  }
});
byId('text').addEventListener('input', () => {
  file = undefined;
  byId<HTMLInputElement>('file').value = '';
});
byId('check').addEventListener('click', () => void check());
label();
