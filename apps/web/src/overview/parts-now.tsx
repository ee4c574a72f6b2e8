/** Where an indicator has no total: the newest figure of each part, in place of a chart in which there would be none. */

import type { IndicatorSummaryWire } from '@marsad/indicators/contract';
import { partName } from '../indicator/part-name.js';
import { useParts } from '../indicator/use-parts.js';
import { useWords } from '../language/words.js';
import { Failed } from '../ui/failed.js';
import { Skeleton } from '../ui/skeleton.js';
import { unreadOf } from '../ui/unread.js';

interface Props {
  readonly indicator: IndicatorSummaryWire;
  /** In px: as many as have room in it. */
  readonly height: number;
}

/** Of a row, and where there is room to be read from afar. */
const [usual, large] = [36, 48];
const roomy = 300;

export default function PartsNow({ indicator, height }: Props) {
  const words = useWords();
  const isLarge = height >= roomy;
  const most = Math.max(1, Math.floor(height / (isLarge ? large : usual)) - 1);
  const shown = { ...indicator, series: indicator.series.filter(isPart).slice(0, most) };
  const { parts, read } = useParts(shown, null);
  const failed = unreadOf(...read);
  if (failed !== undefined)
    return (
      <Failed
        what={words.t('failed.series', { name: words.text(indicator.name) })}
        error={failed.error}
        retry={() => void Promise.all(read.map((one) => one.refetch()))}
      />
    );
  const more = indicator.series.filter(isPart).length - parts.length;
  return (
    <ul className={`flex max-w-3xl flex-col ${isLarge ? 'text-xl' : 'text-sm'}`}>
      {parts.map(({ dimensions }, at) => {
        const newest = read[at]?.data?.points.at(-1);
        const name = partName(words, indicator, dimensions);
        return (
          <li
            key={name}
            className={`flex flex-wrap items-center justify-between gap-x-4 border-b border-line sm:flex-nowrap ${isLarge ? 'min-h-12' : 'min-h-9'}`}
          >
            <span className="min-w-0 break-words">{name}</span>
            {newest === undefined ? (
              <Skeleton height={20} />
            ) : (
              <span className="text-end">
                <span className="font-semibold tabular-nums">
                  {words.figure(newest.quantity, indicator.unit, newest.per)}
                </span>{' '}
                <span className="text-sm text-muted">{words.period(newest.period)}</span>
              </span>
            )}
          </li>
        );
      })}
      {more > 0 && <li className="pt-2 text-xs text-muted">{words.t('panel.moreParts', { count: more })}</li>}
    </ul>
  );
}

const isPart = ({ dimensions, figures }: IndicatorSummaryWire['series'][number]) =>
  figures > 0 && Object.keys(dimensions).length > 0;
