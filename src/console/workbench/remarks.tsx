import type { ReactNode } from 'react';
import type { Diagnostic } from '../../core/rule/diagnostic.ts';
import { workbenchWords as words } from '../../messages/console-workbench.ts';
import { ruleSentence } from '../../messages/rules.ts';
import type { RuleCheckView } from '../../wire/workbench.ts';
import { useLanguage, useSay } from '../pieces/say.ts';

type RuleRemark = RuleCheckView['remarks'][number];

/**
 * What is to be said of the rule before it is saved: the browser's own check at once, and what only the server knows
 * (never hits, hits everything, shadowed by another) a moment later.
 */
export function Remarks(props: {
  readonly local: readonly Diagnostic[];
  readonly remote: readonly RuleRemark[] | undefined;
  readonly asking: boolean;
  /** Whether the server has not read all declarations yet: nothing to remark would be too early. */
  readonly reading: boolean;
  readonly failed: boolean;
  readonly strict: boolean;
}): ReactNode {
  const say = useSay();
  const [language] = useLanguage();
  const { local, remote = [], strict } = props;
  const shown = local.filter(
    ({ code }) => strict || (code !== 'key-missing' && code !== 'text-empty' && code !== 'condition-empty'),
  );
  const known = new Set(local.map(({ code, start }) => `${code} ${start}`));
  // A draft has no approver yet, and its author is whoever saves it.
  const more = remote.filter(
    ({ code, key, start }) => !known.has(`${code} ${start ?? 0}`) && key !== 'owner' && key !== 'approvedBy',
  );
  const lines = [
    ...shown.map((one) => ({
      severity: one.severity,
      code: one.code,
      text: ruleSentence(one, language),
      key: one.key,
      old: false,
    })),
    ...more.map((one) => ({
      severity: one.severity,
      code: one.code,
      text: say(one.sentence),
      key: one.key,
      old: props.asking,
    })),
  ];
  return (
    <section className="section remarks" aria-label={say(words.remarks)}>
      <h2>{say(words.remarks)}</h2>
      <ul aria-live="polite">
        {lines.map(({ severity, code, text, key, old }) => (
          <li key={`${code} ${key} ${text}`} className={severity}>
            <span className={severity === 'error' ? 'act' : 'quiet'}>{say(words[severity])}</span>{' '}
            <span className={old ? 'quiet' : undefined}>{text}</span>
          </li>
        ))}
      </ul>
      <p className="quiet small">
        {props.failed
          ? say(words.remarksFailed)
          : props.asking
            ? say(words.remarksAsked)
            : props.reading
              ? say(words.remarksReading)
              : lines.length === 0
                ? say(words.noRemarks)
                : ''}
      </p>
    </section>
  );
}
