/** One cell: what stands in it, what it is read as, or what is on record where nothing was typed. */
import type { Direction } from '@marsad/indicators';
import type { PointWire } from '@marsad/indicators/contract';
import { toneOf } from '@marsad/indicators/limits';
import { type FocusEvent, memo, useLayoutEffect, useRef } from 'react';
import { useWords, type Words } from '../language/words.js';
import { VerdictMark } from '../saying/verdict-mark.js';
import { typedDir } from '../ui/typed-dir.js';
import type { Typing } from './model.js';
import type { CellRead } from './reading.js';

export interface CellView {
  readonly text: string;
  readonly read: CellRead | undefined;
  /** On record, where nothing was typed. */
  readonly held: Pick<PointWire, 'quantity' | 'per' | 'derived'> | null;
  /** Stands in for what is empty: the source that holds for all rows. */
  readonly instead: string;
  readonly direction: Direction;
  readonly isFaulty: boolean;
}

interface Props {
  readonly view: CellView;
  readonly name: string;
  readonly column: number;
  readonly isActive: boolean;
  readonly isMarked: boolean;
  readonly typing: Typing | null;
  readonly typed: (text: string) => void;
  readonly left: (event: FocusEvent) => void;
}

export const Cell = memo(function Cell(props: Props) {
  const { view, name, column, isActive, isMarked, typing, typed, left } = props;
  const isFaulty = view.isFaulty && typing === null;
  const look = isActive
    ? 'shadow-[inset_0_0_0_1px_rgb(var(--accent))]'
    : isFaulty
      ? 'shadow-[inset_0_0_0_1px_rgb(var(--refused))]'
      : '';
  return (
    <td
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of a grid is typed into.
      role="gridcell"
      data-column={column}
      tabIndex={isActive && typing === null ? 0 : -1}
      aria-selected={isMarked}
      aria-invalid={isFaulty || undefined}
      className={`h-10 min-w-28 max-w-56 cursor-cell border-b border-e border-line p-0 align-middle focus:outline focus:outline-2 focus:-outline-offset-2 focus:outline-accent ${
        isMarked && !isActive ? 'bg-accent/15' : isFaulty ? 'bg-refused/10' : ''
      } ${look}`}
    >
      {typing === null ? (
        <Shown view={view} />
      ) : (
        <Editor name={name} typing={typing} typed={typed} left={left} isInvalid={view.isFaulty} />
      )}
    </td>
  );
});

function Shown({ view: { text, read, held, instead, direction, isFaulty } }: { view: CellView }) {
  const words = useWords();
  if (text === '' && held !== null)
    return (
      <span className="block truncate px-2 text-faint">
        <span className="sr-only">{words.t(held.derived ? 'grid.sumThere' : 'grid.there')} </span>
        <bdi className={held.derived ? 'italic' : ''}>{words.figure(held.quantity, null, held.per)}</bdi>
      </span>
    );
  if (text === '')
    return instead === '' ? null : (
      <span className="block truncate px-2 text-faint">
        <bdi>{instead}</bdi>
      </span>
    );
  return (
    <span className="flex items-center gap-1.5 px-2">
      <span className={`min-w-0 flex-1 truncate ${read?.kind === 'none' ? 'text-faint' : ''}`}>
        <bdi>{text}</bdi>
      </span>
      {isFaulty && <Sign path="M2 2h12v12H2z" look="fill-refused" label={words.t('grid.notRead')} />}
      {read?.kind === 'figure' && <FigureSigns read={read} direction={direction} words={words} />}
    </span>
  );
}

export const recordSigns = {
  revises: { path: 'M8 1.5 15 14H1z', look: 'fill-watch' },
  unchanged: { path: 'M2 5h12v2H2zM2 9h12v2H2z', look: 'fill-faint' },
  beside: { path: 'M2 2h5v12H2zM9 2h5v12H9z', look: 'fill-faint' },
} as const;

/** What it means for the record, then how it compares: each by its shape, and in words for those who hear it. */
function FigureSigns({
  read: { standing, preview },
  direction,
  words,
}: {
  read: Extract<CellRead, { kind: 'figure' }>;
  direction: Direction;
  words: Words;
}) {
  const { kind } = standing;
  const { comparison } = preview;
  return (
    <>
      {(kind === 'revises' || kind === 'unchanged' || kind === 'beside') && (
        <Sign {...recordSigns[kind]} label={words.t(`grid.sign.${kind}`)} />
      )}
      {comparison !== null && comparison.verdict !== 'not-comparable' && (
        <span className="shrink-0 [&>svg]:size-4">
          <VerdictMark verdict={comparison.verdict} tone={toneOf(comparison, direction)} />
          <span className="sr-only">{words.verdict(comparison.verdict)}</span>
        </span>
      )}
    </>
  );
}

export function Sign({ path, look, label }: { path: string; look: string; label?: string }) {
  return (
    <>
      <svg viewBox="0 0 16 16" aria-hidden className={`size-2.5 shrink-0 ${look}`}>
        <path d={path} />
      </svg>
      {label !== undefined && <span className="sr-only">{label}</span>}
    </>
  );
}

interface EditorProps extends Pick<Props, 'name' | 'typed' | 'left'> {
  readonly typing: Typing;
  readonly isInvalid: boolean;
}

function Editor({ name, typing: { text }, typed, left, isInvalid }: EditorProps) {
  const words = useWords();
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    const field = input.current;
    if (field === null) return;
    field.focus({ preventScroll: true });
    field.setSelectionRange(field.value.length, field.value.length);
  }, []);
  return (
    <input
      ref={input}
      aria-label={name}
      aria-invalid={isInvalid || undefined}
      dir={typedDir(text, words)}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      enterKeyHint="next"
      value={text}
      onChange={({ target }) => typed(target.value)}
      onBlur={left}
      className="block h-10 w-full min-w-28 border-0 bg-surface px-2 py-0 text-sm text-ink outline outline-2 -outline-offset-2 outline-accent focus:ring-0"
    />
  );
}
