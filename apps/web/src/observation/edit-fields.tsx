/** Fields that the forms of the record have in common. */
import type { ReactNode } from 'react';
import { useWords } from '../language/words.js';
import { Field } from '../ui/field.js';

export type At = (name: string) => readonly string[];

export function ReasonField({ at, hint }: { at: At; hint: string }) {
  const words = useWords();
  return (
    <Field label={words.t('edit.reason')} hint={hint} errors={at('reason')}>
      {(aids) => <textarea {...aids} name="reason" rows={2} required maxLength={1000} dir="auto" />}
    </Field>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly at: At;
  readonly children: ReactNode;
}

export function Choice({ name, label, value, at, children }: ChoiceProps) {
  return (
    <Field label={label} errors={at(name)}>
      {(aids) => (
        <select {...aids} name={name} defaultValue={value}>
          {children}
        </select>
      )}
    </Field>
  );
}
