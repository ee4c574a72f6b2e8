import { saysSomething } from '@marsad/indicators';
import { isConverted, pointId } from '@marsad/indicators/chart';
import type { IndicatorWire, PointWire } from '@marsad/indicators/contract';
import { toneOf } from '@marsad/indicators/limits';
import { useWords } from '../language/words.js';
import { Citation, gradeText } from '../saying/citation.js';
import { VerdictMark } from '../saying/verdict-mark.js';
import { Cell, Row, Table } from '../ui/table.js';

interface Props {
  readonly points: readonly PointWire[];
  readonly indicator: IndicatorWire;
  readonly columns: 'short' | 'full';
}

export function FigureTable({ points, indicator, columns }: Props) {
  const words = useWords();
  const full = columns === 'full';
  const { unit, rateBasis } = indicator;
  const converted = points.some((point) => isConverted(point, rateBasis));
  const head = [
    words.t('table.period'),
    words.t('table.figure'),
    ...(converted ? [words.t('table.normalised')] : []),
    words.t('table.verdict'),
    words.t('table.ratio'),
    ...(full ? [words.t('table.source'), words.t('table.grade'), words.t('table.recorded')] : []),
  ];
  return (
    <Table
      caption={words.t(full ? 'table.captionFull' : 'table.caption', { name: words.text(indicator.name) })}
      head={head}
    >
      {points.map((point) => (
        <Row key={pointId(point)}>
          <Cell>{words.period(point.period)}</Cell>
          <Cell className="font-medium tabular-nums">
            {words.figure(point.quantity, unit, point.per)}
            {point.partial && <span className="block text-xs text-faint">{words.t('panel.partial')}</span>}
            {point.disagreement && (
              <span className="block text-xs font-normal text-watch-ink">
                {words.t(point.derived ? 'disagreement.ofPart' : 'disagreement.short')}
              </span>
            )}
            {point.recommendedBecause === 'tied' && (
              <span className="block text-xs font-normal text-watch-ink">{words.t('tied.short')}</span>
            )}
            {point.parts?.agrees === false && (
              <span className="block text-xs font-normal text-watch-ink">
                {words.t('parts.short', { sum: words.figure(point.parts.sum, unit, point.per) })}
              </span>
            )}
            {point.derived && <span className="block text-xs text-faint">{words.t('table.derived')}</span>}
          </Cell>
          {converted && (
            <Cell className="min-w-44 !whitespace-normal tabular-nums">
              {words.figure(point.normalised.quantity, unit, rateBasis ?? 'period')}
            </Cell>
          )}
          <Cell>
            <span className="inline-flex items-center gap-1.5">
              <VerdictMark
                verdict={point.comparison.verdict}
                tone={toneOf(point.comparison, indicator.direction)}
              />
              {words.verdict(point.comparison.verdict)}
            </span>
          </Cell>
          <Cell className="tabular-nums">
            {point.comparison.ratio === null || !saysSomething(point.comparison.ratio)
              ? '–'
              : words.ratio(point.comparison.ratio)}
          </Cell>
          {full && (
            <>
              <Cell className="min-w-48 !whitespace-normal">
                {point.observation === null ? (
                  '–'
                ) : (
                  <Citation bare source={point.observation.source} graded={point.observation} />
                )}
              </Cell>
              <Cell>{point.observation === null ? '–' : gradeText(words, point.observation)}</Cell>
              <Cell className="min-w-32 !whitespace-normal text-xs">
                {point.observation === null ? '–' : words.instant(point.observation.recordedAt)}
              </Cell>
            </>
          )}
        </Row>
      ))}
    </Table>
  );
}
