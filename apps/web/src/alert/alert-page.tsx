import type { Condition, Per } from '@marsad/indicators';
import type { AlertWire } from '@marsad/indicators/contract';
import { type ReactNode, useId } from 'react';
import { useAlert, useIndicator } from '../api/queries.js';
import { normalisationText } from '../chart/notes.js';
import { useWords } from '../language/words.js';
import { BaselineSources } from '../saying/baseline-sources.js';
import CitationBody from '../saying/citation-body.js';
import { conditionText } from '../saying/condition.js';
import { partNames, seriesHref } from '../saying/series-name.js';
import { SeverityMark } from '../saying/severity-mark.js';
import { StateMark } from '../saying/state-mark.js';
import { checkText, thresholdsSet } from '../saying/threshold.js';
import { VerdictLine } from '../saying/verdict-line.js';
import { Widened } from '../saying/widened.js';
import { Card } from '../ui/card.js';
import { Failed, isNotFound } from '../ui/failed.js';
import { Metric } from '../ui/metric.js';
import NotFoundPage from '../ui/not-found-page.js';
import { Notice } from '../ui/notice.js';
import { usePageTitle } from '../ui/page-title.js';
import { Skeleton } from '../ui/skeleton.js';
import { TextLink } from '../ui/text-link.js';
import { certaintyName } from './certainty.js';
import { isTakenBack } from './episodes.js';
import { figureLines } from './figure-lines.js';
import { AlertResponses } from './responses.js';
import { ruleNameBeside } from './rule-name.js';
import { AlertStory } from './story.js';
import { Timeline } from './timeline.js';

export default function AlertPage({ id }: { id: string }) {
  const words = useWords();
  const { data, isError, error, refetch } = useAlert(id);
  usePageTitle(data === undefined ? '' : words.t('alert.title', { name: words.text(data.name) }));
  if (data !== undefined) return <Explained alert={data} />;
  if (!isError) return <Skeleton height={480} />;
  if (isNotFound(error)) return <NotFoundPage what={words.t('notFound.alert')} />;
  return <Failed what={words.t('failed.alert')} error={error} retry={() => void refetch()} />;
}

