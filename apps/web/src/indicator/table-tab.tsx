import { withoutBaseline } from '@marsad/indicators/chart';
import type { IndicatorSummaryWire } from '@marsad/indicators/contract';
import { useId } from 'react';
import { useSearchParams } from 'wouter';
import { FigureTable } from '../chart/figure-table.js';
import { useWords } from '../language/words.js';
import { NoTotal } from '../saying/no-total.js';
import { useAddress } from '../ui/address.js';
import { Button } from '../ui/button.js';
import { Download } from './download.js';
import { WholeSeries } from './whole-series.js';

const pageSize = 200;

interface Props {
  readonly indicator: IndicatorSummaryWire;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly asOf: string | null;
}

/** Every figure of a series, the newest first. */
export function TableTab({ indicator, dimensions, asOf }: Props) {
  const words = useWords();
  const id = useId();
  const [search] = useSearchParams();
  const [, write] = useAddress();
  const asked = Number(search.get('page') ?? '1');
  return (
    <WholeSeries indicator={indicator} dimensions={dimensions} asOf={asOf}>
      {({ points, baseline, noTotal }) => {
        const figures = withoutBaseline(points, baseline).toReversed();
        const pages = Math.max(1, Math.ceil(figures.length / pageSize));
        const page = Number.isInteger(asked) ? Math.min(pages, Math.max(1, asked)) : 1;
        const first = (page - 1) * pageSize;
        const shown = figures.slice(first, first + pageSize);
        const turn = (to: number) => write({ page: to === 1 ? '' : String(to) }, false);
        return (
          <section aria-labelledby={id}>
            <h2 id={id} className="mb-3 text-base font-semibold">
              {words.t('indicator.figures', { count: figures.length })}
            </h2>
            {figures.length === 0 && noTotal !== null ? (
              <NoTotal why={noTotal} indicator={indicator} />
            ) : figures.length === 0 ? (
              <p className="text-muted">
                {words.t(baseline === null ? 'indicator.noneYet' : 'indicator.figuresNone')}
              </p>
            ) : (
              <FigureTable points={shown} indicator={indicator} columns="full" />
            )}
            {pages > 1 && (
              <nav
                aria-label={words.t('pages.label')}
                className="mt-3 flex flex-wrap items-center gap-3 text-sm text-muted print:hidden"
              >
                <Button disabled={page === 1} onClick={() => turn(page - 1)}>
                  {words.t('pages.newer')}
                </Button>
                <span role="status">
                  {words.t('pages.shown', {
                    first: first + 1,
                    last: first + shown.length,
                    all: figures.length,
                  })}
                </span>
                <Button disabled={page === pages} onClick={() => turn(page + 1)}>
                  {words.t('pages.older')}
                </Button>
              </nav>
            )}
            <Download indicator={indicator} asOf={asOf} />
          </section>
        );
      }}
    </WholeSeries>
  );
}
