import type { IndicatorSummaryWire } from '@marsad/indicators/contract';
import { useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { useIndicators } from '../api/queries.js';
import { useToday } from '../api/today.js';
import { useWhyNoTable } from '../import/may-import.js';
import { TablesNav } from '../import/nav.js';
import { useWords } from '../language/words.js';
import { Failed } from '../ui/failed.js';
import { FirstIndicator } from '../ui/first-indicator.js';
import { Notice } from '../ui/notice.js';
import { usePageTitle } from '../ui/page-title.js';
import { Skeleton } from '../ui/skeleton.js';
import { type Change, readChoice, writeChoice } from './choice.js';
import { Chooser } from './chooser.js';
import { TypedGrid } from './typed-grid.js';

/** Figures typed as into a spreadsheet: periods below each other, indicators or parts of one beside each other. */
export default function GridPage() {
  const words = useWords();
  usePageTitle(words.t('grid.title'));
  const whyNot = useWhyNoTable();
  const indicators = useIndicators();
  return (
    <>
      <h1 className="text-2xl font-semibold">{words.t('grid.title')}</h1>
      <TablesNav />
      <p className="mb-4 max-w-prose text-sm text-muted">{words.t('grid.lead')}</p>
      {whyNot !== null ? (
        <Notice kind="warning">{whyNot}</Notice>
      ) : indicators.data?.length === 0 ? (
        <FirstIndicator />
      ) : indicators.data !== undefined ? (
        <Chosen indicators={indicators.data} />
      ) : indicators.error !== null ? (
        <Failed
          what={words.t('failed.indicators')}
          error={indicators.error}
          retry={() => void indicators.refetch()}
        />
      ) : (
        <Skeleton height={640} />
      )}
    </>
  );
}

function Chosen({ indicators }: { indicators: readonly IndicatorSummaryWire[] }) {
  const words = useWords();
  const today = useToday()();
  const [search, setSearch] = useSearchParams();
  const asked = search.toString();
  const choice = useMemo(
    () => readChoice(new URLSearchParams(asked), indicators, today),
    [asked, indicators, today],
  );
  const choose = (change: Change) =>
    setSearch((before) => writeChoice(before, change), { replace: change.columns === undefined });
  return (
    <div className="grid gap-4">
      <Chooser choice={choice} indicators={indicators} today={today} choose={choose} />
      {choice.unknown.length > 0 && (
        <Notice kind="warning">
          {words.t('grid.unknownColumns', { names: choice.unknown.join(words.t('list.comma')) })}
        </Notice>
      )}
      <TypedGrid choice={choice} indicators={indicators} today={today} choose={choose} />
    </div>
  );
}
