/**
 * Every form that sends: what was typed, what is wrong with it and where, whether it was changed, sending it once, and
 * what came of it said. The fields are in form-fields.tsx. React Hook Form holds the values, so that a key does not draw
 * the whole form anew.
 */
import { useMutation } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import {
  type DefaultValues,
  FormProvider,
  type Path,
  type PathValue,
  useForm,
  useFormContext,
  useWatch,
} from 'react-hook-form';
import { noAnswer } from '../api/no-answer.js';
import { useWords, type Words } from '../language/words.js';
import { Button } from './button.js';
import { failureText } from './failed.js';
import { faultsOf, type KnownField, sortFaults } from './form-faults.js';
import { LeaveQuestion } from './leave-question.js';
import { nothingToLose } from './leaving.js';
import { Notice } from './notice.js';
import { useSeek } from './seek.js';
import { Behind, OverVersion, useTypedOver } from './typed-over.js';

export interface Typed<V> {
  readonly values: V;
  readonly change: (fields: Partial<V>) => void;
  /** Sending was tried: what is missing is said. */
  readonly tried: boolean;
}

interface Props<V extends object, T> {
  readonly label: string;
  /** What it begins with, and goes back to. */
  readonly first: V;
  /** Of what is there already: what is typed over one version is not sent as a change of the next. */
  readonly version?: number | undefined;
  /** Sends it; null where it cannot be sent as it is, for which `incomplete` is said. */
  readonly send: (values: V) => Promise<T> | null;
  readonly incomplete?: string;
  readonly done: (answer: T) => void | Promise<void>;
  readonly submit: string;
  /** What is said after it was done; left out where the page changes. */
  readonly success?: string;
  /** Whoever leaves with something unsaved is asked first; not where there is nothing to go back to. */
  readonly asks?: boolean;
  /** Sent twice, it would be there twice: where no answer came, that is said. */
  readonly creates?: boolean;
  /** It is over something that is there already: what was changed can be undone. */
  readonly undoes?: boolean;
  readonly children: ReactNode | ((typed: Typed<V>) => ReactNode);
  readonly beside?: ReactNode;
  /** Where the button that sends stands among others; by default it is the first of them. */
  readonly bar?: (submit: ReactNode) => ReactNode;
  /** Brings a field to sight that is not, before it is gone to. */
  readonly reveal?: (field: HTMLElement) => void;
  readonly className?: string;
  /** What stands around the form and knows what is typed in it. */
  readonly around?: (form: ReactNode) => ReactNode;
}

/** Fields by name, as they are on the page. */
const Known = createContext<Map<string, KnownField>>(new Map());
export const useKnownFields = () => useContext(Known);

