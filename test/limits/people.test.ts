import { describe, expect, test } from 'vitest';
import type { TimeZone } from '../../src/core/domain/ids.ts';
import { BUILT_IN_REFERENCE } from '../../src/core/domain/reference/built-in.ts';
import { EXCLUDING_ROLES, excludedPair, ROLES } from '../../src/core/domain/role.ts';
import { validateDeclaration } from '../../src/core/domain/validate/validate.ts';
import { isRefused } from '../../src/intake/port/index.ts';
import { readDeclarations } from '../../src/intake/read.ts';
import { interchange, message } from '../bad-input/case.ts';
import { coal } from '../support/port.ts';

const codesOf = (raw: unknown): readonly string[] =>
  validateDeclaration(raw, {
    form: 'json',
    timeZone: 'Asia/Shanghai' as TimeZone,
    port: 'CNERC',
    reference: BUILT_IN_REFERENCE,
  }).problems.flatMap((problem) => (problem.severity === 'error' ? [problem.code] : []));

describe('Personal data', () => {
  test.each([
    { driver: 'B. Bold' },
    { driverName: 'B. Bold' },
    { vehicle: { plate: '0123UBA', driver: { name: 'B. Bold' } } },
    { vehicle: { plate: '0123UBA', driverPhone: '+976 9911' } },
    { contact: { name: 'B. Bold', email: 'b@example.org' } },
    { nationality: 'MN' },
    { passportNumber: 'E123' },
    { passengers: [{ name: 'B' }] },
    { dateOfBirth: '1980-01-01' },
    { religion: 'x' },
    { 司机姓名: '张三' },
    { 联系电话: '139' },
  ])('has no field, and is refused by name: %j', (given) => {
    expect(codesOf(coal('PEOPLE', given))).toContain('personal-data');
  });

  test('is dropped from a customs message: names and contacts of people are read past', async () => {
    const body = interchange([
      message('A', 1, (text) =>
        text.replace(
          "NAD+DT+OP-1'",
          "NAD+DT+OP-1+++Bold Trading LLC+Peace Avenue 1+Ulaanbaatar'CTA+IC+:B. Bold'COM+bold?@example.org:EM'NAD+DR+++Ganbold Bat'",
        ),
      ),
    ]);
    async function* source() {
      yield Buffer.from(body);
    }
    const items = [];
    for await (const item of readDeclarations(source(), { format: 'edifact' })) items.push(item);
    expect(items.length).toBe(1);
    expect(items.every((item) => !isRefused(item))).toBe(true);
    expect(JSON.stringify(items)).toContain('OP-1');
    expect(JSON.stringify(items)).not.toMatch(/Bold|Ganbold|example|Avenue/);
  });
});

describe('Roles', () => {
  test('of who writes and who approves, of who inspects and who reviews, and of who keeps the draws and who could profit from one, exclude each other', () => {
    expect(EXCLUDING_ROLES).toEqual([
      ['analyst', 'approver'],
      ['inspector', 'reviewer'],
      ['custodian', 'declarant'],
      ['custodian', 'gate-officer'],
      ['custodian', 'inspector'],
      ['custodian', 'analyst'],
      ['custodian', 'approver'],
      // Who speaks for a partner holds no other role.
      ...ROLES.filter((role) => role !== 'agency').map((role) => [role, 'agency']),
    ]);
    for (const a of ROLES) {
      for (const b of ROLES) {
        const excluded = EXCLUDING_ROLES.some((pair) => a !== b && pair.includes(a) && pair.includes(b));
        expect(excludedPair(new Set([a, b])) !== undefined, `${a} and ${b}`).toBe(excluded);
      }
    }
  });
});
