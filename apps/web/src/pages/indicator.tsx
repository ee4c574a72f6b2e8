import type { Comparison, Condition } from '@marsad/indicators';
import type {
  BaselineWire,
  IndicatorSummaryWire,
  PointWire,
  RuleWire,
  SeriesWire,
} from '@marsad/indicators/wire';
import { useId } from 'react';
import { useSearchParams } from 'wouter';
import { ForRole } from '../accounts/session.js';
import { withoutBaseline } from '../chart/chart-data.js';
import { labelQuantity } from '../chart/label-quantity.js';
import { TrendChart } from '../chart/lazy-chart.js';
import { MarkKey } from '../chart/mark-key.js';
import { normalisationText } from '../chart/notes.js';
import { thresholdValues } from '../chart/thresholds.js';
import type { Threshold } from '../chart/trend-chart.js';
import { distance } from '../distance.js';
import { usePageTitle } from '../frame/page-title.js';
import { useWords, type Words } from '../language.js';
import { AlertLines } from '../panels/alert-lines.js';
import { FigureTable } from '../panels/figure-table.js';
import { Overdue } from '../panels/overdue.js';
import { severityNames } from '../panels/severity.js';
import { TableTwin } from '../panels/table-twin.js';
import { Trend } from '../panels/trend.js';
import { VerdictLine } from '../panels/verdict.js';
import { useIndicator, useRules, useSeries } from '../queries.js';
import { type AsOf, AsOfChoice, AsOfNotice, useAsOf } from '../record/as-of.js';
import { BaselineHistory } from '../record/baseline-history.js';
import { Download } from '../record/download.js';
import { Versions } from '../record/versions.js';
import { conditionText, exactly } from '../rule-words.js';
import { Button, ButtonLink } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Citation, CitationBody } from '../ui/citation.js';
import { Failed, isNotFound } from '../ui/failed.js';
import { Metric } from '../ui/metric.js';
import { Notice } from '../ui/notice.js';
import { Skeleton } from '../ui/skeleton.js';
import { TextLink } from '../ui/text-link.js';
import { unitPhrase } from '../units.js';
import NotFoundPage from './not-found.js';

export default function IndicatorPage({ id }: { id: string }) {
  const words = useWords();
  const { data, isError, error, refetch } = useIndicator(id);
  usePageTitle(data === undefined ? '' : words.text(data.name));
  if (data !== undefined) return <Content indicator={data} />;
  if (!isError) return <Skeleton height={640} />;
  if (isNotFound(error)) return <NotFoundPage what={words.t('notFound.indicator')} />;
  return <Failed what={words.t('failed.indicator')} error={error} retry={() => void refetch()} />;
}

function Content({ indicator }: { indicator: IndicatorSummaryWire }) {
  const words = useWords();
  const [search, setSearch] = useSearchParams();
  const dimensions = chosenSeries(indicator, search);
  const asOf = useAsOf();
  const series = useSeries(indicator.id, dimensions, asOf.day);
  const rules = useRules();
  const own = (rules.data ?? []).filter((rule) => rule.indicator === indicator.id);
  return (
    <>
      <div className="mb-6 flex flex-wrap items-start gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-96">
          <h1 className="text-2xl font-semibold">{words.text(indicator.name)}</h1>
          <p className="text-sm text-muted">{unitPhrase(words, indicator.unit, indicator.rateBasis)}</p>
        </div>
        {indicator.archivedAt === null && (
          <ForRole needed="contributor">
            <ButtonLink look="primary" href={`/enter?indicator=${indicator.id}`}>
              {words.t('indicator.enter')}
            </ButtonLink>
          </ForRole>
        )}
      </div>
      {indicator.archivedAt !== null && (
        <div className="mb-4">
          <Notice kind="warning" title={words.t('indicator.archived')}>
            {words.t('indicator.archivedMore')}
          </Notice>
        </div>
      )}
      <div className="flex flex-col gap-4">
        <SeriesChoice
          indicator={indicator}
          dimensions={dimensions}
          choose={(next) =>
            setSearch(
              (before) => {
                const after = new URLSearchParams(
                  [...before].filter(([name]) => !name.startsWith('dimensions[')),
                );
                for (const [name, code] of Object.entries(next)) after.set(`dimensions[${name}]`, code);
                return after;
              },
              { replace: true },
            )
          }
        />
        {series.data === undefined ? (
          series.isError ? (
            <Failed
              what={words.t('failed.series', { name: words.text(indicator.name) })}
              error={series.error}
              retry={() => void series.refetch()}
            />
          ) : (
            <Skeleton height={520} />
          )
        ) : (
          <div
            aria-busy={series.isPlaceholderData}
            className={`flex flex-col gap-4 ${series.isPlaceholderData ? 'opacity-40' : ''}`}
          >
            <SeriesView indicator={indicator} series={series.data} rules={own} asOf={asOf} />
          </div>
        )}
        <div className="grid gap-4 lg:grid-cols-2">
          <RulesCard indicator={indicator} rules={own} />
          <DefinitionCard indicator={indicator} />
        </div>
      </div>
    </>
  );
}

