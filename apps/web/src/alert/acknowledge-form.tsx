import { useWords } from '../language/words.js';
import { ServerForm } from '../ui/form.js';
import { ChoiceField, LongField } from '../ui/form-fields.js';

const hours = [24, 168, 720] as const;

interface Props {
  /** @param until when it counts no more; null for as long as the alert lasts. */
  readonly send: (note: string, until: string | null) => Promise<unknown>;
  readonly done: () => void | Promise<void>;
}

/** Somebody says that they have seen an alert, and for how long that is to count. */
export function AcknowledgeForm({ send, done }: Props) {
  const words = useWords();
  return (
    <ServerForm
      label={words.t('ack.do')}
      first={{ hours: '', note: '' }}
      send={({ hours: given, note }) =>
        send(note, given === '' ? null : new Date(Date.now() + Number(given) * 3_600_000).toISOString())
      }
      done={done}
      submit={words.t('ack.do')}
    >
      <ChoiceField name="hours" label={words.t('ack.for')} hint={words.t('ack.hint')} makes={['until']}>
        <option value="">{words.t('ack.whole')}</option>
        {hours.map((count) => (
          <option key={count} value={count}>
            {words.t('silences.days', { count: count / 24 })}
          </option>
        ))}
      </ChoiceField>
      <LongField name="note" label={words.t('field.note')} maxLength={1000} />
    </ServerForm>
  );
}

/** Who has seen it, when, and until when that counts. */
export function acknowledgementText(
  words: ReturnType<typeof useWords>,
  { by, at, until }: { readonly by: string; readonly at: string; readonly until: string | null },
): string {
  const seen = words.t('ack.by', { by, when: words.instant(at) });
  return until === null ? seen : `${seen} ${words.t('ack.until', { when: words.instant(until) })}`;
}
