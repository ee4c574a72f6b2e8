import type { ProblemItemWire } from '@marsad/indicators/contract';
import { useWords } from '../language/words.js';
import { Field } from '../ui/field.js';
import { toAcknowledge } from './unusual.js';

interface Props {
  readonly warnings: readonly ProblemItemWire[];
  readonly comment: string;
  readonly change: (comment: string) => void;
  readonly notes: { readonly errors?: readonly string[] };
}

/** Why the figure is right all the same. It is kept with the figure, for whoever asks later. */
export function Acknowledge({ warnings, comment, change, notes }: Props) {
  const words = useWords();
  const unusual = toAcknowledge(warnings);
  if (unusual.length === 0) return null;
  return (
    <div className="mt-6 flex flex-col gap-3 rounded-tremor-small border-s-4 border-watch bg-watch/10 px-4 py-3">
      <p className="font-semibold">{words.t('enter.unusual', { count: unusual.length })}</p>
      <ul className="list-disc ps-5 text-sm">
        {unusual.map(({ code, params, detail }) => (
          <li key={`${code} ${detail}`}>{words.problem(code, params ?? {}, detail)}</li>
        ))}
      </ul>
      <Field
        label={words.t('enter.comment')}
        requiredWord={words.t('enter.required')}
        hint={words.t('enter.commentHint')}
        {...notes}
      >
        {(aids) => (
          <textarea
            {...aids}
            name="comment"
            aria-required
            rows={2}
            maxLength={1000}
            dir={comment === '' ? words.dir : 'auto'}
            value={comment}
            onChange={({ target }) => change(target.value)}
          />
        )}
      </Field>
    </div>
  );
}
