import type { Consignment, ConsignmentLine } from '../plan/consignment.ts';
import { uniform } from '../random/draw.ts';
import type { Random } from '../random/random.ts';

/** A consignment as it will be declared, and how far the truth is from it. */
export interface Tampered {
  readonly consignment: Consignment;
  /** Kilograms on the vehicle beyond the declared gross weight; negative where goods are gone. */
  readonly extraKg: number;
}

/** Turns an honest consignment into what a scheme declares; the first line is always the one at fault. */
export type Tamper = (consignment: Consignment, random: Random) => Tampered;

function withFirstLine(
  consignment: Consignment,
  change: (line: ConsignmentLine) => Partial<ConsignmentLine>,
): Consignment {
  const lines = consignment.lines.map((line, index) => (index === 0 ? { ...line, ...change(line) } : line));
  return { ...consignment, lines };
}

function grossKg(consignment: Consignment): number {
  return consignment.lines.reduce((sum, line) => sum + line.grossKg, 0);
}

/** Declares a part of the price. */
export function understateValue(low: number, high: number): Tamper {
  return (consignment, random) => {
    const factor = uniform(random, low, high);
    return { consignment: withFirstLine(consignment, (line) => ({ usd: line.usd * factor })), extraKg: 0 };
  };
}

/** Claims an origin that pays less duty, with a certificate. */
export const claimOrigin: Tamper = (consignment) => {
  const changed = withFirstLine(consignment, () => ({ origin: 'MN', preference: 'APTA' }));
  const documents = [...new Set([...consignment.documents, 'certificate-of-origin'])];
  return { consignment: { ...changed, documents }, extraKg: 0 };
};

/** Loads more than is declared, or less: a share of the gross weight. */
export function misstateWeight(low: number, high: number): Tamper {
  return (consignment, random) => ({
    consignment,
    extraKg: Math.round(grossKg(consignment) * uniform(random, low, high)),
  });
}

/** Hides something among honest goods. */
export function conceal(lowKg: number, highKg: number): Tamper {
  return (consignment, random) => ({ consignment, extraKg: Math.round(uniform(random, lowKg, highKg)) });
}

/** Declares other goods in fewer, heavier packages, and at another price. */
export function misdescribe(packages: number, price: number): Tamper {
  return (consignment, random) => ({
    consignment: withFirstLine(consignment, (line) => ({
      packages: Math.max(1, Math.round(line.packages * packages * uniform(random, 0.9, 1.1))),
      usd: line.usd * price * uniform(random, 0.9, 1.1),
    })),
    extraKg: Math.round(grossKg(consignment) * uniform(random, 0, 0.02)),
  });
}

/** Leaves out the dangerous goods number and the note that goes with it. */
export const hideDanger: Tamper = (consignment) => {
  const changed = withFirstLine(consignment, () => ({ unNumber: null }));
  const documents = consignment.documents.filter((type) => type !== 'dangerous-goods-note');
  return { consignment: { ...changed, documents }, extraKg: 0 };
};

/** Comes without the health papers of the kind of goods. */
export const dropHealthPapers: Tamper = (consignment) => ({
  consignment: { ...consignment, documents: consignment.documents.filter((type) => !type.startsWith('veterinary')) },
  extraKg: 0,
});
