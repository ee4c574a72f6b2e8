import type { IndicatorSummaryWire, SeriesWire } from '@marsad/indicators/wire';
import { type RefObject, useState } from 'react';
import { useWords, type Words } from '../language.js';
import { Download } from '../record/download.js';
import { useToday } from '../today.js';
import { Button } from '../ui/button.js';
import { shortSource } from '../ui/citation.js';
import { unitPhrase } from '../units.js';
import { partName } from './part-name.js';
import { useCitedSeries } from './use-parts.js';

interface Props {
  readonly chart: RefObject<HTMLElement>;
  readonly indicator: IndicatorSummaryWire;
  readonly series: SeriesWire;
  readonly asOf: string | null;
}

type Said = 'none' | 'copied' | 'not-copied' | 'failed';

/** The chart as a picture, its figures as a file, and the view as a link. */
export function TakeAway({ chart, indicator, series, asOf }: Props) {
  const words = useWords();
  const cited = useCitedSeries(indicator, series, asOf);
  const today = useToday();
  const [said, setSaid] = useState<Said>('none');
  const take = async (kind: 'png' | 'svg') => {
    const drawing = chart.current?.querySelector<SVGSVGElement>('svg[data-chart]');
    if (!drawing) return;
    try {
      const { pngOf, save, svgOf } = await import('./picture.js');
      const day = asOf ?? today();
      const text = pictureText(words, indicator, cited, day);
      save(
        await (kind === 'png' ? pngOf(drawing, text) : svgOf(drawing, text)),
        `${indicator.id}-${day}.${kind}`,
      );
      setSaid('none');
    } catch {
      setSaid('failed');
    }
  };
  const copy = () => {
    // Only where the browser allows it: on https, or on this machine.
    const written = navigator.clipboard?.writeText(window.location.href);
    if (written === undefined) setSaid('not-copied');
    else
      written.then(
        () => setSaid('copied'),
        () => setSaid('not-copied'),
      );
  };
  return (
    <div className="mt-4 flex flex-col gap-2 border-t border-line pt-3 print:hidden">
      <div className="flex flex-wrap items-center gap-2">
        <Button className="min-h-9 px-3 py-1 text-xs" onClick={() => void take('png')}>
          {words.t('take.png', { format: 'PNG' })}
        </Button>
        <Button className="min-h-9 px-3 py-1 text-xs" onClick={() => void take('svg')}>
          {words.t('take.svg', { format: 'SVG' })}
        </Button>
        <Button className="min-h-9 px-3 py-1 text-xs" onClick={copy}>
          {words.t('take.link')}
        </Button>
        <span role="status" className="text-xs text-muted">
          {said === 'copied' && words.t('take.copied')}
          {said === 'not-copied' && words.t('take.notCopied')}
          {said === 'failed' && words.t('take.failed')}
        </span>
      </div>
      <Download indicator={indicator} asOf={asOf} />
    </div>
  );
}

/** Sources beyond these are counted, not named. */
const mostSources = 8;

function pictureText(
  words: Words,
  indicator: IndicatorSummaryWire,
  series: readonly SeriesWire[],
  day: string,
) {
  const cited = series.flatMap(({ baseline, points }) => [
    ...(baseline === null ? [] : [baseline.citation]),
    ...points.flatMap(({ observation, alternatives }) =>
      [observation, ...alternatives.map((one) => one.observation)].flatMap((one) =>
        one === null ? [] : [one.source],
      ),
    ),
  ]);
  const names = [...new Set(cited.map((source) => shortSource(source, words)))];
  const part = partName(words, indicator, series[0]?.dimensions ?? {});
  return {
    title: words.text(indicator.name),
    subtitle: [unitPhrase(words, indicator.unit, indicator.rateBasis), ...(part === '' ? [] : [part])].join(
      ' · ',
    ),
    notes: [
      words.t('take.sources', {
        names: names.slice(0, mostSources).join(words.t('list.comma')),
        more: Math.max(0, names.length - mostSources),
        count: names.length,
      }),
      words.t('take.asOf', { day: words.day(day) }),
      window.location.origin + window.location.pathname,
    ],
    dir: words.dir,
  };
}
