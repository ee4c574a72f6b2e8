import { type RefObject, useState } from 'react';
import { Link } from 'wouter';
import { useToday } from '../api/today.js';
import { useWords } from '../language/words.js';
import { ForRole } from '../session/session.js';
import { Button } from '../ui/button.js';
import { Download } from './download.js';
import { pictureText, type View } from './picture-text.js';
import { useCitedSeries } from './use-parts.js';

interface Props {
  /** Around the chart and its key. */
  readonly chart: RefObject<HTMLElement>;
  readonly view: View;
}

type Outcome = 'none' | 'copied' | 'not-copied' | 'failed';

/** The chart as a picture, its figures as a file, and the view as a link. */
export function TakeAway({ chart, view }: Props) {
  const words = useWords();
  const { indicator, series, asOf } = view;
  const cited = useCitedSeries(indicator, series, asOf);
  const today = useToday();
  const [outcome, setOutcome] = useState<Outcome>('none');
  const take = async (kind: 'png' | 'svg') => {
    try {
      const { picturedIn, pngOf, save, svgOf } = await import('./picture.js');
      const pictured = chart.current && picturedIn(chart.current);
      if (pictured === null) return;
      const { origin, pathname } = window.location;
      const text = pictureText(words, view, { cited, today: today(), page: `${origin}${pathname}` });
      save(
        await (kind === 'png' ? pngOf(pictured, text) : svgOf(pictured, text)),
        `${indicator.id}-${asOf ?? today()}.${kind}`,
      );
      setOutcome('none');
    } catch {
      setOutcome('failed');
    }
  };
  const copy = () => {
    // Only where the browser allows it: on https, or on this machine.
    const written = navigator.clipboard?.writeText(window.location.href);
    if (written === undefined) setOutcome('not-copied');
    else
      written.then(
        () => setOutcome('copied'),
        () => setOutcome('not-copied'),
      );
  };
  return (
    <div className="mt-4 flex flex-col gap-2 border-t border-line pt-3 print:hidden">
      <div className="flex flex-wrap items-center gap-2">
        <Button className="min-h-9 px-3 py-1 text-xs" onClick={() => void take('png')}>
          {words.t('takeAway.png', { format: 'PNG' })}
        </Button>
        <Button className="min-h-9 px-3 py-1 text-xs" onClick={() => void take('svg')}>
          {words.t('takeAway.svg', { format: 'SVG' })}
        </Button>
        <Button className="min-h-9 px-3 py-1 text-xs" onClick={copy}>
          {words.t('takeAway.link')}
        </Button>
        <ForRole needed="editor">
          <Link
            href={publishing(view)}
            className="inline-flex min-h-9 items-center rounded-tremor-default border border-edge bg-surface px-3 py-1 text-xs font-semibold text-ink no-underline hover:bg-sunken"
          >
            {words.t('publicChart.here')}
          </Link>
        </ForRole>
        <span role="status" className="text-xs text-muted">
          {outcome === 'copied' && words.t('takeAway.copied')}
          {outcome === 'not-copied' && words.t('takeAway.notCopied')}
          {outcome === 'failed' && words.t('takeAway.failed')}
        </span>
      </div>
      <Download indicator={indicator} asOf={asOf} />
    </div>
  );
}

/** Where this view is made public: it says there what is looked at here. */
function publishing({ indicator, series, months, scale, heights }: View): string {
  const query = new URLSearchParams([
    ['indicator', indicator.id],
    ...Object.entries(series.dimensions).map(([id, code]) => [`dimensions[${id}]`, code]),
    ...Object.entries({ from: months.from, to: months.to }).filter(([, value]) => value !== ''),
    ...(heights === 'given' ? [['heights', heights]] : []),
    ...(scale === 'linear' ? [] : [['scale', scale]]),
  ]);
  return `/public-charts?${query}`;
}
