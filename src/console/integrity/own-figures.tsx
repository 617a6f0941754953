import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { CONTEST_GROUNDS } from '../../core/oversee/indicators.ts';
import { CONTEST_GROUND_WORDS, figureWords as words, INDICATOR_WORDS } from '../../messages/console-figures.ts';
import type { FigureView } from '../../wire/figures.ts';
import { Failed, Skeleton } from '../frame/whole-page.tsx';
import { FigureTable } from '../pieces/figure-table.tsx';
import { useFormat } from '../pieces/format.ts';
import { useSay } from '../pieces/say.ts';
import { FormDialog } from '../workbench/lists/form-dialog.tsx';
import { Contests } from './contests.tsx';
import { ownFiguresQuery } from './queries.ts';

/** An officer's own figures, each of which they may contest. */
export function OwnFigures(): ReactNode {
  const say = useSay();
  const { data, error, refetch } = useQuery(ownFiguresQuery);
  const [contested, setContested] = useState<FigureView['indicator']>();
  return (
    <section className="section">
      <h2>{say(words.own)}</h2>
      <p className="quiet">{say(words.ownNote)}</p>
      {data !== undefined ? (
        <>
          <Figures figures={data.figures} contest={setContested} />
          <Contests contests={data.contests} named={false} />
        </>
      ) : error === null ? (
        <Skeleton rows={5} />
      ) : (
        <Failed error={error} retry={() => void refetch()} />
      )}
      {contested === undefined ? null : <Contest indicator={contested} close={() => setContested(undefined)} />}
    </section>
  );
}

function Figures(props: {
  readonly figures: readonly FigureView[];
  readonly contest: (indicator: FigureView['indicator']) => void;
}): ReactNode {
  const say = useSay();
  const format = useFormat();
  return (
    <FigureTable
      label={say(words.own)}
      about={[say(words.indicator)]}
      figures={[say(words.share), say(words.interval), say(words.of)]}
      marked
      rows={props.figures.map(({ indicator, of, share }) => ({
        key: indicator,
        about: [say(INDICATOR_WORDS[indicator])],
        figures: [
          share === undefined ? say(words.unsaid) : format.percent(share.estimate),
          share === undefined ? '–' : `${format.percent(share.low, 0)} – ${format.percent(share.high, 0)}`,
          format.number(of),
        ],
        mark: (
          <button type="button" className="link" onClick={() => props.contest(indicator)}>
            {say(words.contest)}
          </button>
        ),
      }))}
    />
  );
}

/** Says that a figure about oneself is wrong, and on what ground. */
function Contest(props: { readonly indicator: FigureView['indicator']; readonly close: () => void }): ReactNode {
  const say = useSay();
  const id = useId();
  const [ground, setGround] = useState<string>(CONTEST_GROUNDS[0]);
  const { indicator, close } = props;
  return (
    <FormDialog
      title={say(words.contestTitle)}
      verb={say(words.contest)}
      path="/figures/contests"
      changes={[ownFiguresQuery.queryKey]}
      body={{ indicator, ground }}
      ready
      close={close}
    >
      <p>{say(words.contestNote, { indicator: say(INDICATOR_WORDS[indicator]) })}</p>
      <div className="field">
        <label htmlFor={id}>{say(words.ground)}</label>
        <select id={id} className="input" value={ground} onChange={({ target }) => setGround(target.value)}>
          {CONTEST_GROUNDS.map((one) => (
            <option key={one} value={one}>
              {say(CONTEST_GROUND_WORDS[one])}
            </option>
          ))}
        </select>
      </div>
    </FormDialog>
  );
}
