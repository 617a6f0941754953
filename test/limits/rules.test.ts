import { describe, expect, test } from 'vitest';
import { errorsOf, RULE } from './rules.ts';

describe('A rule', () => {
  test('stands when it has all that it needs', () => {
    expect(errorsOf({})).toEqual([]);
  });

  test.each([
    ['approved by its own author', { approvedBy: 'analyst-1' }, 'approver-is-owner'],
    ['approved by its author, spelt otherwise', { approvedBy: ' Analyst-1 ' }, undefined],
    ['without a legal basis', { legalBasis: undefined }, 'key-missing'],
    ['on a basis that no register knows', { legalBasis: 'Because' }, 'legal-basis-unregistered'],
    ['without an owner', { owner: undefined }, 'key-missing'],
    ['without an approver', { approvedBy: undefined }, 'key-missing'],
    ['without a reason in Chinese', { reason: { en: 'Why' } }, undefined],
    ['without a reason in English', { reason: { zh: '原因' } }, undefined],
    ['whose Chinese reason is English', { reason: { en: 'Why', zh: 'Why' } }, 'reason-language'],
    ['without an end', { validUntil: undefined }, 'key-missing'],
    ['for more than twelve months', { validUntil: '2027-01-02' }, 'validity-too-long'],
    ['that lets vehicles go', { lane: 'green' }, 'lane-green'],
  ])('does not stand %s', (_what, given, code) => {
    const errors = errorsOf(given);
    if (code === undefined) expect(errors).not.toEqual([]);
    else expect(errors).toContain(code);
  });

  test('may hold for twelve months to the day', () => {
    expect(errorsOf({ validUntil: '2027-01-01' })).toEqual([]);
    expect(errorsOf({ validFrom: '2028-02-29', validUntil: '2029-02-28' })).toEqual([]);
    expect(errorsOf({ validFrom: '2028-02-29', validUntil: '2029-03-01' })).toContain('validity-too-long');
  });

  test('carries every key that the design asks for', () => {
    for (const key of Object.keys(RULE)) expect(errorsOf({ [key]: undefined }), key).toContain('key-missing');
  });
});
