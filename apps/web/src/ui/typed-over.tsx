/**
 * What a form is typed over. What is read again is taken as long as nothing is typed. After that it is held back, and whoever
 * types is asked: the words of one version, sent as a change of the next, would take back what somebody else has saved.
 */
import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useReducer, useRef } from 'react';
import type { DefaultValues, Path, PathValue, UseFormReturn } from 'react-hook-form';
import { ApiError } from '../api/client.js';
import { noAnswer } from '../api/no-answer.js';
import { useWords } from '../language/words.js';
import { Button } from './button.js';
import { Notice } from './notice.js';

interface Over<V, T> {
  readonly first: V;
  /** Undefined for what is kept in no versions, and for what is new. */
  readonly version: number | undefined;
  readonly send: (values: V) => Promise<T> | null;
}

const conflicts: ReadonlySet<string> = new Set(['edit-conflict', 'revision-conflict']);

/** The version that is typed over. */
export const OverVersion = createContext<number | undefined>(undefined);
export const useOverVersion = () => useContext(OverVersion);

export function useTypedOver<V extends object, T>(form: UseFormReturn<V>, now: Over<V, T>) {
  const { isDirty } = form.formState;
  const held = useRef(now);
  const client = useQueryClient();
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  if (!isDirty || held.current.version === now.version) held.current = now;
  const over = held.current;
  const take = () => {
    held.current = now;
    form.reset(now.first as DefaultValues<V>);
    redraw();
  };
  return {
    over,
    isBehind: over.version !== now.version,
    /** Where somebody else was first, or it may have arrived unanswered, all that is on the page is read again. */
    refused: (error: Error) => {
      const code =
        error instanceof ApiError && error.failure.kind === 'problem' ? error.failure.problem.code : '';
      if (conflicts.has(code) || noAnswer(error)) void client.invalidateQueries();
    },
    take,
    /** The fields that were changed stay, and the others are as they are now. */
    keep: () => {
      const values = form.getValues() as V;
      const stood = (form.formState.defaultValues ?? {}) as Partial<V>;
      const names = (Object.keys(values) as (keyof V & Path<V>)[]).filter(
        (name) => JSON.stringify(values[name]) !== JSON.stringify(stood[name]),
      );
      take();
      for (const name of names)
        form.setValue(name, values[name] as PathValue<V, Path<V>>, { shouldDirty: true });
    },
  };
}

/** Somebody else was first. */
export function Behind({ take, keep }: { readonly take: () => void; readonly keep: () => void }) {
  const words = useWords();
  return (
    <Notice kind="warning" title={words.t('form.behind')}>
      <p className="mb-3">{words.t('form.behindText')}</p>
      <p className="flex flex-wrap gap-3">
        <Button data-behind onClick={keep}>
          {words.t('form.keepMine')}
        </Button>
        <Button onClick={take}>{words.t('form.takeTheirs')}</Button>
      </p>
    </Notice>
  );
}
