import { expect, test } from 'vitest';
import { lifecycleWords as words } from '../../../messages/console-lifecycle.ts';
import { stepsOf } from './steps.ts';

const analyst = { id: 'u1', username: 'ana', roles: ['analyst'] as const };
const approver = { id: 'u2', username: 'app', roles: ['approver'] as const };
const open = (...args: Parameters<typeof stepsOf>) =>
  stepsOf(...args).flatMap(({ step, because }) => (because === undefined ? [step] : []));

test.each([
  ['draft', ['replay', 'withdraw'], ['withdraw']],
  ['replayed', ['withdraw'], ['approve', 'withdraw']],
  ['approved', ['shadow', 'withdraw'], ['shadow', 'withdraw']],
  ['shadow', ['withdraw'], ['live', 'withdraw']],
  ['live', ['withdraw'], ['withdraw']],
  ['expired', [], []],
  ['withdrawn', [], []],
] as const)('a version that is %s offers each person the steps that person may take', (state, his, hers) => {
  const version = { state, createdBy: 'ana' };
  expect(open(version, analyst)).toEqual(his);
  expect(open(version, approver)).toEqual(hers);
});

test('nobody approves a version of their own, and is told so', () => {
  const steps = stepsOf({ state: 'replayed', createdBy: 'app' }, approver);
  expect(steps.find(({ step }) => step === 'approve')?.because).toBe(words.ownVersion);
});

test('somebody who only reads is told whose step it is', () => {
  const steps = stepsOf({ state: 'draft', createdBy: 'ana' }, { id: 'u3', username: 'aud', roles: ['auditor'] });
  expect(steps.map(({ because }) => because)).toEqual([
    words.needsAnalyst,
    words.needsApprover,
    words.needsEither,
    words.needsApprover,
    words.needsEither,
  ]);
});
