import type { ReactNode } from 'react';
import { lifecycleWords as words, VERSION_STATE_WORDS } from '../../../messages/console-lifecycle.ts';
import type { RuleVersionView } from '../../../wire/workbench.ts';
import { useSay } from '../../pieces/say.ts';
import { TableBox } from '../../pieces/table-box.tsx';
import { When } from '../../pieces/when.tsx';

/** All versions of a rule: who wrote, who approved, how it went, and the way to edit from each. */
export function VersionList(props: {
  readonly versions: readonly RuleVersionView[];
  readonly chosen: number | undefined;
  readonly choose: (version: number) => void;
  readonly editFrom: (version: RuleVersionView) => void;
}): ReactNode {
  const say = useSay();
  return (
    <section className="section">
      <h2>{say(words.versions)}</h2>
      {props.versions.length === 0 ? (
        <p className="quiet">{say(words.none)}</p>
      ) : (
        <TableBox label={say(words.versions)}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col" className="end">
                  {say(words.version)}
                </th>
                <th scope="col">{say(words.state)}</th>
                <th scope="col">{say(words.by)}</th>
                <th scope="col">{say(words.at)}</th>
                <th scope="col">{say(words.approvedBy)}</th>
                <th scope="col">{say(words.liveFrom)}</th>
                <th scope="col">{say(words.because)}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {props.versions.map((version) => (
                <tr key={version.version} aria-current={version.version === props.chosen ? 'true' : undefined}>
                  <td className="end fit">
                    <button type="button" className="link" onClick={() => props.choose(version.version)}>
                      {version.version}
                    </button>
                  </td>
                  <td className="fit">{say(VERSION_STATE_WORDS[version.state])}</td>
                  <td>{version.createdBy}</td>
                  <td className="fit">
                    <When at={version.createdAt} as="dayTime" />
                  </td>
                  <td>{version.approvedBy ?? '–'}</td>
                  <td className="fit">{version.liveFrom ?? '–'}</td>
                  <td>{version.withdrawnBecause ?? '–'}</td>
                  <td className="fit">
                    <button type="button" className="link" onClick={() => props.editFrom(version)}>
                      {say(words.open)}
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
    </section>
  );
}
