import { type ReactNode, useId } from 'react';
import { inputLook } from '../ui/field.js';

export interface Option {
  readonly id: string;
  readonly name: string;
}

interface Props {
  readonly label: string;
  readonly hint?: string;
  /** What the first, empty choice says. */
  readonly choose: string;
  readonly options: readonly Option[];
  readonly chosen: readonly string[];
  readonly add: (id: string) => void;
  readonly remove: (id: string) => void;
  readonly removeLabel: (name: string) => string;
  /** Stands beside each that is chosen. */
  readonly beside?: (id: string) => ReactNode;
}

/** Several of many: those that are chosen, each with a way to take it out, and a list to add from. */
export function ChosenList(props: Props) {
  const { label, hint, choose, options, chosen, add, remove, removeLabel, beside } = props;
  const id = useId();
  const nameOf = (one: string) => options.find((option) => option.id === one)?.name ?? one;
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-1 block text-sm font-semibold">
        {label}
      </label>
      {chosen.length > 0 && (
        <ul className="mb-2 flex flex-col gap-2">
          {chosen.map((one) => (
            <li key={one} className="flex flex-wrap items-center gap-2 text-sm">
              <bdi className="min-w-0 break-words">{nameOf(one)}</bdi>
              {beside?.(one)}
              <button
                type="button"
                aria-label={removeLabel(nameOf(one))}
                onClick={() => remove(one)}
                className="inline-flex size-8 items-center justify-center rounded-tremor-full border border-edge bg-surface hover:bg-sunken"
              >
                <span aria-hidden>×</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <select
        id={id}
        className={`${inputLook} border-edge`}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        value=""
        onChange={({ target }) => add(target.value)}
      >
        <option value="">{choose}</option>
        {options
          .filter((option) => !chosen.includes(option.id))
          .map((option) => (
            <option key={option.id} value={option.id}>
              {option.name}
            </option>
          ))}
      </select>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="mt-1 text-xs text-faint">
          {hint}
        </p>
      )}
    </div>
  );
}
