import { FIGURE_KINDS } from '../../core/inspect/codes.ts';
import type { InspectionOrder, OrderedStep } from '../../core/inspect/order.ts';
import { integer, normal, uniform } from '../random/draw.ts';
import type { Random } from '../random/random.ts';

/** What a device or a count shows at a step, in the step's unit; nothing where the step ends in no figure. */
export function readingOf(
  random: Random,
  { kind, unit }: Pick<OrderedStep, 'kind' | 'unit'>,
  { items }: Pick<InspectionOrder, 'items'>,
): number | undefined {
  if (!FIGURE_KINDS.includes(kind)) return undefined;
  const sum = (of: 'grossKg' | 'packages'): number => items.reduce((all, { declared }) => all + (declared[of] ?? 0), 0);
  switch (unit) {
    case 'kg':
      // Scales for trucks read in steps of 20 kg.
      return Math.max(20, Math.round((sum('grossKg') * (1 + 0.002 * normal(random))) / 20) * 20);
    case 'pkg':
    case 'head':
      return Math.max(1, sum('packages'));
    case '°C':
      return tenths(uniform(random, 1.5, 5.5));
    case '%':
      return tenths(uniform(random, 6, 12));
    case 'µSv/h':
      return Math.round(uniform(random, 0.08, 0.18) * 100) / 100;
    case 'min':
      return integer(random, 10, 25);
    case 'ppm':
      return 0;
    default:
      return 1;
  }
}

const tenths = (value: number): number => Math.round(value * 10) / 10;
