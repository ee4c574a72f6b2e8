import { useId, useState } from 'react';
import { useWords } from '../language/words.js';
import { Button } from '../ui/button.js';
import { Field } from '../ui/field.js';
import type { EditProps } from './columns.js';
import { type Condition, columnAt, referenceOf, withConditions } from './mapping-edit.js';

/** Which rows of a list of events are counted: those of which a column says one of some values. */
export function CountedEvents({ one, draft, change }: EditProps) {
  const words = useWords();
  const id = useId();
  const where = draft.events?.where ?? [];
  const names = one.columns.map(({ name }) => name);
  const say = (next: readonly Condition[]) => change(withConditions(draft, next));
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3 sm:col-span-2 lg:col-span-3">
      <div>
        <h3 id={id} className="text-sm font-semibold">
          {words.t('import.where')}
        </h3>
        <p className="text-sm text-muted">
          {words.t(where.length === 0 ? 'import.whereLead' : 'import.whereSome')}
        </p>
      </div>
      {where.map((condition, at) => (
        <OneCondition
          // biome-ignore lint/suspicious/noArrayIndexKey: a condition has no other name, and two may be alike.
          key={at}
          number={at + 1}
          columns={one.columns}
          condition={condition}
          change={(next) =>
            say(next === null ? where.filter((_, each) => each !== at) : where.with(at, next))
          }
        />
      ))}
      <div>
        <Button onClick={() => say([...where, { column: referenceOf(names, 0), is: [] }])}>
          {words.t('import.whereAdd')}
        </Button>
      </div>
    </section>
  );
}

interface ConditionProps {
  readonly number: number;
  readonly columns: EditProps['one']['columns'];
  readonly condition: Condition;
  /** @param condition null where it is removed. */
  readonly change: (condition: Condition | null) => void;
}

function OneCondition({ number, columns, condition: { column, is }, change }: ConditionProps) {
  const words = useWords();
  const names = columns.map(({ name }) => name);
  const at = columnAt(names, column);
  const samples = (at === null ? [] : (columns[at]?.samples ?? [])).filter((one) => one.trim() !== '');
  const values = [...new Set([...samples, ...is])];
  const others = is.length === 0 ? [words.t('import.whereNone')] : [];
  return (
    <fieldset className="flex flex-col gap-3 rounded-tremor-small border border-line p-3">
      <legend className="px-1 text-xs font-medium text-muted">
        {words.t('import.whereCondition', { number: words.number(number) })}
      </legend>
      <div className="max-w-md">
        <Field label={words.t('import.whereColumn')} warnings={others}>
          {(aids) => (
            <select
              {...aids}
              value={at === null ? column : referenceOf(names, at)}
              onChange={({ target }) => change({ column: target.value, is: [] })}
            >
              {at === null && <option value={column}>{column}</option>}
              {names.map((name, place) => (
                <option key={referenceOf(names, place)} value={referenceOf(names, place)}>
                  {name.trim() === ''
                    ? words.t('import.columnNumber', { number: words.number(place + 1) })
                    : name}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <fieldset>
        <legend className="mb-1 text-sm font-semibold">{words.t('import.whereIs')}</legend>
        <div className="flex flex-wrap gap-x-5 gap-y-1">
          {values.map((value) => (
            <label key={value} className="flex min-h-10 max-w-full items-center gap-2 text-sm">
              <input
                type="checkbox"
                className="size-4 shrink-0 accent-accent"
                checked={is.includes(value)}
                onChange={({ target }) =>
                  change({ column, is: target.checked ? [...is, value] : is.filter((one) => one !== value) })
                }
              />
              <bdi className="min-w-0 break-words">{value}</bdi>
            </label>
          ))}
        </div>
      </fieldset>
      <OtherValue take={(value) => change({ column, is: [...new Set([...is, value])] })} />
      <div>
        <Button onClick={() => change(null)}>{words.t('import.whereRemove')}</Button>
      </div>
    </fieldset>
  );
}

/** One that is not among the first cells. */
function OtherValue({ take }: { take: (value: string) => void }) {
  const words = useWords();
  const [text, setText] = useState('');
  const add = () => {
    if (text.trim() === '') return;
    take(text.trim());
    setText('');
  };
  return (
    <div className="flex max-w-md flex-wrap items-end gap-3">
      <div className="min-w-0 flex-1 basis-40">
        <Field label={words.t('import.whereOther')}>
          {(aids) => (
            <input
              {...aids}
              dir="auto"
              maxLength={4_000}
              value={text}
              onChange={({ target }) => setText(target.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return;
                event.preventDefault();
                add();
              }}
            />
          )}
        </Field>
      </div>
      <Button disabled={text.trim() === ''} onClick={add}>
        {words.t('import.whereOtherAdd')}
      </Button>
    </div>
  );
}
