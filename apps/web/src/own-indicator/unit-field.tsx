/** The unit, found by any word for it; or one of one's own, with its name in both languages. */
import { unitWord } from '@marsad/indicators';
import { type KeyboardEvent, useState } from 'react';
import { useWords } from '../language/words.js';
import { Field } from '../ui/field.js';
import type { Typed } from '../ui/form.js';
import { useFormField } from '../ui/form-fields.js';
import { typedDir } from '../ui/typed-dir.js';
import { type IndicatorDraft, likelyOf, unitIn } from './definition.js';
import { NamePair } from './name-pair.js';
import { unitsCalled } from './unit-list.js';

interface Props {
  readonly typed: Typed<IndicatorDraft>;
}

export function UnitField({ typed: { values, change } }: Props) {
  const words = useWords();
  const take = (unit: string, own: { en: string; ar: string } = { en: '', ar: '' }) => {
    const next = { unit, 'unit-en': own.en, 'unit-ar': own.ar, 'unit-one-en': '', 'unit-one-ar': '' };
    change({ ...next, ...defaultsFor(unitIn(next), values.byHand) });
  };
  return (
    <div className="flex flex-col gap-4">
      <UnitSearch values={values} take={take} />
      {values.unit === 'own' && (
        <>
          <NamePair
            names={['unit-en', 'unit-ar']}
            labels={[words.t('own.unitEn'), words.t('own.unitAr')]}
            values={{ en: values['unit-en'], ar: values['unit-ar'] }}
            hint={words.t('own.unitOwnHint')}
            maxLength={50}
          />
          <NamePair
            optional
            names={['unit-one-en', 'unit-one-ar']}
            labels={[words.t('own.unitOneEn'), words.t('own.unitOneAr')]}
            values={{ en: values['unit-one-en'], ar: values['unit-one-ar'] }}
            hint={words.t('own.unitOneHint')}
            maxLength={50}
          />
        </>
      )}
    </div>
  );
}

/** What follows from a unit, where nobody chose otherwise. */
function defaultsFor(unit: string, byHand: readonly string[]): Partial<IndicatorDraft> {
  const { kind, direction, integer } = likelyOf(unit);
  return Object.fromEntries(
    Object.entries({ kind, direction, integer }).filter(([name]) => !byHand.includes(name)),
  );
}

interface SearchProps {
  readonly values: IndicatorDraft;
  readonly take: (unit: string, own?: { en: string; ar: string }) => void;
}

function UnitSearch({ values, take }: SearchProps) {
  const words = useWords();
  const label = words.t('own.unit');
  const { errors } = useFormField(
    { name: 'unit', label },
    { validate: (unit: unknown) => unit !== '' || words.t('own.unitMissing') },
  );
  /** What is typed to look for one; null while none is looked for. */
  const [asked, setAsked] = useState<string | null>(null);
  const [at, setAt] = useState(-1);
  const found = asked === null ? [] : unitsCalled(asked, words.language);
  const typedName = (asked ?? '').trim();
  // Whatever is typed can be a unit of one's own: the last in the list.
  const count = asked === null ? 0 : found.length + 1;
  const close = () => {
    setAsked(null);
    setAt(-1);
  };
  const choose = (index: number) => {
    const unit = found[index];
    if (unit !== undefined) take(unit.code);
    else take('own', { en: '', ar: '', [words.language]: typedName });
    close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      if (asked === null) setAsked('');
      else setAt((at + step + count) % count);
    }
    if (event.key === 'Enter' && asked !== null) {
      event.preventDefault();
      event.stopPropagation();
      if (at >= 0) choose(at);
      else if (found[0] !== undefined && typedName !== '') choose(0);
      else if (typedName !== '') choose(found.length);
    }
    if (event.key === 'Escape' && asked !== null) {
      event.preventDefault();
      close();
    }
  };
  const shown = asked ?? chosenName(values, words.language);
  return (
    <Field label={label} errors={errors} hint={<UnitHint values={values} />}>
      {(aids) => (
        <div className="relative">
          <input
            {...aids}
            name="unit"
            role="combobox"
            aria-autocomplete="list"
            aria-expanded={asked !== null}
            aria-controls={`${aids.id}-units`}
            aria-activedescendant={asked !== null && at >= 0 ? `${aids.id}-unit-${at}` : undefined}
            aria-required
            autoComplete="off"
            dir={typedDir(shown, words)}
            value={shown}
            onClick={() => asked === null && setAsked('')}
            onChange={({ target }) => {
              setAsked(target.value);
              setAt(-1);
            }}
            onKeyDown={onKeyDown}
            onBlur={close}
          />
          <UnitOptions
            id={aids.id}
            open={asked !== null}
            asked={typedName}
            found={found}
            at={at}
            choose={choose}
          />
        </div>
      )}
    </Field>
  );
}

function chosenName(values: IndicatorDraft, language: 'en' | 'ar'): string {
  const unit = unitIn(values);
  return unit === '' ? '' : unitWord(unit, language);
}

/** The code behind the word. */
function UnitHint({ values }: { values: IndicatorDraft }) {
  const words = useWords();
  if (values.unit === '') return words.t('own.unitHint');
  return values.unit === 'own' ? (
    words.t('own.unitOwnChosen')
  ) : (
    <>
      {words.t('own.unitCode')} <bdi dir="ltr">{values.unit}</bdi>
    </>
  );
}

interface OptionsProps {
  readonly id: string;
  readonly open: boolean;
  readonly asked: string;
  readonly found: ReturnType<typeof unitsCalled>;
  readonly at: number;
  readonly choose: (index: number) => void;
}

function UnitOptions({ id, open, asked, found, at, choose }: OptionsProps) {
  const words = useWords();
  const own = asked === '' ? words.t('own.unitOwn') : words.t('own.unitOwnNamed', { name: asked });
  const options = [
    ...found.map(({ code, name, other }) => ({ code, name, other })),
    { code: '', name: own, other: '' },
  ];
  return (
    <div
      id={`${id}-units`}
      role="listbox"
      aria-label={words.t('own.units')}
      hidden={!open}
      className="absolute inset-x-0 top-full z-[5] mt-1 max-h-64 overflow-y-auto rounded-tremor-small border border-edge bg-surface p-1 shadow-lg"
    >
      {open &&
        options.map(({ code, name, other }, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus, and names the option it stands on.
          // biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the field does the same.
          <div
            key={code}
            ref={(element) => {
              if (index === at) element?.scrollIntoView({ block: 'nearest' });
            }}
            id={`${id}-unit-${index}`}
            role="option"
            aria-selected={index === at}
            className={`cursor-pointer rounded-sm px-2 py-1.5 text-sm ${index === at ? 'bg-sunken' : 'hover:bg-sunken'}`}
            // The field keeps the focus, which would close the list before the click.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(index)}
          >
            <bdi className="text-ink">{name}</bdi>
            {code !== '' && (
              <span className="ms-2 text-xs text-muted">
                <bdi>{other}</bdi> · <bdi dir="ltr">{code}</bdi>
              </span>
            )}
          </div>
        ))}
    </div>
  );
}