export function ServerForm<V extends object, T>(props: Props<V, T>) {
  const { label, first, version, done, submit, success, children, beside, incomplete } = props;
  const { className = 'flex max-w-md flex-col gap-4', around = (form) => form, asks = true } = props;
  const { bar = (button) => button, reveal = () => {}, undoes = false, creates = false, send } = props;
  const words = useWords();
  const known = useRef(new Map<string, KnownField>());
  const element = useRef<HTMLFormElement>(null);
  const form = useForm<V>({ defaultValues: first as DefaultValues<V>, shouldFocusError: false });
  const { isDirty, errors, submitCount } = form.formState;
  const seek = useSeek(element);
  const { over, isBehind, refused, take, keep } = useTypedOver<V, T>(form, { first, version, send });
  const toFault = () => seek('[aria-invalid=true]');
  const sending = useMutation({
    mutationFn: async (values: V) => {
      const sent = over.send(values);
      if (sent === null) throw new Incomplete();
      return sent;
    },
    onSuccess: (answer, values) => {
      nothingToLose(known.current);
      // What was saved over something is what is there, until it is read anew. What was typed besides is a secret more often
      // than not, and is not left on the screen.
      form.reset((undoes ? values : first) as DefaultValues<V>);
      return done(answer);
    },
    onError: (error) => {
      refused(error);
      for (const [name, said] of sortFaults(faultsOf(error), known.current).byField)
        form.setError(name as Path<V>, { type: 'server', message: said.join('\n') });
      toFault();
    },
  });
  // What was refused before was asked of another version.
  const answered = (act: () => void) => () => {
    act();
    sending.reset();
  };
  useNewFirst(first, isDirty || isBehind, (next) => form.reset(next as DefaultValues<V>));
  const faulty = [...known.current].filter(([name]) => name in errors);
  const doubt = creates && noAnswer(sending.error) ? ` ${words.t('form.mayBeThere')}` : '';
  const general = generalText(words, sending.error, known.current, incomplete);

  return (
    <FormProvider {...form}>
      <Known.Provider value={known.current}>
        <OverVersion.Provider value={over.version}>
          {around(
            <form
              ref={element}
              noValidate
              // Fields that a browser may fill in say so themselves.
              autoComplete="off"
              aria-label={label}
              className={className}
              onSubmit={(event) => {
                event.preventDefault();
                if (sending.isPending) return;
                if (isBehind) {
                  seek('[data-behind]');
                  return;
                }
                // What the server said last time stands in nobody's way.
                form.clearErrors();
                void form.handleSubmit(() => sending.mutate(form.getValues() as V), toFault)(event);
              }}
            >
              {typeof children === 'function' ? (
                <Watched<V> tried={submitCount > 0} render={children} />
              ) : (
                children
              )}
              <div role="status" className="flex flex-col gap-3 empty:hidden">
                {faulty.length > 1 && (
                  <Summary
                    faulty={faulty}
                    go={(name) => {
                      const field = element.current?.querySelector<HTMLElement>(
                        `[name="${CSS.escape(name)}"]`,
                      );
                      if (!field) return;
                      flushSync(() => reveal(field));
                      field.focus();
                    }}
                  />
                )}
                {isBehind && !sending.isPending && <Behind take={answered(take)} keep={answered(keep)} />}
                {general !== null && (
                  <Notice kind="error">
                    {general}
                    {doubt}
                  </Notice>
                )}
                {sending.isSuccess && success !== undefined && <Notice kind="good">{success}</Notice>}
              </div>
              <div className="flex flex-wrap items-center gap-3">
                {bar(
                  <Button type="submit" look="primary" disabled={sending.isPending}>
                    {sending.isPending ? words.t('account.working') : submit}
                  </Button>,
                )}
                {undoes && isDirty && (
                  <Button disabled={sending.isPending} onClick={() => form.reset(first as DefaultValues<V>)}>
                    {words.t('form.undo')}
                  </Button>
                )}
                {beside}
              </div>
            </form>,
          )}
          <LeaveQuestion unsaved={(asks || isBehind) && isDirty} of={known.current} />
        </OverVersion.Provider>
      </Known.Provider>
    </FormProvider>
  );
}

/** It cannot be sent as it stands. */
class Incomplete extends Error {}

function generalText(
  words: Words,
  error: Error | null,
  known: ReadonlyMap<string, KnownField>,
  incomplete: string | undefined,
): string | null {
  if (error === null) return null;
  if (error instanceof Incomplete) return incomplete ?? words.t('form.incomplete');
  const items = faultsOf(error);
  if (items.length === 0) return failureText(words, error);
  const { others } = sortFaults(items, known);
  return others.length === 0 ? null : others.join(' ');
}

/** What was read again is shown, unless somebody is typing over what was there before. */
function useNewFirst<V>(first: V, isDirty: boolean, take: (first: V) => void): void {
  const written = JSON.stringify(first);
  const taken = useRef(written);
  const latest = useRef({ first, take });
  latest.current = { first, take };
  useEffect(() => {
    if (isDirty || taken.current === written) return;
    taken.current = written;
    latest.current.take(latest.current.first);
  }, [written, isDirty]);
}

/** Where several fields are wrong: how many, and the way to each. */
function Summary({
  faulty,
  go,
}: {
  readonly faulty: readonly (readonly [string, KnownField])[];
  readonly go: (name: string) => void;
}) {
  const words = useWords();
  return (
    <Notice kind="error" title={words.t('form.faults', { count: faulty.length })}>
      <ul className="mt-1 flex flex-wrap gap-x-4">
        {faulty.map(([name, { label }]) => (
          <li key={name}>
            <button
              type="button"
              className="min-h-8 rounded-sm underline decoration-1 underline-offset-[3px] hover:decoration-2"
              onClick={() => go(name)}
            >
              {label}
            </button>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** A form that is drawn with all it holds, at every key: for what depends on it. */
function Watched<V extends object>({
  tried,
  render,
}: {
  tried: boolean;
  render: (typed: Typed<V>) => ReactNode;
}) {
  return render({ ...useTyped<V>(), tried });
}

/** What stands in the form, and how to change it from outside its fields. */
export function useTyped<V extends object>(): Omit<Typed<V>, 'tried'> {
  const form = useFormContext<V>();
  const values = useWatch({ control: form.control }) as V;
  return {
    values,
    change: (fields) => {
      for (const [name, value] of Object.entries(fields))
        form.setValue(name as Path<V>, value as PathValue<V, Path<V>>, { shouldDirty: true });
      // What was wrong with it was wrong with what stood there before.
      form.clearErrors(Object.keys(fields) as Path<V>[]);
    },
  };
}
