import type { IndicatorSummaryWire } from '@marsad/indicators/wire';
import { usePageTitle } from '../frame/page-title.js';
import { useWords, type Words } from '../language.js';
import { QuietRow } from '../panels/quiet-row.js';
import { TrendPanel } from '../panels/trend-panel.js';
import { useIndicators } from '../queries.js';
import { Card } from '../ui/card.js';
import { Failed } from '../ui/failed.js';
import { Skeleton } from '../ui/skeleton.js';

export function Overview() {
  const words = useWords();
  usePageTitle('');
  const { data, error, isError, refetch } = useIndicators();
  return (
    <>
      <div className="mb-6 max-w-3xl">
        <h1 className="text-2xl font-semibold">{words.t('overview.title')}</h1>
        <p className="mt-1 text-base text-muted">{words.t('overview.lead')}</p>
        {data !== undefined && <p className="mt-1 text-sm text-muted">{standing(words, data)}</p>}
      </div>
      {data !== undefined ? (
        <Sections indicators={data} />
      ) : isError ? (
        <Failed what={words.t('failed.overview')} error={error} retry={() => void refetch()} />
      ) : (
        <div role="status" aria-label={words.t('loading')} className="grid gap-4 xl:grid-cols-3">
          <Skeleton height={500} />
          <Skeleton height={500} />
          <Skeleton height={500} />
        </div>
      )}
    </>
  );
}

/** Panels of a row are equally high, until one opens its table: the others then keep their own height. */
const rowOfPanels = 'grid gap-4 xl:grid-cols-3 has-[[aria-expanded=true]]:items-start';

function Sections({ indicators }: { indicators: readonly IndicatorSummaryWire[] }) {
  const words = useWords();
  const of = (section: IndicatorSummaryWire['section']) =>
    indicators.filter((indicator) => indicator.section === section);
  const own = of('own');
  const drawn = [
    ...of('further'),
    ...own.filter(({ baseline, latest }) => baseline !== null || latest !== null),
  ];
  const quiet = [
    ...of('unquantified'),
    ...own.filter(({ baseline, latest }) => baseline === null && latest === null),
  ];
  return (
    <div className="flex flex-col gap-10">
      <section aria-labelledby="headline">
        <h2 id="headline" className="sr-only">
          {words.t('overview.headline')}
        </h2>
        <div className={rowOfPanels}>
          {of('headline').map((indicator) => (
            <TrendPanel key={indicator.id} indicator={indicator} />
          ))}
        </div>
      </section>
      {drawn.length > 0 && (
        <section aria-labelledby="further">
          <h2 id="further" className="mb-4 text-base font-semibold">
            {words.t('overview.further')}
          </h2>
          <div className={rowOfPanels}>
            {drawn.map((indicator) => (
              <TrendPanel key={indicator.id} indicator={indicator} height={176} />
            ))}
          </div>
        </section>
      )}
      {quiet.length > 0 && (
        <section aria-labelledby="unquantified">
          <h2 id="unquantified" className="text-base font-semibold">
            {words.t('overview.unquantified')}
          </h2>
          <p className="mb-4 text-sm text-muted">{words.t('overview.unquantifiedLead')}</p>
          <Card className="py-1 sm:py-1">
            <ul className="divide-y divide-line">
              {quiet.map((indicator) => (
                <QuietRow key={indicator.id} indicator={indicator} />
              ))}
            </ul>
          </Card>
        </section>
      )}
    </div>
  );
}

/** How many stand where, in one sentence. */
function standing(words: Words, indicators: readonly IndicatorSummaryWire[]): string {
  const withBaseline = indicators.filter(({ baseline }) => baseline !== null);
  const verdicts = withBaseline.flatMap(({ latest }) => (latest === null ? [] : [latest.comparison.verdict]));
  const count = (verdict: string) => verdicts.filter((one) => one === verdict).length;
  return words.t(verdicts.length === 0 ? 'overview.standingNone' : 'overview.standing', {
    all: withBaseline.length,
    compared: verdicts.length,
    above: count('above'),
    within: count('within'),
    below: count('below'),
    unclear: verdicts.length - count('above') - count('within') - count('below'),
  });
}
