import { type Per, qualifiers } from '@marsad/indicators';
import type { IndicatorSummaryWire } from '@marsad/indicators/contract';
import { useState } from 'react';
import { type LabelKey, useWords } from '../language/words.js';
import { Field } from '../ui/field.js';
import { anyFigure, type Explicit, explicitOf, inWords, noParts } from './explicit.js';

const kindNames = {
  exact: 'explicit.exact',
  range: 'explicit.range',
  'more-than': 'explicit.moreThan',
  'at-least': 'explicit.atLeast',
  'less-than': 'explicit.lessThan',
  'at-most': 'explicit.atMost',
  about: 'explicit.about',
} as const satisfies Record<Explicit['kind'], LabelKey>;

interface Props {
  readonly value: string;
  readonly indicator: IndicatorSummaryWire | undefined;
  readonly change: (fields: { value: string; per?: Per }) => void;
}

/** The same figure in parts: what is typed here is said in the field above, and the other way round. */
export function ExplicitFields({ value, indicator, change }: Props) {
  const words = useWords();
  const options = indicator ?? anyFigure;
  const [typed, setTyped] = useState<{ parts: Explicit; made: string } | null>(null);
  // What was typed here holds until the words above are changed by themselves.
  const own = typed !== null && typed.made === value ? typed.parts : null;
  const read = value.trim() === '' ? noParts : explicitOf(value, options, words.language);
  const parts = own ?? read ?? noParts;
  const made = own === null ? null : inWords(own, options, words.language);

  const set = (changed: Partial<Explicit>): void => {
    const next = { ...parts, ...changed };
    const said = inWords(next, options, words.language);
    const text = said.kind === 'text' ? said.text : value;
    setTyped({ parts: next, made: text });
    if (said.kind !== 'text') return;
    // "4 a day" in words: the parts have no words for the day, so it is said beside them.
    const per = own === null && read !== null && 'per' in read ? read.per : null;
    change({ value: text, ...(per === null ? {} : { per: per as Per }) });
  };

  const isRange = parts.kind === 'range';
  const errors =
    made?.kind === 'problem'
      ? [words.problem(made.problem.code, made.problem.params, made.problem.code)]
      : [];
  const number = (name: 'first' | 'second', label: LabelKey) => (
    <Field label={words.t(label)} errors={name === 'first' ? errors : []}>
      {(aids) => (
        <input
          {...aids}
          name={name === 'first' ? 'explicitFirst' : 'explicitSecond'}
          inputMode="decimal"
          autoComplete="off"
          dir="ltr"
          className={`${aids.className} tabular-nums rtl:text-end`}
          value={parts[name]}
          onChange={({ target }) => set({ [name]: target.value })}
        />
      )}
    </Field>
  );
  return (
    <fieldset>
      <legend className="sr-only">{words.t('explicit.legend')}</legend>
      <div className={`grid gap-3 ${isRange ? 'sm:grid-cols-[2fr_1fr_1fr]' : 'sm:grid-cols-2'}`}>
        <Field label={words.t('explicit.kind')}>
          {(aids) => (
            <select
              {...aids}
              name="explicitKind"
              value={parts.kind}
              onChange={({ target }) =>
                set({
                  kind: target.value as Explicit['kind'],
                  ...(target.value === 'range' ? {} : { second: '' }),
                })
              }
            >
              {qualifiers.map((kind) => (
                <option key={kind} value={kind}>
                  {words.t(kindNames[kind])}
                </option>
              ))}
            </select>
          )}
        </Field>
        {number('first', isRange ? 'explicit.from' : 'explicit.number')}
        {isRange && number('second', 'explicit.to')}
      </div>
    </fieldset>
  );
}
