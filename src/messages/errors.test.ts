import { describe, expect, test } from 'vitest';
import { ERROR_STATUS, type ErrorCode } from '../server/errors.ts';
import { errorSentence, hasErrorSentence } from './errors.ts';
import { SHAPE_CODES, shapeSentence } from './shapes.ts';

describe('Sentences about errors', () => {
  test.each(Object.keys(ERROR_STATUS) as ErrorCode[])('%s is said in both languages, as whole sentences', (code) => {
    const { en, zh } = errorSentence(code);
    expect(en).toMatch(/^[A-Z].*\.$/s);
    expect(zh).toMatch(/\p{Script=Han}.*。$/su);
    const holes = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
    expect(holes(zh)).toEqual(holes(en));
  });

  test('take their details as they are', () => {
    const details = { roles: '{roles} $& $1' };
    expect(errorSentence('role-required', details).en).toContain('{roles} $& $1');
    expect(hasErrorSentence('constructor')).toBe(false);
  });

  test.each(SHAPE_CODES)('%s of a request is said in both languages', (code) => {
    const { en, zh } = shapeSentence(code, { limit: 3, expected: 'string', allowed: 'a, b' });
    expect(`${en}${zh}`).not.toMatch(/[{}]/);
    expect(zh).toMatch(/\p{Script=Han}.*。$/su);
  });
});
