/** What watches an indicator, and what it is. */
import type { Condition } from '@marsad/indicators';
import type { IndicatorSummaryWire, RuleWire } from '@marsad/indicators/contract';
import { useId } from 'react';
import { AlertLines } from '../alert/open-alerts.js';
import { useWords } from '../language/words.js';
import { conditionText } from '../saying/condition.js';
import { documentPlaceExplained } from '../saying/locator-explained.js';
import { severityNames } from '../saying/severity.js';
import { ForRole } from '../session/session.js';
import { Card } from '../ui/card.js';
import { TextLink } from '../ui/text-link.js';
import { Versions } from './versions.js';

export function RulesCard({
  indicator,
  rules,
}: {
  indicator: IndicatorSummaryWire;
  rules: readonly RuleWire[];
}) {
  const words = useWords();
  const id = useId();
  const scale = { unit: indicator.unit, basis: indicator.rateBasis, direction: indicator.direction };
  return (
    <Card labelledBy={id} className="flex flex-col gap-3">
      <h2 id={id} className="text-base font-semibold">
        {words.t('indicator.rules')}
      </h2>
      <AlertLines alerts={indicator.alerts} />
      {rules.length === 0 && <p className="text-muted">{words.t('indicator.rulesNone')}</p>}
      <ForRole needed="editor">
        <p className="text-sm">
          <TextLink href={`/rules/new?indicator=${indicator.id}`} about={words.text(indicator.name)}>
            {words.t('rules.new')}
          </TextLink>
        </p>
      </ForRole>
      <ul className="flex flex-col gap-3">
        {rules.map((rule) => (
          <li key={rule.id} className="border-s-2 border-edge ps-3">
            <p className="font-medium">{words.text(rule.description)}</p>
            <p className="text-muted">
              {words.t('rule.when', { condition: conditionText(words, rule.condition as Condition, scale) })}{' '}
              {words.t('rule.for', { count: rule.for })} {words.t(severityNames[rule.severity])}
              {' · '}
              {words.t(rule.certainty === 'certain' ? 'channel.certain' : 'channel.possible')}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}

export function DefinitionCard({ indicator }: { indicator: IndicatorSummaryWire }) {
  const words = useWords();
  const id = useId();
  const rows = [
    [words.t('definition.kind'), words.t(`kind.${indicator.kind}`)],
    [words.t('definition.cadence'), words.t(`cadence.${indicator.cadence}`)],
    [words.t('definition.lag'), words.t('definition.lagDays', { count: indicator.publicationLagDays })],
    [words.t('definition.direction'), words.t(`direction.${indicator.direction}`)],
    ...(indicator.margin > 0
      ? [
          [
            words.t('definition.margin'),
            words.number(indicator.margin, { style: 'percent', maximumFractionDigits: 1 }),
          ],
        ]
      : []),
    ...(indicator.locator === null
      ? []
      : [[words.t('definition.locator'), documentPlaceExplained(words, indicator.locator)]]),
  ] as const;
  return (
    <Card labelledBy={id} className="flex flex-col gap-3">
      <h2 id={id} className="text-base font-semibold">
        {words.t('definition.title')}
      </h2>
      <p>{words.text(indicator.definition)}</p>
      {words.language !== 'en' &&
        (indicator.name[words.language] === undefined ||
          indicator.definition[words.language] === undefined) && (
          <p className="text-sm text-muted">{words.t('indicator.noArabic')}</p>
        )}
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
        {rows.map(([term, value]) => (
          <div key={term} className="contents">
            <dt className="text-muted">{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {indicator.section === 'own' && <Versions indicator={indicator} />}
    </Card>
  );
}