function chosenSeries(indicator: IndicatorSummaryWire, search: URLSearchParams): Record<string, string> {
  const chosen = indicator.dimensions.flatMap(({ id, codes }) => {
    const asked = search.get(`dimensions[${id}]`);
    return asked !== null && codes.some(({ code }) => code === asked) ? [[id, asked] as const] : [];
  });
  return Object.fromEntries(chosen);
}

interface ChoiceProps {
  readonly indicator: IndicatorSummaryWire;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly choose: (dimensions: Record<string, string>) => void;
}

function SeriesChoice({ indicator, dimensions, choose }: ChoiceProps) {
  const words = useWords();
  const id = useId();
  if (indicator.dimensions.length === 0) return null;
  return (
    <div className="flex flex-wrap gap-4">
      {indicator.dimensions.map((dimension) => (
        <div key={dimension.id} className="flex flex-wrap items-center gap-2">
          <label htmlFor={`${id}-${dimension.id}`} className="text-sm font-semibold">
            {words.text(dimension.name)}
          </label>
          <select
            id={`${id}-${dimension.id}`}
            className="min-h-10 rounded-tremor-small border border-edge bg-surface py-1 pe-8 ps-3 text-sm"
            value={dimensions[dimension.id] ?? ''}
            onChange={({ target }) => {
              const { [dimension.id]: _, ...others } = dimensions;
              choose(target.value === '' ? others : { ...others, [dimension.id]: target.value });
            }}
          >
            <option value="">{words.t('field.dimensionTotal')}</option>
            {dimension.codes.map(({ code, name }) => (
              <option key={code} value={code}>
                {words.text(name)}
              </option>
            ))}
          </select>
        </div>
      ))}
    </div>
  );
}

interface ViewProps {
  readonly indicator: IndicatorSummaryWire;
  readonly series: SeriesWire;
  readonly rules: readonly RuleWire[];
  readonly asOf: AsOf;
}

function SeriesView({ indicator, series, rules, asOf }: ViewProps) {
  const words = useWords();
  const { baseline } = series;
  const chartTitle = useId();
  const figures = withoutBaseline(series.points, baseline);
  const latest = figures.at(-1);
  const range = useRange();
  return (
    <>
      <AsOfNotice asOf={asOf} />
      <div className="grid gap-4 xl:grid-cols-3">
        <div className="flex min-w-0 flex-col gap-4 xl:col-span-2">
          <Card labelledBy={chartTitle}>
            <div className="mb-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
              <h2 id={chartTitle} className="text-base font-semibold">
                {words.t(baseline === null ? 'indicator.chartPlain' : 'indicator.chart')}
              </h2>
              <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
                <RangeChoice range={range} />
                <AsOfChoice asOf={asOf} />
              </div>
            </div>
            {figures.length === 0 && baseline === null ? (
              <p className="flex min-h-48 items-center justify-center rounded-tremor-small bg-sunken p-6 text-center text-muted">
                {words.t('indicator.nothingToDraw')}
              </p>
            ) : (
              <>
                <TrendChart
                  indicator={indicator}
                  baseline={baseline}
                  points={series.points}
                  height={400}
                  thresholds={thresholdsOf(words, rules, baseline, indicator)}
                  from={range.from}
                  to={range.to}
                  caption="shown"
                />
                <MarkKey points={figures} baseline={baseline} />
              </>
            )}
            <div className="mt-4 flex flex-wrap">
              <TableTwin points={figures} indicator={indicator} />
            </div>
          </Card>
          {figures.length > 0 && (
            <Trend indicator={indicator} dimensions={series.dimensions} asOf={asOf.day} />
          )}
        </div>
        <div className="flex flex-col gap-4">
          <LatestCard indicator={indicator} latest={latest} baseline={baseline} />
          <BaselineCard indicator={indicator} baseline={baseline} />
        </div>
      </div>
      <FiguresCard indicator={indicator} points={figures} baseline={baseline} asOf={asOf.day} />
    </>
  );
}

interface Range {
  readonly from: string | null;
  readonly to: string | null;
  readonly set: (from: string, to: string) => void;
}

