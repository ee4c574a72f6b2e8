/** What the forms that only send have in common: sending once, faults at their fields, and what came of it said. */
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type InputHTMLAttributes, type ReactNode, useRef } from 'react';
import { ApiError } from '../api/client.js';
import { useWords } from '../language/words.js';
import { Button } from './button.js';
import { failureText } from './failed.js';
import { Field } from './field.js';
import { Notice } from './notice.js';

/** Faults by the field of the body they are about; what is about none is said above the button. */
interface Faults {
  readonly at: (name: string) => readonly string[];
  readonly general: string | null;
}

function useFaults(error: Error | null): Faults {
  const words = useWords();
  const failure = error instanceof ApiError ? error.failure : null;
  const items = failure?.kind === 'problem' ? (failure.problem.errors ?? []) : [];
  return {
    at: (name) => items.filter(({ pointer }) => pointer === `/${name}`).map(({ detail }) => detail),
    // A key that the server does not know is of no field here: this page is older or newer than the server.
    general:
      error === null || items.some(({ pointer, code }) => pointer !== '' && code !== 'key-unknown')
        ? null
        : failureText(words, error),
  };
}

interface FormProps<T> {
  readonly label: string;
  readonly send: (form: FormData) => Promise<T>;
  readonly done: (answer: T) => void | Promise<void>;
  readonly submit: string;
  /** What is said after it was done; left out where the page changes. */
  readonly success?: string;
  readonly children: (at: Faults['at']) => ReactNode;
  readonly beside?: ReactNode;
}

export function ServerForm<T>({ label, send, done, submit, success, children, beside }: FormProps<T>) {
  const words = useWords();
  const form = useRef<HTMLFormElement>(null);
  const sending = useMutation({
    mutationFn: send,
    onSuccess: (answer) => {
      // What was typed is a secret more often than not, and is not left on the screen.
      form.current?.reset();
      return done(answer);
    },
    onError: () =>
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()),
  });
  const { at, general } = useFaults(sending.error);
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!sending.isPending) sending.mutate(new FormData(event.currentTarget));
  };
  return (
    <form ref={form} aria-label={label} onSubmit={onSubmit} className="flex max-w-md flex-col gap-4">
      {children(at)}
      <div role="status" className="empty:hidden">
        {general !== null && <Notice kind="error">{general}</Notice>}
        {sending.isSuccess && success !== undefined && <Notice kind="good">{success}</Notice>}
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" look="primary" disabled={sending.isPending}>
          {sending.isPending ? words.t('account.working') : submit}
        </Button>
        {beside}
      </div>
    </form>
  );
}

interface InputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'className'> {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly at: Faults['at'];
}

/** A field of a form; addresses, passwords and codes run from left to right whatever the language. */
export function TextField({ name, label, hint, at, type = 'text', ...rest }: InputProps) {
  const latin = type === 'email' || type === 'password' || rest.autoComplete === 'one-time-code';
  return (
    <Field label={label} errors={at(name)} {...(hint === undefined ? {} : { hint })}>
      {(aids) => (
        <input
          {...aids}
          name={name}
          type={type}
          required
          dir={latin ? 'ltr' : 'auto'}
          autoCapitalize={latin ? 'none' : undefined}
          spellCheck={false}
          {...rest}
        />
      )}
    </Field>
  );
}

export function text(form: FormData, name: string): string {
  return String(form.get(name) ?? '');
}
