import { withoutBaseline } from '@marsad/indicators/chart';
import type { IndicatorSummaryWire, RuleWire, SeriesWire } from '@marsad/indicators/contract';
import { memo, Suspense, useDeferredValue, useId, useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { useIndicator, useRules, useSeries } from '../api/queries.js';
import { useWords } from '../language/words.js';
import { lazyComponent } from '../lazy/lazy-component.js';
import { WhenIdle } from '../lazy/when-idle.js';
import { unitPhrase } from '../saying/units.js';
import { ForRole } from '../session/session.js';
import { Boundary, Later } from '../ui/boundary.js';
import { ButtonLink } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Failed, isNotFound } from '../ui/failed.js';
import NotFoundPage from '../ui/not-found-page.js';
import { Notice } from '../ui/notice.js';
import { usePageTitle } from '../ui/page-title.js';
import { Skeleton } from '../ui/skeleton.js';
import { DefinitionCard, RulesCard } from './about-cards.js';
import { useTab } from './address.js';
import { type AsOf, AsOfNotice, useAsOf } from './as-of.js';
import { BaselineCard } from './baseline-card.js';
import { ChartTab, PartsOfTotal } from './chart-tab.js';
import { HistoryTab } from './history-tab.js';
import { LatestCard } from './latest-card.js';
import { SeriesChoice } from './series-choice.js';
import { SourcesTab } from './sources-tab.js';
import { TabLinks } from './tab-links.js';
import { Trend } from './trend-card.js';

const BesideCard = lazyComponent(async () => ({ default: (await import('./beside-card.js')).BesideCard }));
const FollowButton = lazyComponent(async () => ({
  default: (await import('../subscription/follow-button.js')).FollowButton,
}));
const CheckCard = lazyComponent(async () => ({
  default: (await import('../own-check/check-card.js')).CheckCard,
}));
const TimelineCard = lazyComponent(async () => ({
  default: (await import('../timeline/timeline-card.js')).TimelineCard,
}));
const TableTab = lazyComponent(async () => ({ default: (await import('./table-tab.js')).TableTab }));

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
  // What an answer changes is drawn in small pieces: a slow device goes on answering.
  const drawn = useDeferredValue(series.data);
  const own = useMemo(
    () => (rules.data ?? []).filter((rule) => rule.indicator === indicator.id),
    [rules.data, indicator.id],
  );
  const rulesDrawn = useDeferredValue(own);
  return (
    <>
      <div className="mb-6 flex flex-wrap items-start gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-96">
          <h1 className="text-2xl font-semibold">{words.text(indicator.name)}</h1>
          <p className="text-sm text-muted">{unitPhrase(words, indicator.unit, indicator.rateBasis)}</p>
        </div>
        <ForRole needed="admin">
          <ButtonLink href={`/settings/indicators/new?from=${indicator.id}`}>
            {words.t('indicator.duplicate')}
          </ButtonLink>
          {indicator.section === 'own' && indicator.archivedAt === null && (
            <ButtonLink href={`/settings/indicators/edit?id=${indicator.id}`}>
              {words.t('indicator.edit')}
            </ButtonLink>
          )}
        </ForRole>
        {indicator.archivedAt === null && (
          <WhenIdle height={40}>
            <Later around="extra" fallback={null}>
              <FollowButton kind="indicator" subject={indicator.id} />
            </Later>
          </WhenIdle>
        )}
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
                // Which page of the table one is on is of the series one leaves.
                const after = new URLSearchParams(
                  [...before].filter(([name]) => !name.startsWith('dimensions[') && name !== 'page'),
                );
                for (const [name, code] of Object.entries(next)) after.set(`dimensions[${name}]`, code);
                return after;
              },
              { replace: true },
            )
          }
        />
        {drawn === undefined ? (
          series.isError ? (
            <Failed
              what={words.t('failed.series', { name: words.text(indicator.name) })}
              error={series.error}
              retry={() => void series.refetch()}
            />
          ) : (
            <Skeleton height={720} />
          )
        ) : (
          <div
            aria-busy={series.isPlaceholderData}
            className={`flex flex-col gap-4 ${series.isPlaceholderData ? 'opacity-40' : ''}`}
          >
            <SeriesView indicator={indicator} series={drawn} rules={rulesDrawn} asOf={asOf} />
          </div>
        )}
        <WhenIdle height={300}>
          <div className="grid gap-4 lg:grid-cols-2">
            <RulesCard indicator={indicator} rules={own} />
            <DefinitionCard indicator={indicator} />
          </div>
        </WhenIdle>
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

