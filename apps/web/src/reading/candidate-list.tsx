import type {
  CandidateState,
  CandidateWire,
  IndicatorSummaryWire,
  ParagraphWire,
} from '@marsad/indicators/contract';
import { type ReactNode, useMemo } from 'react';
import { useWords } from '../language/words.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { CandidateRow, type RowActs } from './candidate-row.js';
import { placeSaid } from './said.js';
import type { Show } from './shown.js';
import { Marked, type Shown } from './text-paragraphs.js';
import { bySentence } from './walk.js';

interface Props {
  readonly candidates: readonly CandidateWire[];
  readonly paragraphs: readonly ParagraphWire[];
  readonly highlights: ReadonlyMap<number, readonly Shown[]>;
  readonly indicators: readonly IndicatorSummaryWire[];
  readonly at: string | null;
  readonly acts: RowActs;
  readonly show: Show;
  /** Of all there are, by state. */
  readonly counts: Readonly<Record<CandidateState, number>>;
  readonly formOf: (candidate: CandidateWire) => ReactNode;
}

/** What was found, sentence by sentence: several figures of one sentence stand below it together. */
export function CandidateList(props: Props) {
  const { candidates, paragraphs, highlights, indicators, at, acts, show, counts, formOf } = props;
  const words = useWords();
  const paragraphOf = useMemo(() => new Map(paragraphs.map((one) => [one.n, one])), [paragraphs]);
  const groups = useMemo(() => bySentence(candidates), [candidates]);
  const { shown, pager } = useStretch(groups, at, acts.go);
  if (candidates.length === 0) return <Empty show={show} counts={counts} />;
  return (
    <>
      {pager}
      <ul aria-label={words.t('reading.figures')} className="flex flex-col gap-3">
        {shown.map((group) => {
          const [first] = group;
          if (first === undefined) return null;
          const paragraph = paragraphOf.get(first.paragraph);
          return (
            // By where the sentence stands: the rest of it stays when the first figure of it is dealt with, and keeps the focus.
            <li
              key={`${first.paragraph} ${first.sentence.start}`}
              className="[contain-intrinsic-size:auto_10rem] [content-visibility:auto]"
            >
              <div className="overflow-clip rounded-tremor-default border border-line bg-surface">
                {paragraph !== undefined && (
                  <div className="px-4 pb-2 pt-3 text-sm text-muted">
                    <p className="mb-1 flex flex-wrap gap-x-3 text-xs text-faint">
                      <span>{placeSaid(words, paragraph)}</span>
                      {group.length > 1 && (
                        <span>{words.t('reading.inOneSentence', { count: group.length })}</span>
                      )}
                    </p>
                    <p dir="auto" className="break-words">
                      <Marked
                        text={paragraph.text}
                        from={first.sentence.start}
                        to={first.sentence.end}
                        highlights={highlights.get(first.paragraph) ?? []}
                        at={at}
                      />
                    </p>
                  </div>
                )}
                <ul className="border-t border-line">
                  {group.map((candidate) => (
                    <CandidateRow
                      key={candidate.id}
                      candidate={candidate}
                      indicators={indicators}
                      isAt={candidate.id === at}
                      acts={acts}
                      form={formOf(candidate)}
                    />
                  ))}
                </ul>
              </div>
            </li>
          );
        })}
      </ul>
      {pager}
    </>
  );
}

/** So many sentences are shown at once: a report of a thousand pages has thousands. */
const mostShown = 50;

/** The stretch of the list that the keys are in, and what leads to the others. */
function useStretch(groups: readonly (readonly CandidateWire[])[], at: string | null, go: RowActs['go']) {
  const words = useWords();
  const index = at === null ? 0 : groups.findIndex((group) => group.some(({ id }) => id === at));
  const from = Math.floor(Math.max(0, index) / mostShown) * mostShown;
  const to = Math.min(groups.length, from + mostShown);
  const leap = (start: number, label: string) => {
    const first = groups[start]?.[0];
    return (
      <Button disabled={first === undefined} onClick={() => first && go(first.id)}>
        {label}
      </Button>
    );
  };
  const pager =
    groups.length <= mostShown ? null : (
      <div className="my-3 flex flex-wrap items-center gap-3 text-sm text-muted">
        {leap(from - mostShown, words.t('reading.before'))}
        <span className="tabular-nums">
          {words.t('reading.sentences', {
            from: words.number(from + 1),
            to: words.number(to),
            count: groups.length,
          })}
        </span>
        {leap(from + mostShown, words.t('reading.after'))}
      </div>
    );
  return { shown: groups.slice(from, to), pager };
}

/** Nothing is left to do, nothing was done yet, or nothing was found at all. */
function Empty({ show, counts }: Pick<Props, 'show' | 'counts'>) {
  const words = useWords();
  const isNone = counts.open + counts.accepted + counts.dismissed === 0;
  const [title, text] = isNone
    ? (['reading.nothingFound', 'reading.nothingFoundText'] as const)
    : show === 'open'
      ? (['reading.allDone', 'reading.allDoneText'] as const)
      : (['reading.noneOfState', null] as const);
  return (
    <Card>
      <div tabIndex={-1} data-empty className="outline-none">
        <p className="font-semibold">{words.t(title)}</p>
        {text !== null && <p className="text-muted">{words.t(text)}</p>}
      </div>
    </Card>
  );
}
