import type { CitationWire, IndicatorSummaryWire, SeriesWire } from '@marsad/indicators/contract';
import { useId } from 'react';
import { useWords, type Words } from '../language/words.js';
import { gradeText, statedBaselines } from '../saying/citation.js';
import { Cell, Row, Table } from '../ui/table.js';
import { TextLink } from '../ui/text-link.js';
import { dayBefore } from './day-before.js';
import { useCitedSeries } from './use-parts.js';
import { WholeSeries } from './whole-series.js';

interface Props {
  readonly indicator: IndicatorSummaryWire;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly asOf: string | null;
}

interface Cited {
  readonly source: CitationWire;
  /** How many figures of it stand for their period, and how many only stand beside another's. */
  readonly recommended: number;
  readonly others: number;
  readonly isBaseline: boolean;
  readonly grades: readonly string[];
  /** ISO days. */
  readonly first: string;
  readonly last: string;
}

/** Where the figures of a series come from. */
export function SourcesTab(props: Props) {
  return <WholeSeries {...props}>{(series) => <CitedSources {...props} series={series} />}</WholeSeries>;
}

function CitedSources({ indicator, series, asOf }: Props & { readonly series: SeriesWire }) {
  const words = useWords();
  const id = useId();
  const cited = citedIn(words, useCitedSeries(indicator, series, asOf));
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-3 text-base font-semibold">
        {words.t('cited.title', { count: cited.length })}
      </h2>
      {cited.length === 0 ? (
        <p className="text-muted">{words.t('cited.none')}</p>
      ) : (
        <Table
          caption={words.t('cited.caption', { name: words.text(indicator.name) })}
          head={[
            words.t('cited.source'),
            words.t('cited.figures'),
            words.t('cited.periods'),
            words.t('table.grade'),
          ]}
        >
          {cited.map((one) => (
            <Row key={one.source.id || one.source.title}>
              <Cell className="min-w-56 !whitespace-normal">
                {one.source.id === '' ? (
                  <bdi>{one.source.title}</bdi>
                ) : (
                  <TextLink href={`/sources/${one.source.id}`}>{one.source.title}</TextLink>
                )}
                <span className="block text-xs text-muted">
                  <bdi>{[one.source.author, one.source.publisher].filter(Boolean).join(' · ')}</bdi>
                </span>
              </Cell>
              <Cell className="min-w-40 !whitespace-normal">
                {one.isBaseline && <span className="block">{words.t('cited.baseline')}</span>}
                {one.recommended > 0 && (
                  <span className="block">{words.t('cited.recommended', { count: one.recommended })}</span>
                )}
                {one.others > 0 && (
                  <span className="block text-muted">{words.t('cited.others', { count: one.others })}</span>
                )}
              </Cell>
              <Cell>{monthsOf(one, words)}</Cell>
              <Cell>{one.grades.length === 0 ? '–' : one.grades.join(words.t('list.comma'))}</Cell>
            </Row>
          ))}
        </Table>
      )}
    </section>
  );
}

/** From the first month to the last; a single one is said once. */
function monthsOf({ first, last }: Pick<Cited, 'first' | 'last'>, words: Words): string {
  const [from, to] = [first, last].map((day) => words.day(day.slice(0, 7)));
  return from === to ? `${from}` : `${from} – ${to}`;
}

/** Source by source, the one with the newest period first. */
function citedIn(words: Words, all: readonly SeriesWire[]): Cited[] {
  const found = new Map<string, Cited>();
  const add = (
    source: CitationWire,
    period: { readonly start: string; readonly end: string },
    counts: { recommended?: number; others?: number; isBaseline?: boolean; grade?: string },
  ) => {
    const key = source.id || source.title;
    const before = found.get(key);
    const last = dayBefore(period.end);
    found.set(key, {
      source,
      recommended: (before?.recommended ?? 0) + (counts.recommended ?? 0),
      others: (before?.others ?? 0) + (counts.others ?? 0),
      isBaseline: before?.isBaseline === true || counts.isBaseline === true,
      grades: [
        ...new Set([...(before?.grades ?? []), ...(counts.grade === undefined ? [] : [counts.grade])]),
      ],
      first: before === undefined || period.start < before.first ? period.start : before.first,
      last: before === undefined || last > before.last ? last : before.last,
    });
  };
  for (const { points, baseline } of all) {
    if (baseline !== null)
      for (const { citation } of statedBaselines(baseline))
        add(citation, baseline.period, { isBaseline: true });
    for (const { observation, alternatives, period } of points) {
      if (observation !== null && observation.id !== baseline?.observation)
        add(observation.source, period, { recommended: 1, grade: gradeText(words, observation) });
      for (const other of alternatives)
        add(other.observation.source, other.period, {
          others: 1,
          grade: gradeText(words, other.observation),
        });
    }
  }
  return [...found.values()].sort((a, b) => (a.last < b.last ? 1 : a.last > b.last ? -1 : 0));
}
