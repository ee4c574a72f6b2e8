/** The fields of forms that send: each by its name in the form's values, with its label, its hint and what is wrong. */
import { type InputHTMLAttributes, type ReactNode, useEffect, useId } from 'react';
import { type RegisterOptions, useFormContext } from 'react-hook-form';
import { useWords, type Words } from '../language/words.js';
import { Field } from './field.js';
import { useKnownFields } from './form.js';

interface FieldProps {
  /** In the values of the form. */
  readonly name: string;
  readonly label: string;
  readonly hint?: ReactNode;
  /** Which parts of the body it makes, where it is not the one of its name. */
  readonly makes?: readonly string[];
}

type Rules = Pick<RegisterOptions, 'validate'>;

/** A field's place in its form: how it is bound to it, and what is wrong with it. */
export function useFormField({ name, label, makes }: FieldProps, rules: Rules = {}) {
  const { register, formState } = useFormContext();
  const errors = useFaultsAt({ name, label, ...(makes === undefined ? {} : { makes }) }, formState.errors);
  return { bound: register(name, rules), errors };
}

/** For a field whose value the form is told of by other ways. */
export function useFieldFaults(field: FieldProps): readonly string[] {
  return useFaultsAt(field, useFormContext().formState.errors);
}

function useFaultsAt({ name, label, makes = [name] }: FieldProps, errors: object): readonly string[] {
  const known = useKnownFields();
  const parts = makes.join(' ');
  useEffect(() => {
    known.set(name, { label, makes: parts.split(' ') });
    return () => {
      known.delete(name);
    };
  }, [known, name, label, parts]);
  const error = (errors as Readonly<Record<string, { message?: unknown } | undefined>>)[name];
  return error === undefined ? [] : String(error.message ?? '').split('\n');
}

interface TextProps
  extends FieldProps,
    Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'className' | 'name' | 'value' | 'defaultValue'> {
  /** Runs whenever it is typed in, for what else follows it. */
  readonly typed?: (value: string) => void;
}

/** Addresses, passwords and codes run from left to right whatever the language. */
export function TextField({ name, label, hint, makes, typed, type = 'text', ...rest }: TextProps) {
  const words = useWords();
  const { required = true, minLength, min, max } = rest;
  const { bound, errors } = useFormField(fieldOf({ name, label, makes }), {
    validate: (value: unknown) =>
      textFault(words, String(value ?? ''), { required, type, minLength, min, max }),
  });
  const latin = type === 'email' || type === 'password' || rest.autoComplete === 'one-time-code';
  return (
    <Field label={label} errors={errors} {...(hint === undefined ? {} : { hint })}>
      {(aids) => (
        <input
          {...aids}
          type={type}
          dir={latin ? 'ltr' : 'auto'}
          autoCapitalize={latin ? 'none' : undefined}
          spellCheck={false}
          {...rest}
          required={required}
          {...bound}
          onChange={(event) => {
            typed?.(event.target.value);
            void bound.onChange(event);
          }}
        />
      )}
    </Field>
  );
}

interface Bounds {
  readonly required: boolean;
  readonly type: string;
  readonly minLength: number | undefined;
  readonly min: string | number | undefined;
  readonly max: string | number | undefined;
}

/** What the page can see by itself; whatever else is wrong, the server says. True where nothing is. */
function textFault(
  words: Words,
  value: string,
  { required, type, minLength, min, max }: Bounds,
): string | true {
  if (value.trim() === '') return required ? words.t('form.missing') : true;
  if (type === 'email' && !/^[^\s@]+@[^\s@]+$/.test(value.trim())) return words.t('form.email');
  if (minLength !== undefined && [...value].length < minLength)
    return words.t('form.tooShort', { least: minLength });
  if (type === 'number' && !isWithin(Number(value), min, max))
    return words.t('form.between', { least: Number(min), most: Number(max) });
  return true;
}

function isWithin(value: number, min: string | number = -Infinity, max: string | number = Infinity): boolean {
  return value >= Number(min) && value <= Number(max);
}

interface LongProps extends FieldProps {
  readonly required?: boolean;
  readonly dir?: 'auto' | 'ltr' | 'rtl';
  readonly maxLength?: number;
  readonly spellCheck?: boolean;
}

/** A text of several lines. */
export function LongField({ name, label, hint, makes, required = false, dir = 'auto', ...rest }: LongProps) {
  const words = useWords();
  const { bound, errors } = useFormField(fieldOf({ name, label, makes }), {
    validate: (value: unknown) => !required || String(value ?? '').trim() !== '' || words.t('form.missing'),
  });
  return (
    <Field label={label} errors={errors} {...(hint === undefined ? {} : { hint })}>
      {(aids) => <textarea {...aids} rows={2} dir={dir} required={required} {...rest} {...bound} />}
    </Field>
  );
}

interface ChoiceProps extends FieldProps {
  /** Runs whenever another is chosen, for what else follows it. */
  readonly chosen?: (value: string) => void;
  readonly children: ReactNode;
}

/** One of a few. */
export function ChoiceField({ name, label, hint, makes, chosen, children }: ChoiceProps) {
  const { bound, errors } = useFormField(fieldOf({ name, label, makes }));
  return (
    <Field label={label} errors={errors} {...(hint === undefined ? {} : { hint })}>
      {(aids) => (
        <select
          {...aids}
          {...bound}
          onChange={(event) => {
            chosen?.(event.target.value);
            void bound.onChange(event);
          }}
        >
          {children}
        </select>
      )}
    </Field>
  );
}

/** One of two or three, each with what comes of it. */
export function OneOfField({
  name,
  label,
  choices,
}: {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly { readonly value: string; readonly label: string; readonly hint: string }[];
}) {
  const { bound, errors } = useFormField({ name, label });
  const faults = useId();
  return (
    <fieldset
      className="flex flex-col gap-2 text-sm"
      aria-describedby={errors.length > 0 ? faults : undefined}
    >
      <legend className="mb-1 font-semibold">{label}</legend>
      {choices.map(({ value, label: said, hint }) => (
        <label key={value} className="flex min-h-8 w-fit items-start gap-2">
          <input type="radio" className="mt-1 size-4 accent-accent" value={value} {...bound} />
          <span>
            {said}
            <span className="block text-muted">{hint}</span>
          </span>
        </label>
      ))}
      {errors.length > 0 && (
        <p id={faults} className="text-refused">
          {errors.join(' ')}
        </p>
      )}
    </fieldset>
  );
}

/** Yes or no. */
export function TickField({ name, label, hint }: { name: string; label: string; hint?: string }) {
  const { register } = useFormContext();
  return (
    <label className="flex min-h-8 w-fit items-start gap-2 text-sm">
      <input type="checkbox" className="mt-1 size-4 accent-accent" {...register(name)} />
      <span>
        <span className={hint === undefined ? '' : 'font-semibold'}>{label}</span>
        {hint !== undefined && <span className="block text-muted">{hint}</span>}
      </span>
    </label>
  );
}

/** A reason, which is kept with what it is the reason for. */
export function ReasonField({ name = 'reason', hint }: { name?: string; hint: string }) {
  const words = useWords();
  return <LongField name={name} label={words.t('edit.reason')} hint={hint} required maxLength={1000} />;
}

function fieldOf({ makes, ...field }: { name: string; label: string; makes: readonly string[] | undefined }) {
  return makes === undefined ? field : { ...field, makes };
}
