import type { ReactNode } from 'react';
import { STEP_WORDS } from '../../messages/console-crossing.ts';
import {
  CHECK_RESULT_WORDS,
  DIRECTION_WORDS,
  LANE_WORDS,
  STATE_WORDS,
  VEHICLE_KIND_WORDS,
} from '../../messages/console-words.ts';
import { deviceWords } from '../../messages/device-words.ts';
import { gateWords } from '../../messages/gate-words.ts';
import { LaneMark } from '../lane-mark.tsx';
import { useLanguage, useSay } from '../pieces/say.ts';
import type { Standing } from './follow-queue.ts';
import type { QueuedAction } from './queued-action.ts';
import type { Sight } from './sight.ts';
import { useTime } from '../device/use-device.ts';

/** The vehicle, where it stands, and what it carries, in short; the console has the rest. */
export function VehicleFacts(props: {
  readonly sight: Sight;
  readonly standing: Standing;
  readonly queued: readonly QueuedAction[];
}): ReactNode {
  const say = useSay();
  const time = useTime();
  const [language] = useLanguage();
  const { sight, standing, queued } = props;
  const { crossing, declarations } = sight;
  const vehicle = crossing?.vehicle;
  const kind = vehicle?.kind === undefined ? undefined : VEHICLE_KIND_WORDS[vehicle.kind][language];
  const what = [
    kind,
    vehicle?.country,
    crossing === undefined ? undefined : say(DIRECTION_WORDS[crossing.direction]),
  ].filter((part) => part !== undefined);
  const last = queued.at(-1);
  return (
    <section className="facts">
      <dl className="pairs">
        {crossing === undefined && last === undefined ? null : (
          <>
            <dt>{say(gateWords.state)}</dt>
            <dd>
              {say(STATE_WORDS[standing.state])}
              {standing.checkResult === undefined ? '' : ` · ${say(CHECK_RESULT_WORDS[standing.checkResult])}`}
              {last === undefined ? null : (
                <span className="quiet">
                  {' '}
                  {say(STEP_WORDS[last.action])} {time(last.at)}, {say(deviceWords.waiting, { count: queued.length })}
                </span>
              )}
            </dd>
          </>
        )}
        {what.length === 0 ? null : (
          <>
            <dt>{say(gateWords.vehicle)}</dt>
            <dd>{what.join(' · ')}</dd>
          </>
        )}
        {vehicle?.trailerPlate === undefined ? null : (
          <>
            <dt>{say(gateWords.trailer)}</dt>
            <dd>
              <b>{vehicle.trailerPlate}</b>
            </dd>
          </>
        )}
        {sight.source === 'device' && declarations.length === 0 ? null : (
          <>
            <dt>{say(gateWords.goods)}</dt>
            <dd>
              {declarations.length === 0 ? say(gateWords.emptyVehicle) : null}
              <ul>
                {declarations.map(({ id, reference, lane, goods }) => (
                  <li key={id}>
                    <LaneMark lane={lane} word={LANE_WORDS[lane][language]} bare size={16} /> {goods}{' '}
                    <a href={`/declarations/${id}`}>{reference}</a>
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}
