import type { ImportColumnWire, IndicatorSummaryWire } from '@marsad/indicators/contract';
import { useState } from 'react';
import { useIndicators } from '../api/queries.js';
import { useWords, type Words } from '../language/words.js';
import { Button } from '../ui/button.js';
import { inputLook } from '../ui/field.js';
import type { EditProps } from './columns.js';
import { type FieldPath, type Meaning, meaningsOf, withMeaning } from './mapping-edit.js';
import { type Choice, choiceOf, groupsOf, meaningOf, severalThings } from './meaning-choice.js';

/** More columns than these are drawn when they are asked for. */
const mostColumns = 40;

/** The columns beside each other: what each is called, what it means, why, and its first cells. */
export function ColumnTable({ one, draft, change }: EditProps) {
  const words = useWords();
  const [isWhole, setWhole] = useState(false);
  const { data: indicators = [] } = useIndicators();
  const names = one.columns.map(({ name }) => name);
  const meanings = meaningsOf(draft, names);
  const shown = isWhole ? one.columns : one.columns.slice(0, mostColumns);
  const depth = Math.max(1, ...shown.map(({ samples }) => samples.length));
  const cell = 'min-w-60 max-w-72 border-s border-line px-3 py-2 text-start align-top first:border-s-0';
  return (
    <div className="flex flex-col gap-3">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields. */}
      <div
        role="group"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways has to be scrolled by keyboard too.
        tabIndex={0}
        aria-label={words.t('import.columns')}
        className="overflow-x-auto rounded-tremor-small border border-line"
      >
        <table className="w-full border-collapse text-sm">
          <caption className="sr-only">{words.t('import.columns')}</caption>
          <thead>
            <tr className="bg-sunken">
              {shown.map(({ name }, at) => (
                <th key={names.indexOf(name) === at ? name : `#${at}`} scope="col" className={cell}>
                  <bdi className="break-words">{nameOf(words, name, at)}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr className="border-b border-line">
              {shown.map((column, at) => (
                <td key={names.indexOf(column.name) === at ? column.name : `#${at}`} className={cell}>
                  <OneMeaning
                    label={words.t('import.meaningOf', { column: nameOf(words, column.name, at) })}
                    name={column.name}
                    meaning={meanings[at] ?? { kind: 'ignored' }}
                    offered={{ shape: draft.rest.shape, indicators }}
                    change={(meaning) => change(withMeaning(draft, names, at, meaning))}
                  />
                  <Evidence column={column} isSaid={isSuggested(column, meanings[at])} />
                </td>
              ))}
            </tr>
            {Array.from({ length: depth }, (_, line) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines of cells have no other name.
              <tr key={line}>
                {shown.map(({ name, samples }, at) => (
                  <td
                    key={names.indexOf(name) === at ? name : `#${at}`}
                    className={`${cell} !py-1 text-muted`}
                  >
                    <div className="line-clamp-2 break-words">
                      <bdi>{samples[line] ?? (line === 0 ? words.t('import.columnEmpty') : '')}</bdi>
                    </div>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < one.columns.length && (
        <div>
          <Button onClick={() => setWhole(true)}>
            {words.t('import.columnsMore', { count: one.columns.length })}
          </Button>
        </div>
      )}
    </div>
  );
}

export function nameOf(words: Words, name: string, at: number): string {
  return name.trim() === '' ? words.t('import.columnNumber', { number: words.number(at + 1) }) : name;
}

/** Whether what is said of a column is what was found out about it. */
function isSuggested({ suggests }: ImportColumnWire, meaning: Meaning | undefined): boolean {
  if (suggests === null || meaning === undefined || meaning.kind === 'ignored') return false;
  return meaning.kind === 'across' ? suggests.field.startsWith('across') : suggests.field === meaning.path;
}

const orders = ['dmy', 'mdy', 'ymd'] as const;

/** Why a column is taken for what it is. */
function Evidence({ column: { suggests }, isSaid }: { column: ImportColumnWire; isSaid: boolean }) {
  const words = useWords();
  if (suggests === null || !isSaid) return null;
  const { because, evidence, reads } = suggests;
  const order = orders.find((one) => one === reads);
  const said =
    order !== undefined
      ? words.t(`import.reads.${order}`)
      : reads === '.' || reads === ','
        ? words.t(reads === '.' ? 'import.reads.point' : 'import.reads.comma')
        : reads;
  // A cell shows how it is read, or what its column is; of a column that is known by its name it shows nothing.
  const shows = evidence !== null && (said !== null || because === 'cells');
  const row = evidence === null ? '' : words.number(evidence.row, { useGrouping: false });
  return (
    <p className="mt-1 break-words text-xs text-faint">
      {words.t(`import.because.${because}`)}
      {shows && (
        <span className="block">
          {said === null
            ? words.t('import.showsPlain', { value: evidence.value, row })
            : words.t('import.shows', { value: evidence.value, row, reads: said })}
        </span>
      )}
      {evidence === null && said !== null && (
        <span className="block">{words.t('import.readAs', { reads: said })}</span>
      )}
    </p>
  );
}

interface Offered {
  readonly shape: 'rows' | 'wide' | 'events' | undefined;
  readonly indicators: readonly IndicatorSummaryWire[];
}

interface MeaningProps {
  readonly label: string;
  readonly name: string;
  readonly meaning: Meaning;
  readonly offered: Offered;
  readonly change: (meaning: Meaning) => void;
}

function OneMeaning({ label, name, meaning, offered, change }: MeaningProps) {
  const words = useWords();
  const choice = choiceOf(meaning);
  const period = meaning.kind === 'across' ? meaning.of.period : undefined;
  return (
    <div className="flex flex-col gap-2">
      <select
        aria-label={label}
        className={`${inputLook} border-edge font-medium`}
        value={choice}
        onChange={({ target }) => change(meaningOf(target.value as Choice, name))}
      >
        <Choices choice={choice} offered={offered} />
      </select>
      {meaning.kind === 'across' && choice === 'across/period' && (
        <input
          aria-label={words.t('import.acrossPeriodAsk', { column: name })}
          dir="auto"
          maxLength={100}
          className={`${inputLook} border-edge`}
          value={period ?? ''}
          onChange={({ target }) => change({ kind: 'across', of: { ...meaning.of, period: target.value } })}
        />
      )}
    </div>
  );
}

function Choices({ choice, offered: { shape, indicators } }: { choice: Choice; offered: Offered }) {
  const words = useWords();
  const dimensions = uniqueDimensions(indicators);
  const isKnown =
    !choice.startsWith('dimensions/') || dimensions.some(({ id }) => choice === `dimensions/${id}`);
  return (
    <>
      <option value="ignored">{words.t('import.field.ignored')}</option>
      {groupsOf(shape).map(({ group, paths }) => (
        <optgroup key={group} label={words.t(`import.group.${group}`)}>
          {paths.map((path) => (
            <option key={path} value={path}>
              {words.t(`import.field.${path}`)}
            </option>
          ))}
        </optgroup>
      ))}
      <optgroup label={words.t('import.group.part')}>
        {dimensions.map(({ id, name }) => (
          <option key={id} value={`dimensions/${id}` satisfies FieldPath}>
            {words.text(name)}
          </option>
        ))}
        {!isKnown && <option value={choice}>{choice.slice('dimensions/'.length)}</option>}
      </optgroup>
      {shape !== 'events' && (
        <optgroup label={words.t('import.group.across')}>
          <option value="across/period">{words.t('import.acrossPeriod')}</option>
          {choice === severalThings && (
            <option value={severalThings}>{words.t('import.acrossSeveral')}</option>
          )}
          {dimensions.flatMap(({ id, name, codes }) =>
            codes.map((code) => (
              <option key={`${id} ${code.code}`} value={`across/part/${id}/${code.code}`}>
                {words.t('import.acrossOf', { what: `${words.text(name)}: ${words.text(code.name)}` })}
              </option>
            )),
          )}
          {indicators.map(({ id, name }) => (
            <option key={id} value={`across/indicator/${id}`}>
              {words.t('import.acrossOf', { what: words.text(name) })}
            </option>
          ))}
        </optgroup>
      )}
    </>
  );
}

/** Each dimension once, with the codes of all indicators that have it. */
export function uniqueDimensions(
  indicators: readonly IndicatorSummaryWire[],
): readonly IndicatorSummaryWire['dimensions'][number][] {
  const found = new Map<string, IndicatorSummaryWire['dimensions'][number]>();
  for (const dimension of indicators.flatMap(({ dimensions }) => dimensions)) {
    const before = found.get(dimension.id);
    const known = before?.codes ?? [];
    const more = dimension.codes.filter(({ code }) => !known.some((one) => one.code === code));
    found.set(dimension.id, { ...dimension, codes: [...known, ...more] });
  }
  return [...found.values()];
}
