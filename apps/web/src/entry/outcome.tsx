import { normalise } from '@marsad/indicators';
import type { IndicatorSummaryWire, SubmissionWire } from '@marsad/indicators/contract';
import { useWords } from '../language/words.js';
import { severityNames } from '../saying/severity.js';
import { StateMark } from '../saying/state-mark.js';
import { VerdictLine } from '../saying/verdict-line.js';
import { Notice } from '../ui/notice.js';
import { TextLink } from '../ui/text-link.js';
import type { Outcome } from './states.js';
import { Undo } from './undo.js';
import { mostWaiting } from './waiting.js';

interface NoticeProps {
  readonly outcome: Outcome;
  readonly indicator: IndicatorSummaryWire | undefined;
  readonly undone: () => void;
}
interface RegionProps extends Omit<NoticeProps, 'outcome'> {
  readonly outcome: Outcome | null;
  /** What is wrong with no one field. */
  readonly faults: readonly string[];
}

/** Where it is said what became of the figure that was sent last: always there, so that it is read out. */
export function OutcomeRegion({ outcome, faults, ...rest }: RegionProps) {
  const words = useWords();
  return (
    <div role="status" aria-label={words.t('outcome.region')} className="max-h-[40vh] overflow-y-auto">
      {outcome !== null && <OutcomeNotice outcome={outcome} {...rest} />}
      {faults.length > 0 && (
        <ul className="mt-2 text-refused">
          {faults.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** What became of the figure that was sent. */
function OutcomeNotice({ outcome, indicator, undone }: NoticeProps) {
  const words = useWords();
  switch (outcome.kind) {
    case 'working':
      return (
        <Notice title={words.t('outcome.working')}>
          <p>{words.t('outcome.workingText')}</p>
        </Notice>
      );
    case 'handed-in':
      return (
        <Notice kind="good" title={words.t('outcome.waiting')}>
          <p>
            {words.t('outcome.waitingText')}{' '}
            <TextLink href="/review">{words.t('outcome.waitingSee')}</TextLink>
          </p>
          <Undo key={outcome.id} submission={outcome.id} done={undone} />
        </Notice>
      );
    case 'undone':
      return <Notice title={words.t('undo.done')}>{words.t('undo.doneText')}</Notice>;
    case 'waiting':
      return (
        <Notice kind="good" title={words.t('waiting.kept')}>
          <p>{words.t('waiting.keptText')}</p>
        </Notice>
      );
    case 'full':
      return (
        <Notice kind="error" title={words.t('waiting.full', { most: mostWaiting })}>
          <p>{words.t('waiting.fullText')}</p>
        </Notice>
      );
    case 'refused':
      return <Notice kind="error" title={words.t('outcome.refused', { count: outcome.errors.length })} />;
    case 'offline':
      return (
        <Notice kind="warning" title={words.t('outcome.offline')}>
          <p>{words.t('outcome.offlineText')}</p>
        </Notice>
      );
    case 'failed':
      return (
        <Notice kind="error" title={words.t('outcome.failed')}>
          <p>{outcome.text}</p>
          <p>{words.t('outcome.retrySafe')}</p>
        </Notice>
      );
    case 'saved':
      return (
        <Settled
          key={outcome.submission.id}
          submission={outcome.submission}
          indicator={indicator}
          undone={undone}
        />
      );
  }
}

function Settled({
  submission,
  indicator,
  undone,
}: {
  submission: SubmissionWire;
  indicator: IndicatorSummaryWire | undefined;
  undone: () => void;
}) {
  const words = useWords();
  const { observation, comparison, alerts, status } = submission;
  if (observation === null || indicator === undefined)
    return <Notice kind="good" title={words.t('outcome.saved')} />;
  const unchanged = status === 'unchanged';
  return (
    <Notice
      kind={unchanged ? 'plain' : 'good'}
      title={words.t(unchanged ? 'outcome.unchanged' : 'outcome.saved')}
    >
      <p>
        {words.t('outcome.figure', {
          name: words.text(indicator.name),
          period: words.period(observation.period),
          figure: words.figure(observation.quantity, indicator.unit, observation.per),
        })}
      </p>
      {comparison !== null && (
        <div className="mt-2">
          <VerdictLine
            comparison={comparison}
            sides={{
              figure: normalise(observation, observation.period, indicator).quantity,
              baseline: indicator.baseline,
              unit: indicator.unit,
            }}
            direction={indicator.direction}
          />
        </div>
      )}
      {alerts.length > 0 && (
        <ul className="mt-2 flex flex-col gap-1">
          {alerts.map((alert) => (
            <li key={alert.id} className="flex flex-wrap items-center gap-x-2">
              <StateMark state={alert.state} />
              <span className="text-muted">
                {words.t(severityNames[alert.severity])}
                {alert.channel === 'possible' && ` · ${words.t('channel.possible')}`}
              </span>
              <TextLink href={`/alerts/${alert.id}`}>{words.t('alert.why')}</TextLink>
            </li>
          ))}
        </ul>
      )}
      <p className="mt-2">
        <TextLink href={`/indicators/${indicator.id}`}>{words.t('outcome.see')}</TextLink>
      </p>
      {!unchanged && <Undo submission={submission.id} done={undone} />}
    </Notice>
  );
}