function Explained({ alert }: { alert: AlertWire }) {
  const words = useWords();
  const indicator = useIndicator(alert.indicator);
  const { value, previousValue, explanation, unit } = alert;
  const parts = partNames(words, alert.dimensions, indicator.data);
  const baselineMethod =
    explanation.baseline === null
      ? null
      : normalisationText(words, explanation.baseline, unit, explanation.baseline.normalised.basis);
  return (
    <>
      <p className="mb-2 text-sm">
        <TextLink href="/alerts">{words.t('alerts.title')}</TextLink>
      </p>
      <div className="mb-6">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <SeverityMark severity={alert.severity} className="text-base" />
          <StateMark state={alert.state} className="text-base" />
          <span className="text-muted">{words.t(certaintyName(alert))}</span>
        </div>
        <h1 className="mt-1 text-2xl font-semibold">{words.text(alert.name)}</h1>
        {parts.length > 0 && <p className="text-base font-medium">{parts.join(words.t('list.comma'))}</p>}
        <p className="mt-1">
          {words.t('inbox.rule')}{' '}
          <TextLink
            href={alert.rule.check === null ? `/rules/${alert.rule.id}` : `/checks?check=${alert.rule.check}`}
          >
            {ruleNameBeside(words, alert)}
          </TextLink>
        </p>
        <ul className="mt-1">
          {figureLines(words, alert).map((line) => (
            <li key={line} className="first:font-semibold">
              {line}
            </li>
          ))}
        </ul>
        <p className="mt-1 max-w-3xl text-base text-muted">
          {words.text(explanation.text)}
          {explanation.flip !== null && ` ${words.text(explanation.flip)}`}
        </p>
      </div>
      {explanation.failure !== null && (
        <div className="mb-4">
          <Notice kind="warning">{words.text(explanation.failure)}</Notice>
        </div>
      )}
      {explanation.overdue !== null && (
        <div className="mb-4">
          <Notice kind="warning">
            {words.t('alert.overdue', {
              period: words.period(explanation.overdue.period),
              day: words.day(explanation.overdue.since),
            })}
          </Notice>
        </div>
      )}
      {alert.downgraded && (
        <div className="mb-4">
          <Notice kind="warning">{words.t('alert.downgraded')}</Notice>
        </div>
      )}
      {alert.quiet && (
        <div className="mb-4">
          <Notice kind="plain">{words.t('alert.quiet')}</Notice>
        </div>
      )}
      {isTakenBack(alert) && (
        <div className="mb-4">
          <Notice kind="plain">{words.t('alert.takenBack')}</Notice>
        </div>
      )}
      {alert.successor !== null && (
        <div className="mb-4">
          <Notice kind="plain">
            <TextLink href={`/alerts/${alert.successor}`}>
              {words.t(alert.endsAt === null ? 'alert.mergedInto' : 'alert.splitInto')}
            </TextLink>
          </Notice>
        </div>
      )}
      {alert.late && (
        <div className="mb-4">
          <Notice kind="warning">{words.t('alert.late', { when: words.instant(alert.detectedAt) })}</Notice>
        </div>
      )}
      <div className="mb-4">
        <Timeline alert={alert} />
      </div>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <div className="flex flex-col gap-4">
          <Part title={words.t('alert.figure')}>
            {value === null ? (
              <p className="font-semibold">
                {words.t('alert.withdrawn', {
                  period: previousValue === null ? '' : words.period(previousValue.period),
                })}
              </p>
            ) : (
              <div>
                <Metric>{words.figure(value.quantity, unit, value.per)}</Metric>
                <p className="text-muted">{words.period(value.period)}</p>
              </div>
            )}
            {previousValue !== null && (
              <p className="text-muted">
                {words.t('alert.previous', {
                  figure: words.figure(previousValue.quantity, unit, previousValue.per),
                  period: words.period(previousValue.period),
                })}
                {previousValue.source !== null && (
                  <span className="block">
                    <bdi>{previousValue.source.title}</bdi>
                  </span>
                )}
              </p>
            )}
            {value !== null && (
              <VerdictLine
                comparison={alert.comparison}
                sides={{
                  figure: explanation.normalised.quantity,
                  baseline: explanation.baseline,
                  unit,
                }}
                direction={indicator.data?.direction ?? 'neutral'}
              />
            )}
            {explanation.observation !== null && (
              <CitationBody source={explanation.observation.source} graded={explanation.observation} />
            )}
            <p>
              <TextLink href={seriesHref(alert.indicator, alert.dimensions)}>
                {words.t('alert.indicator')}
              </TextLink>
            </p>
          </Part>
          <Part title={words.t('indicator.baseline')}>
            {explanation.baseline === null ? (
              <p className="text-muted">{words.t('indicator.noBaseline')}</p>
            ) : (
              <>
                <div>
                  <p className="text-base font-semibold">
                    {words.figure(explanation.baseline.quantity, unit, explanation.baseline.per)}
                  </p>
                  <p className="text-muted">{words.period(explanation.baseline.period)}</p>
                </div>
                {baselineMethod !== null && <p className="text-muted">{baselineMethod}</p>}
                <Widened baseline={explanation.baseline} unit={unit} />
                <BaselineSources baseline={explanation.baseline} unit={unit} />
              </>
            )}
          </Part>
        </div>
        <div className="flex flex-col gap-4">
          <AlertResponses alert={alert} />
          <Part title={words.t('alert.comparison')}>
            {value !== null && <Thresholds alert={alert} per={value.per} />}
            <p className="text-muted">
              {words.t('rule.when', {
                condition: conditionText(words, alert.rule.condition as Condition, {
                  unit,
                  basis: indicator.data?.rateBasis ?? null,
                  direction: indicator.data?.direction,
                }),
              })}{' '}
              {words.t('rule.for', { count: alert.rule.for })}
            </p>
          </Part>
          <AlertStory alert={alert} />
        </div>
      </div>
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <Card labelledBy={id} className="flex flex-col gap-3">
      <h2 id={id} className="text-base font-semibold">
        {title}
      </h2>
      {children}
    </Card>
  );
}

const truths = {
  certain: 'truth.certain',
  possible: 'truth.possible',
  no: 'truth.no',
  nodata: 'truth.nodata',
} as const;
const truthShapes = {
  certain: 'fill-breach M2 2h12v12H2z',
  possible: 'fill-watch M8 1.5 15 14H1z',
  no: 'fill-within M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2z',
  nodata: 'fill-faint M2 7h12v2H2z',
} as const;

/** Each comparison the rule made, and whether it holds for every value, for some, or for none. */
function Thresholds({ alert, per }: { alert: AlertWire; per: Per }) {
  const words = useWords();
  const { data } = useIndicator(alert.indicator);
  const basis = data?.rateBasis ?? null;
  const { normalised, thresholds } = alert.explanation;
  const method = normalisationText(words, { normalised, per }, alert.unit, basis);
  const set = thresholdsSet(alert);
  return (
    <>
      <p>
        {words.t('alert.normalised', {
          figure: words.derived(normalised.quantity, alert.unit, basis ?? 'period'),
        })}
        {method !== null && <span className="block text-muted">{method}</span>}
      </p>
      <ul className="flex flex-col gap-2">
        {thresholds.map((check, at) => {
          const { verdict } = check;
          const [fill, ...path] = truthShapes[verdict].split(' ');
          return (
            <li key={`${check.kind} ${check.op} ${check.quantity?.text}`} className="flex items-start gap-2">
              <svg viewBox="0 0 16 16" aria-hidden className={`mt-1 size-4 shrink-0 ${fill}`}>
                <path d={path.join(' ')} />
              </svg>
              <span>
                <span className="font-semibold">
                  {checkText(
                    words,
                    check,
                    { unit: alert.unit, basis, direction: data?.direction },
                    set[at] ?? null,
                  )}
                </span>
                <span className="block text-muted">{words.t(truths[verdict])}</span>
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
