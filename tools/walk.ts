import type { Locator, Page } from 'playwright-core';

/** One row of the README's minute. */
export interface WalkStep {
  readonly title: string;
  /** The file of its picture in docs/pictures, without its ending. */
  readonly picture: string;
  /** What the row says to press and to type, in its order. */
  readonly marks: readonly Mark[];
}

/** What stands *like this* is pressed, or a field to go to; what stands `like this` is a link, or text to pick or type. */
export interface Mark {
  readonly kind: 'press' | 'text';
  readonly words: string;
}

const PATIENCE_MS = 15_000;
const POLL_MS = 50;
const EDITOR = '.cm-content';

/** The steps of the README's minute, read from its text: whoever walks them does what is written there and nothing else. */
export function walkOf(readme: string): readonly WalkStep[] {
  const part = /^## A rule in a minute$([\s\S]*?)^## /m.exec(readme)?.[1] ?? '';
  const rows = part.matchAll(/^\| !\[[^\]]*\]\(docs\/pictures\/([\w-]+)\.png\) \| \*\*([^*]+)\*\*(.*)\|$/gm);
  return [...rows].map(([, picture = '', title = '', text = '']) => ({ title, picture, marks: marksOf(text) }));
}

function marksOf(text: string): readonly Mark[] {
  return [...text.matchAll(/\*([^*]+)\*|`([^`]+)`/g)].map(([, press, code = '']) =>
    press === undefined ? { kind: 'text', words: code } : { kind: 'press', words: press },
  );
}

/**
 * Takes one step on a page, as somebody with the README beside it would: presses what it names, once more in what
 * opens, types what it gives. `paceMs` is waited before each, as a person reads and reaches. Throws where the
 * page does not offer what the README names.
 */
export async function takeStep(page: Page, step: WalkStep, paceMs = 0): Promise<void> {
  const sent = followSent(page);
  for (const mark of step.marks) {
    await page.waitForTimeout(paceMs);
    await within(`${step.title} ${mark.words}`, () => (mark.kind === 'press' ? press(page, mark) : text(page, mark)));
    await sent.settled();
    if (mark.kind === 'text') continue;
    // What is recorded names its consequence first, and a word of the bar may stand for several pages: once more, there.
    const dialog = page.getByRole('dialog').getByRole('button', { name: mark.words, exact: true });
    const opened = page.locator('nav [aria-expanded="true"] + *').getByRole('link', { name: mark.words, exact: true });
    const again = dialog.or(opened).first();
    if (!(await again.isVisible())) continue;
    await page.waitForTimeout(paceMs);
    await again.click();
    await again.waitFor({ state: 'hidden' });
  }
  sent.stop();
}

/** Presses a button or link of that name, or goes to the field of that label and selects what is in it. */
async function press(page: Page, { words }: Mark): Promise<boolean> {
  const field = page.getByRole('textbox', { name: words, exact: true });
  if (await isThere(field)) {
    await field.first().click();
    await page.keyboard.press('Control+a');
    return true;
  }
  // A name as written, or one that begins so: the sign-in page says the role behind the name.
  for (const name of [words, new RegExp(`^${words}\\b`)])
    for (const role of ['button', 'link'] as const) {
      const named = page.getByRole(role, { name, exact: true });
      if (!(await isThere(named))) continue;
      await named.first().click();
      return true;
    }
  return false;
}

/** A link of that name; else a part of the rule to pick; else what to type, where the cursor is in a field. */
async function text(page: Page, { words }: Mark): Promise<boolean> {
  const begun = words.endsWith('…');
  const link = page.getByRole('link', { name: begun ? words.slice(0, -1) : words, exact: !begun });
  if (await isThere(link)) {
    await link.first().click();
    return true;
  }
  if (await pickInEditor(page, words)) return true;
  const typed = await page.evaluate(() => {
    const at = document.activeElement;
    if (at instanceof HTMLInputElement) return at.value;
    return at instanceof HTMLElement && at.isContentEditable ? '' : undefined;
  });
  if (typed === undefined) return false;
  // What stands in the field already is only named.
  if (typed !== words) await page.keyboard.type(words);
  return true;
}

/** Selects a part of the condition by dragging over it. */
async function pickInEditor(page: Page, words: string): Promise<boolean> {
  const box = await page.evaluate(
    ([selector, wanted]) => {
      const editor = document.querySelector(selector);
      if (editor === null) return undefined;
      const texts = document.createTreeWalker(editor, NodeFilter.SHOW_TEXT);
      for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
        const at = (node.textContent ?? '').indexOf(wanted);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + wanted.length);
        const { left, right, top, bottom } = range.getBoundingClientRect();
        return { left, right, middle: (top + bottom) / 2 };
      }
      return undefined;
    },
    [EDITOR, words] as const,
  );
  if (box === undefined) return false;
  await page.mouse.move(box.left + 0.5, box.middle);
  await page.mouse.down();
  await page.mouse.move(box.right - 0.5, box.middle, { steps: 3 });
  await page.mouse.up();
  return true;
}

async function isThere(what: Locator): Promise<boolean> {
  const first = what.first();
  return (await first.isVisible()) && (await first.isEnabled());
}

/** Tries again until it could be done: a page comes a moment after it was asked for. */
async function within(what: string, attempt: () => Promise<boolean>): Promise<void> {
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; ) {
    if (await attempt()) return;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new Error(`nothing on the page answers to "${what}"`);
}

/** Whoever presses a button looks at what comes of it before pressing the next: nothing that was sent may be open. */
function followSent(page: Page): { settled(): Promise<void>; stop(): void } {
  const open = new Set<unknown>();
  const began = (request: { method(): string; url(): string }): void => {
    if (request.method() !== 'GET' && !request.url().includes('/replays')) open.add(request);
  };
  const ended = (request: unknown): void => void open.delete(request);
  page.on('request', began).on('requestfinished', ended).on('requestfailed', ended);
  return {
    async settled() {
      await page.waitForTimeout(POLL_MS);
      for (const until = Date.now() + PATIENCE_MS; open.size > 0 && Date.now() < until; )
        await page.waitForTimeout(POLL_MS);
    },
    stop: () => void page.off('request', began).off('requestfinished', ended).off('requestfailed', ended),
  };
}
