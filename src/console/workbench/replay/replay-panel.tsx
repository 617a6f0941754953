import type { ReactNode } from 'react';
import { VERSION_STATE_WORDS } from '../../../messages/console-lifecycle.ts';
import { frameWords } from '../../../messages/console-frame.ts';
import { replayWords as words } from '../../../messages/console-replay.ts';
import type { ReplayView, RuleVersionView } from '../../../wire/workbench.ts';
import { Skeleton } from '../../frame/whole-page.tsx';
import { useFormat } from '../../pieces/format.ts';
import { useSay } from '../../pieces/say.ts';
import { Refusal } from '../../wire/call.ts';
import { csvOfReplay } from './days.ts';
import { DaysChart } from './days-chart.tsx';
import { Findings, Moved, Overlap, Summary } from './figures.tsx';
import type { Replay } from './use-replay.ts';
import './replay.css';

/** What the replay is asked about beside the rule. */
export interface ReplayChoice {
  /** A version's number, or nothing for the rules in force. */
  readonly against: number | undefined;
  readonly from: string;
  readonly to: string;
}

/** What the rule would have done; answers while one types. Old numbers stay, dimmed, until the new ones are there. */
export function ReplayPanel(props: {
  readonly replay: Replay;
  readonly asks: boolean;
  /** Whether this person may run replays; else the attached one is shown. */
  readonly mayAsk: boolean;
  readonly choice: ReplayChoice;
  readonly choose: (part: Partial<ReplayChoice>) => void;
  readonly versions: readonly RuleVersionView[];
}): ReactNode {
  const say = useSay();
  const { replay, choice, choose, versions, asks } = props;
  const { result, current, progress, error, cancelled } = replay;
  const dimmed = !current;
  const against = choice.against === undefined ? say(words.againstLive) : `${say(words.against)} ${choice.against}`;
  return (
    <section className="replay" aria-label={say(words.region)}>
      <div className="replay-head">
        <h2>{say(words.title)}</h2>
        {result === undefined ? null : <Export result={result} />}
      </div>
      <div className="replay-choice">
        <label>
          <span className="quiet small">{say(words.against)}</span>
          <select
            className="input"
            value={choice.against ?? ''}
            onChange={({ target }) => choose({ against: target.value === '' ? undefined : Number(target.value) })}
          >
            <option value="">{say(words.againstLive)}</option>
            {versions.map(({ version, state }) => (
              <option key={version} value={version}>
                {say(words.againstVersion, { version, state: say(VERSION_STATE_WORDS[state]) })}
              </option>
            ))}
          </select>
        </label>
        {(['from', 'to'] as const).map((name) => (
          <label key={name}>
            <span className="quiet small">{say(words[name])}</span>
            <input
              className="input"
              type="date"
              value={choice[name] || (result?.[name] ?? '')}
              onChange={({ target }) => choose({ [name]: target.value })}
            />
          </label>
        ))}
      </div>
      {props.mayAsk ? (
        <Status replay={replay} asks={asks} />
      ) : (
        <p className="replay-status quiet">{say(result === undefined ? words.readersNone : words.readers)}</p>
      )}
      {result === undefined ? (
        asks && error === null && !cancelled ? (
          <Skeleton rows={7} />
        ) : null
      ) : (
        <div className={dimmed ? 'replay-numbers dimmed' : 'replay-numbers'} aria-busy={asks && dimmed && !cancelled}>
          <Summary result={result} />
          <DaysChart result={result} before={against} />
          <Moved result={result} against={choice.against} />
          <div className="replay-tables">
            <Findings result={result} />
            <Overlap overlap={result.overlap} />
          </div>
          <Span result={result} choice={choice} />
        </div>
      )}
      <p className="out-of-sight" role="status">
        {progress === undefined ? '' : say(words.running, { ...progress })}
      </p>
    </section>
  );
}

/** One line that always stands, so that nothing jumps: how far it is, what failed, whether the numbers are old. */
function Status({ replay, asks }: { readonly replay: Replay; readonly asks: boolean }): ReactNode {
  const say = useSay();
  const format = useFormat();
  const { progress, error, cancelled, result } = replay;
  if (!asks) return <p className="replay-status quiet">{say(result === undefined ? words.waiting : words.stale)}</p>;
  if (cancelled)
    return (
      <p className="replay-status">
        {say(words.cancelled)}{' '}
        <button type="button" className="link" onClick={replay.again}>
          {say(words.again)}
        </button>
      </p>
    );
  if (progress !== undefined)
    return (
      <p className="replay-status">
        <progress value={progress.done} max={Math.max(1, progress.total)} aria-label={say(words.title)} />{' '}
        {say(words.running, { done: format.number(progress.done), total: format.number(progress.total) })}{' '}
        <button type="button" className="link" onClick={replay.cancel}>
          {say(words.cancel)}
        </button>
      </p>
    );
  if (error !== null) {
    const why = error instanceof Refusal ? error.problem?.sentence : frameWords.failedNetwork;
    return (
      <p className="replay-status act" role="alert">
        {say(words.failed, { why: why === undefined ? error.message : say(why) })}{' '}
        <button type="button" className="link" onClick={replay.again}>
          {say(words.again)}
        </button>
      </p>
    );
  }
  return <p className="replay-status" />;
}

/** Which days it is about, and whose minutes it reckons with. */
function Span(props: { readonly result: ReplayView; readonly choice: ReplayChoice }): ReactNode {
  const say = useSay();
  const format = useFormat();
  const { result, choice } = props;
  const days = result.perDay.length;
  const rostered = result.perDay.filter(({ onRoster }) => onRoster === true).length;
  const cut = (choice.from !== '' && choice.from < result.from) || choice.to > result.to;
  return (
    <div className="quiet small">
      <p>
        {say(words.span, {
          from: result.from,
          to: result.to,
          declarations: format.number(result.declarations),
          items: format.number(result.goodsItems),
          ms: format.number(result.tookMs, result.tookMs < 10 ? 1 : 0),
        })}
      </p>
      {cut ? <p>{say(words.cut)}</p> : null}
      {result.perDay.some(({ onRoster }) => onRoster !== undefined) ? (
        <p>{say(words.roster, { rostered: format.number(rostered), days: format.number(days) })}</p>
      ) : null}
    </div>
  );
}

/** The server's CSV where it kept the replay; else the days, written here. */
function Export({ result }: { readonly result: ReplayView }): ReactNode {
  const say = useSay();
  const href =
    result.id === undefined
      ? `data:text/csv;charset=utf-8,${encodeURIComponent(csvOfReplay(result))}`
      : `/api/v1/replays/${encodeURIComponent(result.id)}/csv`;
  return (
    <a href={href} download={`replay-${result.from}-${result.to}.csv`}>
      {say(words.exportCsv)}
    </a>
  );
}
