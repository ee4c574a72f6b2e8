/** The fields a rule's form is made of, each with its label and what is wrong with it. */
import type { ReactNode } from 'react';
import { useWords } from '../language/words.js';
import { Field } from '../ui/field.js';
import { useFieldFaults } from '../ui/form-fields.js';
import { readNumber } from './draft.js';

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly errors?: readonly string[];
  readonly children: ReactNode;
}

/** A field of the rule itself, at which what the server says of it is shown. */
export function RuleChoice(props: Omit<ChoiceProps, 'errors'>) {
  return <Choice {...props} errors={useFieldFaults(props)} />;
}

export function RuleNumber(props: Omit<NumberProps, 'errors'>) {
  const { name, label } = props;
  return <NumberField {...props} errors={useFieldFaults({ name, label })} />;
}

export function Choice({ name, label, hint, value, change, errors = [], children }: ChoiceProps) {
  return (
    <Field label={label} errors={errors} {...(hint === undefined ? {} : { hint })}>
      {(aids) => (
        <select {...aids} name={name} value={value} onChange={({ target }) => change(target.value)}>
          {children}
        </select>
      )}
    </Field>
  );
}

interface NumberProps extends Omit<ChoiceProps, 'children' | 'hint'> {
  readonly hint?: string | undefined;
  readonly tried: boolean;
}

/** A number in the digits of either language; what is none is said once it was tried to be saved, or is there. */
export function NumberField({ name, label, hint, value, change, tried, errors = [] }: NumberProps) {
  const words = useWords();
  const bad = readNumber(value) === null && (tried || value.trim() !== '');
  return (
    <Field
      label={label}
      errors={bad ? [words.t('rules.noNumber')] : errors}
      {...(hint === undefined || hint === '' ? {} : { hint })}
    >
      {(aids) => (
        <input
          {...aids}
          name={name}
          inputMode="decimal"
          dir="ltr"
          autoComplete="off"
          className={`${aids.className} rtl:text-end`}
          value={value}
          onChange={({ target }) => change(target.value)}
        />
      )}
    </Field>
  );
}

interface NameProps extends Omit<ChoiceProps, 'children' | 'errors'> {
  readonly dir: 'auto' | 'rtl';
  readonly makes: readonly string[];
  readonly maxLength?: number;
}

export function NameField({ name, label, hint, dir, makes, maxLength = 150, value, change }: NameProps) {
  return (
    <Field
      label={label}
      errors={useFieldFaults({ name, label, makes })}
      {...(hint === undefined ? {} : { hint })}
    >
      {(aids) => (
        <input
          {...aids}
          name={name}
          dir={dir}
          maxLength={maxLength}
          value={value}
          onChange={({ target }) => change(target.value)}
        />
      )}
    </Field>
  );
}
