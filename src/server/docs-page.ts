import { errorSentence } from '../messages/errors.ts';
import { ROLE_WORDS } from '../messages/console-words.ts';
import type { Language } from '../messages/language.ts';
import { ACCESS, PERSONS_ONLY } from './access.ts';
import { ERROR_STATUS, type ErrorCode } from './errors.ts';
import { problemsOf } from './openapi.ts';
import { addressOf, type Route } from './route.ts';

/** The page's own few words; those of routes, roles and errors are the server's. */
const WORDS = {
  title: { en: 'Landport: the interface', zh: 'Landport：接口' },
  intro: {
    en: 'Programs sign in with a bearer token, people with a session. Times carry an offset. Lists go by cursor: pass “next” of one part as “cursor” of the following. Errors are problem+json with a stable code. The machine-readable form:',
    zh: '程序使用访问令牌，人员使用登录会话。时间带时区偏移。列表使用游标：将上一部分的 next 作为下一次的 cursor。错误为带稳定代码的 problem+json。机器可读形式：',
  },
  other: { en: '中文', zh: 'English' },
  open: { en: 'open to', zh: '可调用者' },
  everybody: { en: 'everybody', zh: '任何人' },
  signedIn: { en: 'everybody signed in', zh: '所有已登录者' },
  persons: { en: 'in person, not by token', zh: '须本人，不可用令牌' },
  example: { en: 'Example', zh: '示例' },
  answers: { en: 'Answers', zh: '应答' },
  parameters: { en: 'Parameters', zh: '参数' },
  errors: { en: 'Errors', zh: '错误' },
  code: { en: 'Code', zh: '代码' },
  status: { en: 'Status', zh: '状态' },
  meaning: { en: 'What it says', zh: '说明' },
} as const;

const STYLE = `
:root { color-scheme: light dark; --line: #8886; --soft: light-dark(#eef0f2, #20262c); background: light-dark(#fff, #14181c); color: light-dark(#1a1d21, #e4e7ea); }
a { color: light-dark(#1c4f86, #8fc0ee); }
body { font: 14px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { margin-top: 2.5rem; font-size: 1rem; border-bottom: 1px solid var(--line); }
h3 { font: 600 14px ui-monospace, monospace; margin: 1.75rem 0 0; overflow-wrap: anywhere; } p { margin: .25rem 0; }
pre { background: var(--soft); padding: .75rem; overflow-x: auto; }
table { border-collapse: collapse; width: 100%; } td, th { text-align: left; vertical-align: top; padding: .3rem .75rem .3rem 0; border-bottom: 1px solid var(--line); }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1rem; } code, p a { overflow-wrap: anywhere; } dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; margin: .25rem 0; } dd { margin: 0; }`;

/** The interface as a page to read, in one language, from the same routes and words that the server works with. */
export function docsPage(routes: readonly Route[], language: Language): string {
  const say = (name: keyof typeof WORDS) => escapeHtml(WORDS[name][language]);
  const tags = [...new Set(routes.map(({ tag }) => tag))];
  const sections = tags.map((tag) => {
    const own = routes.filter((one) => one.tag === tag).map((one) => section(one, language));
    return `<section id="${tag}"><h2>${tag}</h2>${own.join('')}</section>`;
  });
  const rows = (Object.keys(ERROR_STATUS) as ErrorCode[]).map(
    (code) =>
      `<tr id="${code}"><td><code>${code}</code></td><td>${ERROR_STATUS[code]}</td><td>${escapeHtml(errorSentence(code)[language])}</td></tr>`,
  );
  const head = `<tr><th>${say('code')}</th><th>${say('status')}</th><th>${say('meaning')}</th></tr>`;
  const other = language === 'en' ? 'zh' : 'en';
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${say('title')}</title><link rel="icon" href="/icon.svg"><style>${STYLE}</style></head><body><main>
<h1>${say('title')}</h1>
<p>${say('intro')} <a href="/openapi.json">/openapi.json</a></p>
<nav>${tags.map((tag) => `<a href="#${tag}">${tag}</a>`).join('')}<a href="#errors">${say('errors')}</a>
<a href="/docs?lang=${other}" lang="${other}" hreflang="${other}">${say('other')}</a></nav>
${sections.join('\n')}
<section id="errors"><h2>${say('errors')}</h2><table><thead>${head}</thead><tbody>${rows.join('')}</tbody></table></section>
</main></body></html>
`;
}

/** One route: who may call it, its parameters, answers, example and errors. */
function section(one: Route, language: Language): string {
  const { method, url } = addressOf(one.name);
  const say = (name: keyof typeof WORDS) => WORDS[name][language];
  const access = ACCESS[one.name];
  const who =
    access === 'public'
      ? say('everybody')
      : access === 'signed-in'
        ? say('signedIn')
        : access.map((role) => ROLE_WORDS[role][language]).join(', ');
  const person = PERSONS_ONLY.has(one.name) ? ` (${say('persons')})` : '';
  // By name alone: their types stand in the machine-readable form.
  const parameters = Object.keys({ ...one.params.properties, ...one.query.properties });
  const list = (entries: readonly (readonly [string, string])[]) =>
    `<dl>${entries.map(([term, text]) => `<dt><code>${escapeHtml(term)}</code></dt><dd>${escapeHtml(text)}</dd>`).join('')}</dl>`;
  return [
    `<h3>${method} ${escapeHtml(url)}</h3><p>${escapeHtml(one.summary[language])}</p>`,
    `<p>${escapeHtml(`${say('open')}: ${who}${person}`)}</p>`,
    parameters.length === 0 ? '' : `<p>${say('parameters')}: <code>${parameters.map(escapeHtml).join(', ')}</code></p>`,
    list(Object.entries(one.answers).map(([status, { means }]) => [status, means] as const)),
    one.example === undefined
      ? ''
      : `<p>${say('example')}</p><pre tabindex="0">${escapeHtml(JSON.stringify(one.example, undefined, 2))}</pre>`,
    `<p>${say('errors')}: ${problemsOf(one)
      .map((code) => `<a href="#${code}">${code}</a>`)
      .join(', ')}</p>`,
  ].join('');
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
