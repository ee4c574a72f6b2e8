/** What is done to the grid beside typing, what its signs mean, and figures that it does not show. */
import type { IndicatorSummaryWire } from '@marsad/indicators/contract';
import { Fragment, type ReactNode, useMemo } from 'react';
import { useWords } from '../language/words.js';
import { VerdictMark } from '../saying/verdict-mark.js';
import { Button } from '../ui/button.js';
import { Notice } from '../ui/notice.js';
import { recordSigns, Sign } from './cell.js';
import { type Change, type Choice, showing } from './choice.js';
import { RowButtons } from './chooser.js';
import { figuresIn } from './draft.js';
import type { Cells } from './layout.js';
import type { GridHeld } from './use-draft.js';

interface Props {
  readonly choice: Choice;
  readonly held: GridHeld;
  readonly isLoading: boolean;
  readonly addAbove: (() => void) | null;
  readonly addBelow: (() => void) | null;
}

export function GridTools({ choice: { isCut, periods }, held, isLoading, addAbove, addBelow }: Props) {
  const words = useWords();
  const { grid, does, takeOut } = held;
  const isEmpty = Object.keys(grid.cells).length === 0;
  return (
    <>
      {isCut && <p className="text-sm text-muted">{words.t('grid.cut', { count: periods.length })}</p>}
      <fieldset className="flex flex-wrap gap-2">
        <legend className="sr-only">{words.t('grid.tools')}</legend>
        <Button disabled={grid.past.length === 0} onClick={() => does({ kind: 'undo' })}>
          {words.t('undo.undo')}
        </Button>
        <Button disabled={grid.future.length === 0} onClick={() => does({ kind: 'redo' })}>
          {words.t('grid.redo')}
        </Button>
        <RowButtons above={addAbove} below={addBelow} />
        <Button disabled={isEmpty} onClick={() => takeOut({ cells: grid.cells, table: null }, {})}>
          {words.t('grid.discard')}
        </Button>
        <p role="status" className="self-center text-xs text-faint">
          {isLoading && words.t('grid.loading')}
        </p>
      </fieldset>
    </>
  );
}

export function Legend() {
  const words = useWords();
  return (
    <details className="text-xs text-muted">
      <summary className="inline-flex min-h-8 cursor-pointer items-center rounded-sm text-accent underline decoration-1 underline-offset-[3px] hover:decoration-2">
        {words.t('grid.help')}
      </summary>
      <ul className="mt-2 flex flex-wrap gap-x-5 gap-y-2">
        <Meaning text={words.t('grid.legendHeld')}>
          <span className="text-faint">{words.number(60)}</span>
        </Meaning>
        {(['revises', 'beside', 'unchanged'] as const).map((kind) => (
          <Meaning key={kind} text={words.t(`grid.sign.${kind}`)}>
            <Sign {...recordSigns[kind]} />
          </Meaning>
        ))}
        <Meaning text={words.t('grid.notRead')}>
          <Sign path="M2 2h12v12H2z" look="fill-refused" />
        </Meaning>
        {(['above', 'within', 'below', 'indeterminate'] as const).map((verdict) => (
          <Meaning key={verdict} text={words.verdict(verdict)}>
            <span className="[&>svg]:size-4">
              <VerdictMark verdict={verdict} tone={verdict === 'indeterminate' ? 'unclear' : 'changed'} />
            </span>
          </Meaning>
        ))}
      </ul>
      <dl className="mt-3 grid max-w-3xl grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        {keysHelp.map(([pressed, does]) => (
          <Fragment key={does}>
            <dt dir="auto" className="font-medium text-ink">
              {pressed
                .map((one) => (one in named ? words.t(named[one as keyof typeof named]) : one))
                .join(' + ')}
            </dt>
            <dd>{words.t(does)}</dd>
          </Fragment>
        ))}
      </dl>
    </details>
  );
}

/** Keys that are called otherwise in each language; the others stand on the keyboard. */
const named = { letters: 'grid.key.type', arrows: 'grid.key.arrows' } as const;
const keysHelp = [
  [['letters'], 'grid.key.replace'],
  [['F2'], 'grid.key.edit'],
  [['Enter'], 'grid.key.down'],
  [['Tab'], 'grid.key.along'],
  [['Esc'], 'grid.key.giveUp'],
  [['Delete'], 'grid.key.empty'],
  [['Shift', 'arrows'], 'grid.key.mark'],
  [['Shift', 'Space'], 'grid.key.row'],
  [['Ctrl', 'Space'], 'grid.key.column'],
  [['Ctrl', 'A'], 'grid.key.all'],
  [['Ctrl', 'C, X, V'], 'grid.key.clipboard'],
  [['Ctrl', 'Z, Y'], 'grid.key.undo'],
  [['Ctrl', 'D'], 'grid.key.fillDown'],
  [['Ctrl', 'Enter'], 'grid.key.fill'],
  [['Ctrl', 'arrows'], 'grid.key.far'],
  [['Esc, Tab'], 'grid.key.out'],
] as const;

function Meaning({ text, children }: { text: string; children: ReactNode }) {
  return (
    <li className="inline-flex items-center gap-1.5">
      {children}
      {text}
    </li>
  );
}

interface UnseenProps {
  readonly hidden: number;
  readonly cells: Cells;
  readonly indicators: readonly IndicatorSummaryWire[];
  readonly choice: Choice;
  readonly choose: (change: Change) => void;
}

/** Figures that were typed where the grid does not reach any more: they are kept, not sent, and can be shown. */
export function Unseen({ hidden, cells, indicators, choice, choose }: UnseenProps) {
  const words = useWords();
  const wanted = useMemo(() => showing(cells, indicators, choice), [cells, indicators, choice]);
  if (hidden === 0 || figuresIn(cells) === 0) return null;
  return (
    <Notice>
      <p className={wanted === null ? '' : 'mb-3'}>{words.t('grid.hidden', { count: hidden })}</p>
      {wanted !== null && <Button onClick={() => choose(wanted)}>{words.t('grid.showHidden')}</Button>}
    </Notice>
  );
}
