import { type ReactNode, useId } from 'react';

export interface FieldAids {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
  readonly className: string;
}
interface Props {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly errors?: readonly string[];
  readonly warnings?: readonly string[];
  readonly requiredWord?: string;
  readonly children: (aids: FieldAids) => ReactNode;
}

export const inputLook =
  'block w-full min-h-10 rounded-tremor-small border bg-surface px-3 py-2 text-sm text-ink placeholder:text-faint focus-visible:outline-offset-0';

/** A label, its field, and right under it what is said about it, tied together. Red is refused, orange only unusual. */
export function Field({ label, hint, errors = [], warnings = [], requiredWord, children }: Props) {
  const id = useId();
  const notes = [
    errors.length === 0 ? null : `${id}-errors`,
    warnings.length === 0 ? null : `${id}-warnings`,
    hint === undefined ? null : `${id}-hint`,
  ].filter((note) => note !== null);
  const edge = errors.length > 0 ? 'border-refused' : warnings.length > 0 ? 'border-watch' : 'border-edge';
  return (
    <div className="min-w-0">
      <div className="mb-1 flex flex-wrap items-baseline gap-x-2 text-sm">
        <label htmlFor={id} className="font-semibold text-ink">
          {label}
        </label>
        {requiredWord !== undefined && (
          <span aria-hidden className="text-xs text-faint">
            {requiredWord}
          </span>
        )}
      </div>
      {children({
        id,
        'aria-describedby': notes.length === 0 ? undefined : notes.join(' '),
        'aria-invalid': errors.length > 0 ? true : undefined,
        className: `${inputLook} ${edge}`,
      })}
      <Notes id={`${id}-errors`} notes={errors} kind="error" />
      <Notes id={`${id}-warnings`} notes={warnings} kind="warning" />
      {hint !== undefined && (
        <div id={`${id}-hint`} className="mt-1 text-xs text-faint">
          {hint}
        </div>
      )}
    </div>
  );
}

const looks = {
  error: { ink: 'text-refused', shape: 'M2 2h12v12H2z', fill: 'fill-refused' },
  warning: { ink: 'text-watch-ink', shape: 'M8 1.5 15 14H1z', fill: 'fill-watch' },
} as const;

function Notes({ id, notes, kind }: { id: string; notes: readonly string[]; kind: keyof typeof looks }) {
  if (notes.length === 0) return null;
  const { ink, shape, fill } = looks[kind];
  return (
    <ul id={id} className={`mt-1 flex flex-col gap-1 text-sm ${ink}`}>
      {notes.map((note) => (
        <li key={note} className="flex items-start gap-1.5">
          <svg viewBox="0 0 16 16" aria-hidden className={`mt-1 size-3 shrink-0 ${fill}`}>
            <path d={shape} />
          </svg>
          <span className="min-w-0">{note}</span>
        </li>
      ))}
    </ul>
  );
}