interface ViewProps {
  readonly indicator: IndicatorSummaryWire;
  readonly series: SeriesWire;
  readonly rules: readonly RuleWire[];
  readonly asOf: AsOf;
}

/** Drawn anew only where something of it changed: the page above hears of every answer that is on its way. */
const SeriesView = memo(function SeriesView({ indicator, series, rules, asOf }: ViewProps) {
  const words = useWords();
  const tab = useTab();
  const { baseline, dimensions } = series;
  const title = useId();
  const figures = withoutBaseline(series.points, baseline);
  const of = { indicator, dimensions, asOf: asOf.day };
  return (
    <>
      <AsOfNotice asOf={asOf} />
      {/* The figure comes first wherever there is one column. */}
      <div className={`grid gap-4 ${tab === 'chart' ? 'xl:grid-cols-3 xl:grid-rows-[auto_1fr]' : ''}`}>
        {tab === 'chart' && (
          <div className="min-w-0 xl:col-start-3 xl:row-start-1">
            <Boundary around="part">
              <LatestCard
                indicator={indicator}
                latest={figures.at(-1)}
                baseline={baseline}
                isToday={asOf.day === null}
                noTotal={series.noTotal}
              />
            </Boundary>
          </div>
        )}
        <div
          className={`flex min-w-0 flex-col gap-4 ${tab === 'chart' ? 'xl:col-span-2 xl:col-start-1 xl:row-span-2 xl:row-start-1' : ''}`}
        >
          <Card labelledBy={title}>
            <h2 id={title} className="text-base font-semibold">
              {words.t(baseline === null ? 'indicator.chartPlain' : 'indicator.chart')}
            </h2>
            <TabLinks here={tab} />
            <div className="mt-4">
              <Boundary around="part" of={tab}>
                {tab === 'chart' && (
                  <ChartTab indicator={indicator} series={series} rules={rules} asOf={asOf} />
                )}
                {tab === 'table' && (
                  <Suspense fallback={<Skeleton height={320} />}>
                    <TableTab {...of} />
                  </Suspense>
                )}
                {tab === 'sources' && <SourcesTab {...of} />}
                {tab === 'history' && <HistoryTab {...of} />}
              </Boundary>
            </div>
          </Card>
          {tab === 'chart' && (
            <WhenIdle height={figures.length > 0 ? 320 : 0}>
              <Boundary around="part">
                <Suspense fallback={null}>
                  <CheckCard indicator={indicator.id} />
                </Suspense>
              </Boundary>
              <Boundary around="part">
                <Suspense fallback={null}>
                  <TimelineCard indicator={indicator} dimensions={dimensions} />
                </Suspense>
              </Boundary>
              <Boundary around="part">
                <PartsOfTotal indicator={indicator} series={series} asOf={asOf} />
              </Boundary>
              <Boundary around="part">
                {figures.length > 0 && (
                  <Suspense fallback={null}>
                    <BesideCard indicator={indicator} series={series} asOf={asOf.day} />
                  </Suspense>
                )}
              </Boundary>
              <Boundary around="part">{figures.length > 0 && <Trend {...of} />}</Boundary>
            </WhenIdle>
          )}
        </div>
        {tab === 'chart' && (
          <div className="min-w-0 [contain-intrinsic-size:auto_24rem] [content-visibility:auto] xl:col-start-3 xl:row-start-2">
            <BaselineCard indicator={indicator} baseline={baseline} />
          </div>
        )}
      </div>
    </>
  );
});
