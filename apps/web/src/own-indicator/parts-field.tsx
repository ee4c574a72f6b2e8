/** What an indicator is broken down by: dimensions and their parts, each with its name in both languages. */
import { ownFirst } from '@marsad/indicators';
import { useRef } from 'react';
import { useWords } from '../language/words.js';
import { Button } from '../ui/button.js';
import { inputLook } from '../ui/field.js';
import type { Typed } from '../ui/form.js';
import { useFormField } from '../ui/form-fields.js';
import {
  type CodeDraft,
  type DimensionDraft,
  dimensionsIn,
  type IndicatorDraft,
  type Names,
} from './definition.js';

const newCode: CodeDraft = { code: '', en: '', ar: '' };
const newDimension: DimensionDraft = { id: '', en: '', ar: '', codes: [newCode, newCode] };

interface Props {
  readonly typed: Typed<IndicatorDraft>;
}

export function PartsField({ typed: { values, change } }: Props) {
  const words = useWords();
  const { dimensions } = values;
  const { errors } = useFormField(
    { name: 'dimensions', label: words.t('own.dimensions') },
    {
      validate: (given: unknown) =>
        dimensionsIn(given as readonly DimensionDraft[]).every(({ codes }) => codes.length > 0) ||
        words.t('own.partsMissing'),
    },
  );
  const set = (next: readonly DimensionDraft[]) => change({ dimensions: next });
  const replace = (at: number, next: DimensionDraft) =>
    set(dimensions.map((one, index) => (index === at ? next : one)));
  return (
    <div className="flex flex-col gap-4">
      <p className="text-sm text-muted">{words.t('own.dimensionsLead')}</p>
      {dimensions.map((dimension, at) => (
        <DimensionFields
          // biome-ignore lint/suspicious/noArrayIndexKey: a new one has nothing else to be known by.
          key={at}
          at={at}
          dimension={dimension}
          change={(next) => replace(at, next)}
          remove={() => set(dimensions.filter((_, index) => index !== at))}
        />
      ))}
      <ul className="text-sm text-refused empty:hidden">
        {errors.map((error) => (
          <li key={error}>{error}</li>
        ))}
      </ul>
      <div>
        <Button
          name="dimensions"
          aria-invalid={errors.length > 0 || undefined}
          onClick={() => set([...dimensions, newDimension])}
        >
          {words.t(dimensions.length === 0 ? 'own.addDimension' : 'own.addAnotherDimension')}
        </Button>
      </div>
    </div>
  );
}

interface DimensionProps {
  readonly at: number;
  readonly dimension: DimensionDraft;
  readonly change: (next: DimensionDraft) => void;
  readonly remove: () => void;
}

function DimensionFields({ at, dimension, change, remove }: DimensionProps) {
  const words = useWords();
  const list = useRef<HTMLOListElement>(null);
  const { codes } = dimension;
  const setCodes = (next: readonly CodeDraft[]) => change({ ...dimension, codes: next });
  const name = dimension[words.language] || dimension.en || dimension.ar;
  return (
    <fieldset className="flex min-w-0 flex-col gap-3 rounded-tremor-small border border-line p-3">
      <legend className="px-1 text-sm font-semibold">
        {name || words.t('own.dimensionAt', { at: at + 1 })}
      </legend>
      <NameInputs
        value={dimension}
        change={(names) => change({ ...dimension, ...names })}
        label={(language) => words.t('own.dimensionName', { language: words.t(`own.language.${language}`) })}
        isShown
      />
      <ol ref={list} className="flex flex-col gap-2">
        {codes.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a new one has nothing else to be known by.
          <li key={index} className="flex items-end gap-2">
            <div className="min-w-0 flex-1">
              <NameInputs
                value={one}
                change={(names) =>
                  setCodes(codes.map((other, i) => (i === index ? { ...other, ...names } : other)))
                }
                label={(language) =>
                  words.t('own.partName', { at: index + 1, language: words.t(`own.language.${language}`) })
                }
                isShown={index === 0}
                // Enter goes on to the next part, and makes one after the last.
                enter={() => {
                  if (index === codes.length - 1) setCodes([...codes, newCode]);
                  requestAnimationFrame(() =>
                    list.current?.children[index + 1]?.querySelector<HTMLElement>('input')?.focus(),
                  );
                }}
              />
              {one.code !== '' && (
                <span className="text-xs text-faint">
                  {words.t('own.unitCode')} <bdi dir="ltr">{one.code}</bdi>
                </span>
              )}
            </div>
            <Button
              className="shrink-0 !px-3"
              aria-label={words.t('own.removePart', { at: index + 1, name: one.en || one.ar })}
              onClick={() => setCodes(codes.filter((_, i) => i !== index))}
            >
              <span aria-hidden>×</span>
            </Button>
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => setCodes([...codes, newCode])}>{words.t('own.addPart')}</Button>
        <Button className="border-transparent" onClick={remove}>
          {words.t('own.removeDimension')}
        </Button>
      </div>
    </fieldset>
  );
}

interface NameProps {
  readonly value: Names;
  readonly change: (names: Partial<Names>) => void;
  readonly label: (language: 'en' | 'ar') => string;
  /** Whether the label is to be seen, or only to be heard. */
  readonly isShown: boolean;
  readonly enter?: () => void;
}

/** Both names side by side, the page's language first; the one that stands in for a missing one is shown in its place. */
function NameInputs({ value, change, label, isShown, enter }: NameProps) {
  const words = useWords();
  return (
    <div className="grid grid-cols-2 gap-2">
      {ownFirst(words.language).map((language) => {
        const other = value[language === 'en' ? 'ar' : 'en'];
        return (
          <label key={language} className="min-w-0 text-sm">
            <span className={isShown ? 'mb-1 block text-xs text-muted' : 'sr-only'}>{label(language)}</span>
            <input
              className={`${inputLook} border-edge`}
              // What stands in for it is said in the page's language.
              dir={value[language] === '' && other !== '' ? words.dir : language === 'en' ? 'ltr' : 'rtl'}
              maxLength={300}
              autoComplete="off"
              spellCheck={false}
              value={value[language]}
              placeholder={other === '' ? undefined : words.t('own.standsIn', { name: other })}
              onChange={({ target }) => change({ [language]: target.value })}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || enter === undefined || event.nativeEvent.isComposing) return;
                event.preventDefault();
                event.stopPropagation();
                enter();
              }}
            />
          </label>
        );
      })}
    </div>
  );
}
