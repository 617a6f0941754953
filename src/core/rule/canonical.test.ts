import { expect, test } from 'vitest';
import { canonical } from './canonical.ts';
import { parse } from './parse.ts';

test.each([
  ["goods.hs=='2701'", 'goods.hs == "2701"'],
  ['((a.b) && (c.d)) && e.f', 'a.b && c.d && e.f'],
  ['a.b && (c.d && e.f)', 'a.b && c.d && e.f'],
  ['a.b && (c.d || e.f) || g.h', 'a.b && (c.d || e.f) || g.h'],
  ['(a.b || c.d) && !(e.f && g.h)', '(a.b || c.d) && !(e.f && g.h)'],
  ['a.b - (c.d - e.f)', 'a.b - (c.d - e.f)'],
  ['(a.b - c.d) - e.f', 'a.b - c.d - e.f'],
  ['a.b * (c.d + 1)', 'a.b * (c.d + 1)'],
  ['-(-5)', '-(-5)'],
  ['--a.b', '-(-a.b)'],
  ['a.b - -5', 'a.b - -5'],
  ['!(!a.b)', '!(!a.b)'],
  ['a.b ? c.d : e.f ? g.h : i.j', 'a.b ? c.d : e.f ? g.h : i.j'],
  ['(a.b ? c.d : e.f) ? g.h : i.j', '(a.b ? c.d : e.f) ? g.h : i.j'],
  ['(a.b == c.d) == true', 'a.b == c.d == true'],
  ['a.b == (c.d == true)', 'a.b == (c.d == true)'],
  ['(a.b + c.d).startsWith("x")', '(a.b + c.d).startsWith("x")'],
  ['a.b.size() > 0x10', 'size(a.b) > 16'],
  ['matches(a.b, r"\\d")', 'a.b.matches("\\\\d")'],
  ['1.0e3 < .5', '1000.0 < 0.5'],
  ['-0.0 < 1e21', '-0.0 < 1e+21'],
  ['a.b in [ "x" ,\'y"\' , ]', 'a.b in ["x", "y\\""]'],
  ['"\\u202e中\\n"', '"\\u202e中\\n"'],
  ['has( a.b ) // why', 'has(a.b)'],
  ['a.b in lists.c', 'a.b in lists.c'],
])('%s is said as %s, and that as itself', (source, said) => {
  for (const text of [source, said]) {
    const parsed = parse(text);
    if ('diagnostic' in parsed) throw new Error(parsed.diagnostic.code);
    expect(canonical(parsed.expr)).toBe(said);
  }
});