/** The range in the address, as whole months; what is no month there is as good as nothing. */
function useRange(): Range {
  const [search, setSearch] = useSearchParams();
  const month = (name: string) =>
    /^\d{4}-(0[1-9]|1[0-2])/.test(search.get(name) ?? '') ? (search.get(name) ?? '').slice(0, 7) : null;
  const [from, to] = [month('from'), month('to')];
  return {
    from: from === null ? null : `${from}-01`,
    to: to === null ? null : monthAfter(to),
    set: (first, last) =>
      setSearch(
        (before) => {
          const after = new URLSearchParams(before);
          for (const [name, value] of [
            ['from', first],
            ['to', last],
          ] as const) {
            if (value === '') after.delete(name);
            else after.set(name, value);
          }
          return after;
        },
        { replace: true },
      ),
  };
}

function monthAfter(month: string): string {
  const [year = 1970, number = 1] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, '0')}-01`;
}

function RangeChoice({ range }: { range: Range }) {
  const words = useWords();
  const [search] = useSearchParams();
  const from = search.get('from')?.slice(0, 7) ?? '';
  const to = search.get('to')?.slice(0, 7) ?? '';
  const look = 'min-h-9 w-36 rounded-tremor-small border border-edge bg-surface px-2 py-1 text-xs text-ink';
  return (
    <div className="flex flex-wrap items-center gap-2 text-xs text-muted">
      <label className="flex items-center gap-1.5">
        {words.t('range.from')}
        <input
          type="month"
          className={look}
          value={from}
          onChange={({ target }) => range.set(target.value, to)}
        />
      </label>
      <label className="flex items-center gap-1.5">
        {words.t('range.to')}
        <input
          type="month"
          className={look}
          value={to}
          onChange={({ target }) => range.set(from, target.value)}
        />
      </label>
      {(from !== '' || to !== '') && (
        <Button className="min-h-9 px-3 py-1 text-xs" onClick={() => range.set('', '')}>
          {words.t('range.all')}
        </Button>
      )}
    </div>
  );
}

function thresholdsOf(
  words: Words,
  rules: readonly RuleWire[],
  baseline: BaselineWire | null,
  { unit, rateBasis }: IndicatorSummaryWire,
): readonly Threshold[] {
  const values = rules.flatMap((rule) =>
    thresholdValues(rule.condition as Condition, baseline?.normalised.quantity ?? null),
  );
  return [...new Set(values)].map((value) => ({
    value,
    label: words.t('chart.threshold', {
      value: words.figure(exactly(value), unit, rateBasis ?? 'period', 'compact'),
    }),
  }));
}

interface LatestProps {
  readonly indicator: IndicatorSummaryWire;
  readonly latest: PointWire | undefined;
  readonly baseline: BaselineWire | null;
}

function LatestCard({ indicator, latest, baseline }: LatestProps) {
  const words = useWords();
  const id = useId();
  const { unit, rateBasis } = indicator;
  const normalised = latest === undefined ? null : normalisationText(words, latest, unit, rateBasis);
  return (
    <Card labelledBy={id} className="flex flex-col gap-3">
      <h2 id={id} className="text-base font-semibold">
        {words.t('indicator.latest')}
      </h2>
      {latest === undefined ? (
        <>
          <p className="text-muted">{words.t(baseline === null ? 'indicator.noneYet' : 'panel.noneSince')}</p>
          <div>
            <ForRole needed="contributor">
              <ButtonLink href={`/enter?indicator=${indicator.id}`}>
                {words.t('indicator.enterFirst')}
              </ButtonLink>
            </ForRole>
          </div>
        </>
      ) : (
        <>
          <div>
            <Metric>{words.figure(latest.quantity, unit, latest.per)}</Metric>
            <p className="text-muted">{words.period(latest.period)}</p>
          </div>
          {normalised !== null && <p className="text-muted">{normalised}</p>}
          <VerdictLine
            comparison={latest.comparison}
            sides={{
              figure: latest.normalised.quantity,
              baseline: baseline?.normalised.quantity ?? null,
              unit,
            }}
            direction={indicator.direction}
          />
          <Distance comparison={latest.comparison} unit={unit} />
          {latest.disagreement && latest.observation !== null && (
            <p className="flex flex-wrap gap-x-2 text-sm">
              <span className="font-semibold text-watch-ink">{words.t('disagreement.short')}</span>
              <TextLink href={`/observations/${latest.observation.id}`}>{words.t('others.open')}</TextLink>
            </p>
          )}
          {latest.partial && <p className="text-muted">{words.t('note.partial')}</p>}
          {latest.derived && <p className="text-muted">{words.t('note.derived')}</p>}
          <Overdue overdue={indicator.overdue} last={(indicator.latest ?? latest).period} />
          <AlertLines alerts={indicator.alerts} />
          {latest.observation !== null && (
            <Citation source={latest.observation.source} graded={latest.observation} />
          )}
        </>
      )}
    </Card>
  );
}

/** The difference, and the ratio where the verdict's sentence doesn't give it whole. */
function Distance({ comparison, unit }: { comparison: Comparison; unit: string }) {
  const words = useWords();
  const { ratio, difference, basis, reason } = comparison;
  const apart = difference === null ? null : distance(difference);
  return (
    <div className="text-muted">
      {ratio !== null && reason === 'open-baseline' && (
        <p>{words.t('indicator.ratio', { ratio: words.ratio(ratio) })}</p>
      )}
      {apart !== null && (
        <p>
          {words.t(apart.side === 'higher' ? 'distance.higher' : 'distance.lower', {
            amount: words.inPhrase(labelQuantity(apart.amount), unit, basis ?? 'period'),
          })}
        </p>
      )}
    </div>
  );
}

const hedges = {
  exact: 'hedge.exact',
  range: 'hedge.range',
  'more-than': 'hedge.moreThan',
  'at-least': 'hedge.atLeast',
  'less-than': 'hedge.lessThan',
  'at-most': 'hedge.atMost',
  about: 'hedge.about',
} as const;

function BaselineCard({
  indicator,
  baseline,
}: {
  indicator: IndicatorSummaryWire;
  baseline: BaselineWire | null;
}) {
  const words = useWords();
  const id = useId();
  const { unit, rateBasis } = indicator;
  const normalised = baseline === null ? null : normalisationText(words, baseline, unit, rateBasis);
  return (
    <Card labelledBy={id} className="flex flex-col gap-3">
      <h2 id={id} className="text-base font-semibold">
        {words.t('indicator.baseline')}
      </h2>
      {baseline === null ? (
        <p className="text-muted">
          {words.t(indicator.section === 'unquantified' ? 'indicator.notQuantified' : 'indicator.noBaseline')}
        </p>
      ) : (
        <>
          <div>
            <p className="text-base font-semibold">{words.figure(baseline.quantity, unit, baseline.per)}</p>
            <p className="text-muted">{words.period(baseline.period)}</p>
          </div>
          <p className="text-muted">
            {words.t(hedges[baseline.quantity.qualifier])}
            {baseline.range !== null &&
              ` ${words.t(baseline.range === 'spread' ? 'hedge.spread' : 'hedge.uncertainty')}`}
          </p>
          {normalised !== null && <p className="text-muted">{normalised}</p>}
          <CitationBody source={baseline.citation} />
          <TextLink href={`/observations/${baseline.observation}`} about={words.t('indicator.baseline')}>
            {words.t('observation.open')}
          </TextLink>
        </>
      )}
      <BaselineHistory indicator={indicator} />
    </Card>
  );
}

interface FiguresProps {
  readonly indicator: IndicatorSummaryWire;
  readonly points: readonly PointWire[];
  readonly baseline: BaselineWire | null;
  readonly asOf: string | null;
}

function FiguresCard({ indicator, points, baseline, asOf }: FiguresProps) {
  const words = useWords();
  const id = useId();
  return (
    <Card labelledBy={id}>
      <h2 id={id} className="mb-3 text-base font-semibold">
        {words.t('indicator.figures', { count: points.length })}
      </h2>
      {points.length === 0 ? (
        <p className="text-muted">
          {words.t(baseline === null ? 'indicator.noneYet' : 'indicator.figuresNone')}
        </p>
      ) : (
        <FigureTable points={points.toReversed()} indicator={indicator} columns="full" />
      )}
      <Download indicator={indicator} asOf={asOf} />
    </Card>
  );
}

function RulesCard({ indicator, rules }: { indicator: IndicatorSummaryWire; rules: readonly RuleWire[] }) {
  const words = useWords();
  const id = useId();
  const scale = { unit: indicator.unit, basis: indicator.rateBasis };
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

function DefinitionCard({ indicator }: { indicator: IndicatorSummaryWire }) {
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
    ...(indicator.locator === null ? [] : [[words.t('definition.locator'), indicator.locator]]),
  ] as const;
  return (
    <Card labelledBy={id} className="flex flex-col gap-3">
      <h2 id={id} className="text-base font-semibold">
        {words.t('definition.title')}
      </h2>
      <p>{words.text(indicator.definition)}</p>
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
