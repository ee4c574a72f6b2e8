import { endonymOf, isLanguage, languages } from '@marsad/indicators';
import type { IndicatorSummaryWire } from '@marsad/indicators/contract';
import { mostBriefIntroduction, mostBriefTitle } from '@marsad/indicators/limits';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { useSearchParams } from 'wouter';
import { briefApi } from '../api/brief.js';
import { keys, useIndicators } from '../api/queries.js';
import { prefer } from '../language/preferences.js';
import { useWords } from '../language/words.js';
import { lazyComponent } from '../lazy/lazy-component.js';
import { ForRole } from '../session/session.js';
import { Button, ButtonLink } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { DayField } from '../ui/day-field.js';
import { Failed } from '../ui/failed.js';
import { Field } from '../ui/field.js';
import { FirstIndicator } from '../ui/first-indicator.js';
import { Notice } from '../ui/notice.js';
import { usePageTitle } from '../ui/page-title.js';
import { Skeleton } from '../ui/skeleton.js';
import { type BriefAddress, readBrief, writeBrief } from './address.js';
import { Keep } from './keep.js';
import { Picker } from './picker.js';
import { Share } from './share.js';
import { Sheet } from './sheet.js';

const Order = lazyComponent(() => import('./order.js'));

/** Puts a brief together; all of it is in the address. */
export default function BriefPage() {
  const words = useWords();
  const { data, error, isError, refetch } = useIndicators();
  if (data?.length === 0) return <FirstIndicator />;
  if (data !== undefined) return <Composer indicators={data} />;
  return isError ? (
    <Failed what={words.t('failed.indicators')} error={error} retry={() => void refetch()} />
  ) : (
    <div role="status" aria-label={words.t('loading')}>
      <Skeleton height={640} />
    </div>
  );
}

/** In px: a row of the order, where its name is one line. */
const rowHeight = 41;

/** What an address that says nothing of it begins with. */
function usualChoice(indicators: readonly IndicatorSummaryWire[]): string[] {
  const headline = indicators.filter(({ section }) => section === 'headline');
  // An installation that watches something else has none of these.
  return (headline.length > 0 ? headline : indicators.slice(0, 3)).map(({ id }) => id);
}

function Composer({ indicators }: { indicators: readonly IndicatorSummaryWire[] }) {
  const words = useWords();
  const [search, setSearch] = useSearchParams();
  const brief = readBrief(search);
  const change = (part: Partial<BriefAddress>) =>
    setSearch((before) => writeBrief(before, part), { replace: true });
  const wanted = brief.indicators ?? usualChoice(indicators);
  const items = wanted.flatMap((id) => indicators.find((one) => one.id === id) ?? []);
  const chosen = items.map(({ id }) => id);
  const title = brief.title.trim() || words.t('brief.nameUsual');
  usePageTitle(title);
  const choose = (next: readonly string[]) => change({ indicators: next });
  return (
    <>
      <div className="mb-6 flex flex-wrap items-end justify-between gap-4 print:hidden">
        <div className="max-w-2xl">
          <h1 className="text-2xl font-semibold">{words.t('brief.title')}</h1>
          <p className="mt-1 text-sm text-muted">{words.t('brief.lead')}</p>
        </div>
        <div className="flex flex-wrap gap-2">
          <ButtonLink href="/briefs">{words.t('saved.title')}</ButtonLink>
          <ForRole needed="editor">
            <Keep title={title} brief={brief} chosen={chosen} />
          </ForRole>
          <Button look="primary" disabled={chosen.length === 0} onClick={() => window.print()}>
            {words.t('brief.print')}
          </Button>
        </div>
      </div>
      <div className="grid gap-6 lg:grid-cols-[22rem_minmax(0,1fr)] lg:items-start print:block">
        <div className="flex min-w-0 flex-col gap-6 print:hidden">
          <Card className="flex flex-col gap-4">
            <Texts brief={brief} change={change} />
          </Card>
          <Card labelledBy="choose" className="flex flex-col gap-4">
            <h2 id="choose" className="text-base font-semibold">
              {words.t('brief.choose')}
            </h2>
            {wanted.length > chosen.length && (
              <Notice kind="warning">
                {words.t('brief.gone', { count: wanted.length - chosen.length })}
              </Notice>
            )}
            <Picker indicators={indicators} chosen={chosen} choose={choose} />
            {items.length > 0 && (
              <div>
                <h3 className="text-sm font-semibold">{words.t('brief.order')}</h3>
                <p className="mb-2 text-xs text-faint">{words.t('brief.orderHint')}</p>
                <Suspense fallback={<Skeleton height={items.length * rowHeight} />}>
                  <Order
                    items={items.map(({ id, name }) => ({ id, name: words.text(name) }))}
                    choose={choose}
                  />
                </Suspense>
              </div>
            )}
          </Card>
          {chosen.length > 0 && (
            <ForRole needed="editor">
              <Share title={title} introduction={brief.introduction} indicators={chosen} asOf={brief.asOf} />
            </ForRole>
          )}
        </div>
        <Result chosen={chosen} title={title} brief={brief} />
      </div>
    </>
  );
}

