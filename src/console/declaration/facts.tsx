import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { declarationsWords } from '../../messages/console-declarations.ts';
import { DOCUMENT_TYPE_WORDS } from '../../messages/document-words.ts';
import { declarationWords as words } from '../../messages/console-declaration.ts';
import { DIRECTION_WORDS } from '../../messages/console-words.ts';
import type { DeclarationDetailView } from '../../wire/declarations.ts';
import { useFormat } from '../pieces/format.ts';
import { useSay } from '../pieces/say.ts';
import { When } from '../pieces/when.tsx';
import { installationQuery } from '../wire/queries.ts';

/** The header of the declaration and its supporting documents. */
export function Facts({ view }: { readonly view: DeclarationDetailView }): ReactNode {
  const say = useSay();
  const format = useFormat();
  const currency = useQuery(installationQuery).data?.currency ?? '';
  const { declaration } = view;
  const { vehicle, documents = [], containers = [], seals = [] } = declaration;
  const facts: readonly (readonly [string, ReactNode])[] = [
    [
      say(declarationsWords.direction),
      declaration.direction === undefined ? undefined : say(DIRECTION_WORDS[declaration.direction]),
    ],
    [say(words.procedure), declaration.procedure],
    [
      say(words.route),
      declaration.dispatchCountry === undefined && declaration.destinationCountry === undefined
        ? undefined
        : `${declaration.dispatchCountry ?? '?'} → ${declaration.destinationCountry ?? '?'}`,
    ],
    [
      say(words.vehicle),
      vehicle?.plate === undefined
        ? undefined
        : [vehicle.plate, vehicle.trailerPlate, vehicle.country].filter(Boolean).join(' · '),
    ],
    [say(words.totalValue), view.value === undefined ? undefined : `${format.number(view.value)} ${currency}`],
    [say(words.totalGross), view.grossKg === undefined ? undefined : `${format.number(view.grossKg)} kg`],
    [say(words.containers), containers.map(({ number }) => number).join(', ') || undefined],
    [say(words.seals), seals.join(', ') || undefined],
    [say(words.transitDocument), declaration.transitDocument],
    [say(words.lodged), <When key="lodged" at={declaration.lodgedAt} as="dayTime" />],
  ];
  // A declarant may name a document that is on no list of ours.
  const wordOf = (type: string): string => (isKnown(type) ? say(DOCUMENT_TYPE_WORDS[type]) : type);
  return (
    <section className="section">
      <h2>{say(words.about)}</h2>
      <dl className="facts">
        {facts.map(([name, value]) =>
          value === undefined ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
        <div className="wide">
          <dt>{say(words.documents)}</dt>
          <dd>
            {documents.length === 0 ? (
              <span className="quiet">{say(words.noDocuments)}</span>
            ) : (
              <ul>
                {documents.map(({ type, number }) => (
                  <li key={`${type} ${number}`}>
                    {wordOf(type)} <span className="quiet">{number}</span>
                  </li>
                ))}
              </ul>
            )}
          </dd>
        </div>
      </dl>
    </section>
  );
}

const isKnown = (type: string): type is keyof typeof DOCUMENT_TYPE_WORDS => Object.hasOwn(DOCUMENT_TYPE_WORDS, type);
