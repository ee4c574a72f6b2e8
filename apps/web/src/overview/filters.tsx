/** Filters and sorting, which stand in the address; grouping and the order, which are the reader's own. */
import type { ArrangementWire } from '@marsad/indicators/contract';
import type { ReactNode } from 'react';
import { type LabelKey, useWords } from '../language/words.js';
import { Button } from '../ui/button.js';
import { control, SearchField } from './search-field.js';
import { states } from './state.js';
import { themes } from './theme.js';
import { type ChangeView, grades, type Sort, sortKeys, type View } from './view.js';

export type Arrange = Pick<ArrangementWire, 'density' | 'grouping'>;

interface Props {
  readonly view: View;
  readonly change: ChangeView;
  readonly grouping: ArrangementWire['grouping'];
  readonly arrange: (change: Partial<Arrange>) => void;
  readonly startArranging: () => void;
}

/** The ways of sorting worth a word; the table's heads give the others. */
const sorts = ['name', 'verdict', '-ratio', '-fresh', 'grade'] as const;
const groupings = ['section', 'theme', 'status', 'none'] as const;

export default function Filters({ view, change, grouping, arrange, startArranging }: Props) {
  const words = useWords();
  return (
    <div className="flex flex-wrap items-center gap-2">
      <SearchField view={view} change={change} className="w-full md:hidden" />
      <Choice
        label={words.t('view.status')}
        any={words.t('view.anyStatus')}
        value={view.status}
        options={states.map((one) => [one, words.t(`view.status.${one}`)] as const)}
        choose={(status) => change({ status })}
      />
      <Choice
        label={words.t('view.theme')}
        any={words.t('view.anyTheme')}
        value={view.theme}
        options={themes.map((one) => [one, words.t(`view.theme.${one}`)] as const)}
        choose={(theme) => change({ theme })}
      />
      <Choice
        label={words.t('view.grade')}
        any={words.t('view.anyGrade')}
        value={view.grade}
        options={grades.map(
          (one) =>
            [
              one,
              one === 'none' ? words.t('view.gradeNone') : words.t('view.gradeIs', { grade: one }),
            ] as const,
        )}
        choose={(grade) => change({ grade })}
      />
      <Toggle on={view.overdue} turn={(overdue) => change({ overdue })}>
        {words.t('view.overdue')}
      </Toggle>
      <Toggle on={view.pinned} turn={(pinned) => change({ pinned })}>
        {words.t('view.pinned')}
      </Toggle>
      <Labelled label={words.t('view.group')}>
        <select
          value={grouping}
          onChange={({ target }) =>
            arrange({ grouping: groupings.find((one) => one === target.value) ?? 'section' })
          }
          className={`${control} pe-8 ps-3`}
        >
          {groupings.map((one) => (
            <option key={one} value={one}>
              {words.t(`view.group.${one}`)}
            </option>
          ))}
        </select>
      </Labelled>
      <Labelled label={words.t('view.sort')}>
        <select
          value={sortText(view.sort)}
          onChange={({ target }) => change({ sort: sortOf(target.value) })}
          className={`${control} pe-8 ps-3`}
        >
          {sortOptions(view.sort).map(([value, key]) => (
            <option key={value} value={value}>
              {words.t(key)}
            </option>
          ))}
        </select>
      </Labelled>
      <Button onClick={startArranging}>{words.t('view.arrange')}</Button>
    </div>
  );
}
const sortText = (sort: Sort | null) => (sort === null ? '' : `${sort.descending ? '-' : ''}${sort.by}`);

function sortOf(text: string): Sort | null {
  const by = sortKeys.find((key) => key === text.replace('-', ''));
  return by === undefined ? null : { by, descending: text.startsWith('-') };
}

/** A way of sorting that only a head of the table gives is named by its column. */
function sortOptions(sort: Sort | null): readonly (readonly [string, LabelKey])[] {
  const usual = sorts.map((one) => [one, `view.sort.${one}`] as const);
  const current = sortText(sort);
  const odd =
    sort === null || usual.some(([value]) => value === current) ? [] : [[current, headOf[sort.by]] as const];
  return [['', 'view.sort.own'], ...usual, ...odd];
}

const headOf = {
  name: 'compact.indicator',
  verdict: 'compact.verdict',
  ratio: 'compact.ratio',
  fresh: 'compact.fresh',
  grade: 'compact.grade',
} as const;

function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is its child.
    <label className="flex items-center gap-2 text-sm text-muted">
      {label}
      {children}
    </label>
  );
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly any: string;
  readonly value: T | null;
  readonly options: readonly (readonly [T, string])[];
  readonly choose: (value: T | null) => void;
}

function Choice<T extends string>({ label, any, value, options, choose }: ChoiceProps<T>) {
  return (
    <select
      aria-label={label}
      value={value ?? ''}
      onChange={({ target }) => choose(options.find(([one]) => one === target.value)?.[0] ?? null)}
      className={`${control} pe-8 ps-3 ${value === null ? '' : 'border-accent font-semibold'}`}
    >
      <option value="">{any}</option>
      {options.map(([one, text]) => (
        <option key={one} value={one}>
          {text}
        </option>
      ))}
    </select>
  );
}

function Toggle({ on, turn, children }: { on: boolean; turn: (on: boolean) => void; children: string }) {
  return (
    <button
      type="button"
      aria-pressed={on}
      onClick={() => turn(!on)}
      className={`${control} inline-flex items-center gap-1.5 px-3 ${on ? 'border-accent font-semibold' : ''}`}
    >
      {on && (
        <svg
          viewBox="0 0 16 16"
          aria-hidden
          className="size-3.5"
          fill="none"
          stroke="currentColor"
          strokeWidth={2.2}
        >
          <path d="m3 8.5 3.5 3.5L13 5" strokeLinecap="round" strokeLinejoin="round" />
        </svg>
      )}
      {children}
    </button>
  );
}
