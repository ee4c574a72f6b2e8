/** A text with its figures highlighted: each state by its line and its sign, not by colour alone. */
import type { CandidateState, ParagraphWire } from '@marsad/indicators/contract';
import { memo } from 'react';
import { useWords } from '../language/words.js';
import { type Highlight, segmentsOf } from './segments.js';

export interface Shown extends Highlight {
  /** `sentence`: not a figure, but where it stands. */
  readonly state: CandidateState | 'sentence';
}

interface Props {
  readonly paragraphs: readonly ParagraphWire[];
  /** By the number of the paragraph. */
  readonly highlights: ReadonlyMap<number, readonly Shown[]>;
  /** The one that is looked at. */
  readonly at: string | null;
  /** The paragraph that somebody came for. */
  readonly target?: number | null;
  /** A highlight was pressed: whose it is. */
  readonly press?: (ids: readonly string[]) => void;
}

export function TextParagraphs({ paragraphs, highlights, at, target = null, press }: Props) {
  return paragraphs.map((paragraph, index) => {
    const here = highlights.get(paragraph.n) ?? none;
    return (
      <Paragraph
        key={paragraph.n}
        paragraph={paragraph}
        isFirstOfPage={paragraph.page !== null && paragraph.page !== paragraphs[index - 1]?.page}
        highlights={here}
        at={here.some(({ id }) => id === at) ? at : null}
        isTarget={paragraph.n === target}
        press={press ?? null}
      />
    );
  });
}

const none: readonly Shown[] = [];

interface ParagraphProps extends Pick<Props, 'at'> {
  readonly paragraph: ParagraphWire;
  readonly isFirstOfPage: boolean;
  readonly isTarget: boolean;
  readonly highlights: readonly Shown[];
  readonly press: Props['press'] | null;
}

/** Arabic and English are read each from its own side, whatever the page is in. A long text is laid out as it comes to sight. */
const Paragraph = memo(function Paragraph(props: ParagraphProps) {
  const { paragraph, isFirstOfPage, highlights, at, isTarget, press } = props;
  const words = useWords();
  const { n, page, text, isHeading } = paragraph;
  return (
    <div className="[contain-intrinsic-size:auto_6rem] [content-visibility:auto]">
      {isFirstOfPage && (
        <p className="mb-2 mt-4 border-t border-line pt-2 text-xs text-faint">
          {words.t('reading.page', { page: page ?? 0 })}
        </p>
      )}
      <p
        id={`p-${n}`}
        dir="auto"
        className={`scroll-mt-20 whitespace-pre-line break-words py-1.5 leading-relaxed text-ink ${isHeading ? 'font-semibold' : ''} ${
          isTarget ? 'border-s-4 border-accent ps-3' : ''
        }`}
        {...(isTarget ? { tabIndex: -1 } : {})}
      >
        <Marked text={text} from={0} to={text.length} {...{ highlights, at, press }} />
      </p>
    </div>
  );
});

interface MarkedProps extends Pick<ParagraphProps, 'highlights' | 'at'> {
  readonly text: string;
  /** The part of it that is shown. */
  readonly from: number;
  readonly to: number;
  readonly press?: Props['press'] | null;
}

/** A text, or a sentence of it, with its highlights. */
export function Marked({ text, from, to, highlights, at, press = null }: MarkedProps) {
  const moved = highlights.map((one) => ({
    ...one,
    stretches: one.stretches.map(({ start, end }) => ({ start: start - from, end: end - from })),
  }));
  const said = text.slice(from, to);
  const segments = segmentsOf(said.length, moved);
  return segments.map(({ start, end, ids }) => {
    const piece = said.slice(start, end);
    if (ids.length === 0) return piece;
    const own = moved.filter(({ id }) => ids.includes(id));
    // What belongs to several stands as what is still to be done with one of them.
    const state = states.find((one) => own.some((highlight) => highlight.state === one)) ?? 'open';
    // Once, where the figure itself ends; not behind what says it again.
    const isEnd = own.some(({ stretches: [first] }) => first?.end === end);
    return (
      // For the pointer alone: the list beside it is walked by keys, and leads to the same.
      <mark
        key={start}
        data-mark={ids.join(' ')}
        className={`${markLooks[state]} ${isEnd ? signs[state] : ''} ${
          at !== null && ids.includes(at) ? atLook : ''
        } ${press === null ? '' : 'cursor-pointer'}`}
        {...(press === null ? {} : { onClick: () => press(ids) })}
      >
        {piece}
      </mark>
    );
  });
}

const candidateStates = ['open', 'accepted', 'dismissed'] as const;
const states = [...candidateStates, 'sentence'] as const;

const markLooks: Readonly<Record<Shown['state'], string>> = {
  sentence: 'rounded-sm bg-watch/20 text-ink',
  open: 'rounded-sm bg-accent/10 text-ink underline decoration-accent decoration-2 underline-offset-4',
  accepted:
    'rounded-sm bg-within/10 text-ink underline decoration-within decoration-double underline-offset-4',
  dismissed: 'bg-transparent text-muted underline decoration-dotted decoration-2 underline-offset-4',
};
/** Stronger, and with a thicker line. */
const atLook = '!bg-accent/25 !text-ink !decoration-4';
const signs: Readonly<Record<Shown['state'], string>> = {
  sentence: '',
  open: '',
  accepted: "after:text-within after:no-underline after:content-['_✓']",
  dismissed: "after:no-underline after:content-['_✕']",
};

/** What the lines and the signs stand for. */
export function Legend() {
  const words = useWords();
  return (
    <p className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted">
      {candidateStates.map((state) => (
        <span key={state}>
          <span className={`${markLooks[state]} ${signs[state]}`}>{words.t(`reading.state.${state}`)}</span>
        </span>
      ))}
    </p>
  );
}