interface TextsProps {
  readonly brief: BriefAddress;
  readonly change: (part: Partial<BriefAddress>) => void;
}

function Texts({ brief, change }: TextsProps) {
  const words = useWords();
  return (
    <>
      <Field label={words.t('brief.name')}>
        {(aids) => (
          <input
            {...aids}
            dir="auto"
            maxLength={mostBriefTitle}
            placeholder={words.t('brief.nameUsual')}
            value={brief.title}
            onChange={({ target }) => change({ title: target.value })}
          />
        )}
      </Field>
      <Field label={words.t('brief.introduction')} hint={words.t('brief.introductionHint')}>
        {(aids) => (
          <textarea
            {...aids}
            dir="auto"
            rows={3}
            maxLength={mostBriefIntroduction}
            value={brief.introduction}
            onChange={({ target }) => change({ introduction: target.value })}
          />
        )}
      </Field>
      <div className="grid grid-cols-2 gap-4">
        <Field label={words.t('brief.asOf')} hint={words.t('brief.asOfHint')}>
          {(aids) => (
            <DayField
              {...aids}
              label={words.t('brief.asOf')}
              none={words.t('day.today')}
              value={brief.asOf ?? ''}
              onChange={(day) => change({ asOf: day === '' ? null : day })}
            />
          )}
        </Field>
        <Field label={words.t('brief.language')}>
          {(aids) => (
            <select
              {...aids}
              value={words.language}
              onChange={({ target }) => isLanguage(target.value) && prefer({ language: target.value })}
            >
              {languages.map((language) => (
                <option key={language} value={language} lang={language}>
                  {endonymOf(language)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
    </>
  );
}

interface ResultProps {
  readonly chosen: readonly string[];
  readonly title: string;
  readonly brief: BriefAddress;
}

function Result({ chosen, title, brief }: ResultProps) {
  const words = useWords();
  const { data, error, refetch } = useQuery({
    queryKey: keys.brief(chosen, brief.asOf),
    queryFn: ({ signal }) => briefApi.briefFigures(chosen, brief.asOf, signal),
    enabled: chosen.length > 0,
    placeholderData: keepPreviousData,
  });
  if (chosen.length === 0)
    return <Notice title={words.t('brief.nothing')}>{words.t('brief.nothingText')}</Notice>;
  if (error !== null && data === undefined)
    return <Failed what={words.t('brief.figuresFailed')} error={error} retry={() => void refetch()} />;
  if (data === undefined)
    return (
      <div role="status" aria-label={words.t('loading')}>
        <Skeleton height={900} />
      </div>
    );
  return <Sheet {...data} title={title} introduction={brief.introduction.trim()} linked />;
}
