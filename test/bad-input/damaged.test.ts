import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TimeZone } from '../../src/core/domain/ids.ts';
import { BUILT_IN_REFERENCE } from '../../src/core/domain/reference/built-in.ts';
import { validateDeclaration } from '../../src/core/domain/validate/validate.ts';
import { readDeclarations } from '../../src/intake/read.ts';
import { problemSentence } from '../../src/messages/problems.ts';

const FILES = ['one.json', 'batch.ndjson', 'two.csv', 'strawberries.edi'];

/** What a disk, a wire or an editor does to a file: bytes replaced, left out, doubled, cut off. */
const damage = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    kind: fc.constantFrom('replace', 'drop', 'double', 'cut'),
    byte: fc.oneof(fc.constantFrom(...Buffer.from(`"'{}[],;:+?\n\r\u0000`)), fc.integer({ min: 0, max: 255 })),
  }),
  { minLength: 1, maxLength: 4 },
);

test.each(FILES)(
  '%s, however damaged, gives declarations or problems with sentences, and never throws',
  async (name) => {
    const whole = readFileSync(new URL(`../../examples/declarations/${name}`, import.meta.url));
    await fc.assert(
      fc.asyncProperty(damage, fc.integer({ min: 1, max: 400 }), async (faults, chunk) => {
        let bytes = Buffer.from(whole);
        for (const { at, kind, byte } of faults) {
          const index = Math.floor(at * bytes.length);
          if (kind === 'replace') bytes[index] = byte;
          else if (kind === 'drop') bytes = Buffer.concat([bytes.subarray(0, index), bytes.subarray(index + 1)]);
          else if (kind === 'double')
            bytes = Buffer.concat([bytes.subarray(0, index), bytes.subarray(Math.max(0, index - 9))]);
          else bytes = bytes.subarray(0, index);
        }
        async function* source(): AsyncGenerator<Uint8Array> {
          for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
        }
        for await (const item of readDeclarations(source(), { format: 'auto', maxRecordBytes: 20_000 })) {
          if ('refused' in item) {
            expect(item.refused.some((problem) => problem.severity === 'error')).toBe(true);
            for (const problem of item.refused) expect(problemSentence(problem, 'en')).not.toContain('?”');
            continue;
          }
          const context = { form: item.form, timeZone: 'Asia/Shanghai' as TimeZone, reference: BUILT_IN_REFERENCE };
          for (const { place } of validateDeclaration(item.raw, context).problems) {
            const found = item.place(place.pointer);
            expect(found.pointer).toBe(place.pointer);
            expect((found.line ?? 0) + (found.segment ?? 0)).toBeGreaterThan(0);
          }
        }
      }),
      { numRuns: 300 },
    );
  },
);
