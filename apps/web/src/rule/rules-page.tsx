import type { Condition } from '@marsad/indicators';
import type { IndicatorSummaryWire, RuleWire } from '@marsad/indicators/contract';
import { useQueryClient } from '@tanstack/react-query';
import { AlertsNav } from '../alert/nav.js';
import { api } from '../api/client.js';
import { keys, useIndicators, useRules } from '../api/queries.js';
import { useWords } from '../language/words.js';
import { conditionText } from '../saying/condition.js';
import { partNames } from '../saying/series-name.js';
import { severityNames } from '../saying/severity.js';
import { StateMark } from '../saying/state-mark.js';
import { ForRole } from '../session/session.js';
import { FollowButton } from '../subscription/follow-button.js';
import { ButtonLink } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Confirmed } from '../ui/confirmed.js';
import { Failed } from '../ui/failed.js';
import { usePageTitle } from '../ui/page-title.js';
import { Skeleton } from '../ui/skeleton.js';
import { unreadOf } from '../ui/unread.js';
import { RemovedReceivers } from './removed-receivers.js';

/** Every rule, by indicator. */
export default function RulesPage() {
  const words = useWords();
  usePageTitle(words.t('rules.title'));
  const rules = useRules();
  const indicators = useIndicators();
  const failed = unreadOf(rules, indicators);
  const named = indicators.data ?? [];
  const order = new Map(named.map(({ id }, at) => [id, at]));
  const sorted = (rules.data ?? []).toSorted(
    (a, b) => (order.get(a.indicator) ?? named.length) - (order.get(b.indicator) ?? named.length),
  );
  const watching = sorted.filter(({ indicator }) => order.has(indicator));
  const resting = sorted.filter(({ indicator }) => !order.has(indicator));
  return (
    <>
      <h1 className="text-2xl font-semibold">{words.t('alerts.title')}</h1>
      <AlertsNav />
      <div className="mb-4 flex flex-wrap items-start justify-between gap-4">
        <p className="max-w-prose text-sm text-muted">{words.t('rules.lead')}</p>
        <ForRole needed="editor">
          <ButtonLink look="primary" href="/rules/new">
            {words.t('rules.new')}
          </ButtonLink>
        </ForRole>
      </div>
      {failed !== undefined ? (
        <Failed what={words.t('rules.title')} error={failed.error} retry={() => void failed.refetch()} />
      ) : rules.data === undefined || indicators.data === undefined ? (
        <Skeleton height={320} />
      ) : (
        <>
          {watching.length === 0 ? (
            <Card>
              <p className="text-muted">{words.t('rules.none')}</p>
            </Card>
          ) : (
            <RuleList rules={watching} indicators={named} />
          )}
          {resting.length > 0 && (
            <details className="mt-4">
              <summary className="mb-3 min-h-10 cursor-pointer text-sm text-muted">
                {words.t('rules.archived', { count: resting.length })}
              </summary>
              <RuleList rules={resting} indicators={named} />
            </details>
          )}
        </>
      )}
    </>
  );
}

function RuleList({
  rules,
  indicators,
}: {
  readonly rules: readonly RuleWire[];
  readonly indicators: readonly IndicatorSummaryWire[];
}) {
  return (
    <ul className="flex flex-col gap-3">
      {rules.map((rule) => (
        <li key={rule.id}>
          <Rule rule={rule} indicator={indicators.find(({ id }) => id === rule.indicator)} />
        </li>
      ))}
    </ul>
  );
}

/** What a rule says, in words; whoever may changes or ends it. */
export function Rule({ rule, indicator }: { rule: RuleWire; indicator: IndicatorSummaryWire | undefined }) {
  const words = useWords();
  const client = useQueryClient();
  const name = indicator === undefined ? rule.indicator : words.text(indicator.name);
  const again = () => {
    void client.invalidateQueries({ queryKey: keys.rules });
    void client.invalidateQueries({ queryKey: keys.allAlerts });
    void client.invalidateQueries({ queryKey: keys.indicators });
  };
  const parts = partNames(words, rule.dimensions ?? {}, indicator);
  const scale = {
    unit: indicator?.unit ?? '',
    basis: indicator?.rateBasis ?? null,
    direction: indicator?.direction,
  };
  return (
    <Card className="flex flex-wrap items-start gap-x-6 gap-y-3">
      <div className="min-w-0 flex-1 basis-72">
        <h2 className="text-base font-semibold">{words.text(rule.description)}</h2>
        <p className="text-sm text-muted">
          {rule.ownName !== null && <>{words.text(rule.ownName)} · </>}
          {name}
          {parts.length > 0 && ` · ${parts.join(words.t('list.comma'))}`}
        </p>
        <p className="mt-1 text-sm">
          {words.t('rule.when', { condition: conditionText(words, rule.condition as Condition, scale) })}{' '}
          {words.t('rule.for', { count: rule.for })}
        </p>
        <p className="text-sm text-muted">
          {words.t(severityNames[rule.severity])}
          {' · '}
          {words.t(rule.certainty === 'certain' ? 'channel.certain' : 'channel.possible')}
        </p>
        {rule.removedReceivers.length > 0 && (
          <div className="mt-2">
            <RemovedReceivers rule={rule} />
          </div>
        )}
        {rule.error !== null && (
          <p className="mt-2 flex items-start gap-x-2 text-sm">
            <StateMark state="error" /> {words.text(rule.error.title)}
          </p>
        )}
      </div>
      <FollowButton kind="rule" subject={rule.id} />
      <ForRole needed="editor">
        <div className="flex flex-wrap gap-2">
          <ButtonLink href={`/rules/${rule.id}`}>{words.t('own.edit')}</ButtonLink>
          <Confirmed
            label={words.t('rules.end')}
            about={words.text(rule.description)}
            question={words.t('rules.endQuestion')}
            act={() => api.deleteRule(rule.id)}
            done={again}
          />
        </div>
      </ForRole>
    </Card>
  );
}
