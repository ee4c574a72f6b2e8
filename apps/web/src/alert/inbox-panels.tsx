import { useId, useRef } from 'react';
import { useAssignees } from '../api/alerts.js';
import { useWords } from '../language/words.js';
import { useSession } from '../session/session.js';
import { Button } from '../ui/button.js';
import { inputLook } from '../ui/field.js';
import { ServerForm } from '../ui/form.js';
import { ChoiceField, LongField } from '../ui/form-fields.js';
import { Key } from '../ui/key.js';
import type { Deed } from './inbox-undo.js';

const outcomes = ['confirmed', 'monitor', 'discarded', 'false-positive'] as const;

interface Props {
  /** What stopped it; null where nothing did. */
  readonly act: (deed: Deed) => Promise<unknown>;
}

/** What they turned out to be: one press of a button, or of its number. */
export function TriagePanel({ act }: Props) {
  const words = useWords();
  const id = useId();
  const note = useRef<HTMLTextAreaElement>(null);
  const judge = (outcome: (typeof outcomes)[number]) =>
    void act({ action: 'triage', outcome, note: note.current?.value ?? '' });
  return (
    <fieldset
      className="flex flex-col gap-2"
      onKeyDown={(event) => {
        if (event.target === note.current || event.ctrlKey || event.metaKey || event.altKey) return;
        const outcome = outcomes[Number(event.key) - 1];
        if (outcome === undefined) return;
        event.preventDefault();
        judge(outcome);
      }}
    >
      <legend className="mb-1 text-sm font-semibold">{words.t('triage.outcome')}</legend>
      <div className="flex flex-wrap gap-2">
        {outcomes.map((outcome, at) => (
          <Button key={outcome} aria-keyshortcuts={String(at + 1)} onClick={() => judge(outcome)}>
            {words.t(`triage.${outcome}`)} <Key name={String(at + 1)} />
          </Button>
        ))}
      </div>
      <div className="max-w-md">
        <label htmlFor={id} className="mb-1 block text-sm font-semibold">
          {words.t('field.note')}
        </label>
        <textarea
          ref={note}
          id={id}
          rows={2}
          dir="auto"
          maxLength={1000}
          className={`${inputLook} border-edge`}
        />
      </div>
    </fieldset>
  );
}

async function sent(act: Props['act'], deed: Deed): Promise<void> {
  const error = await act(deed);
  if (error !== null) throw error;
}

const days = [1, 7, 30] as const;
const dayMs = 86_400_000;

/** For how long nobody is told of them, and why. */
export function SilencePanel({ act }: Props) {
  const words = useWords();
  return (
    <ServerForm
      label={words.t('silences.submit')}
      first={{ days: '1', comment: '' }}
      asks={false}
      send={(form) =>
        sent(act, {
          action: 'silence',
          endsAt: new Date(Date.now() + Number(form.days) * dayMs).toISOString(),
          comment: form.comment,
        })
      }
      done={() => {}}
      submit={words.t('silences.submit')}
    >
      <p className="text-sm text-muted">{words.t('inbox.silenceLead')}</p>
      <ChoiceField name="days" label={words.t('silences.for')} makes={['endsAt']}>
        {days.map((count) => (
          <option key={count} value={count}>
            {words.t('silences.days', { count })}
          </option>
        ))}
      </ChoiceField>
      <LongField
        name="comment"
        label={words.t('edit.reason')}
        hint={words.t('silences.why')}
        required
        maxLength={1000}
      />
    </ServerForm>
  );
}

/** Who looks after them. */
export function AssignPanel({ act }: Props) {
  const words = useWords();
  const { person } = useSession();
  const { data = [] } = useAssignees(true);
  const others = data.filter(({ id }) => id !== person?.id);
  const isThere = data.some(({ id }) => id === person?.id);
  return (
    <ServerForm
      label={words.t('inbox.assign')}
      first={{ to: isThere ? (person?.id ?? '') : '' }}
      asks={false}
      send={({ to }) => sent(act, { action: 'assign', to: to === '' ? null : to })}
      done={() => {}}
      submit={words.t('inbox.assign')}
    >
      <ChoiceField name="to" label={words.t('inbox.assigned')}>
        {isThere && <option value={person?.id}>{words.t('inbox.me')}</option>}
        {others.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
        <option value="">{words.t('inbox.nobody')}</option>
      </ChoiceField>
    </ServerForm>
  );
}
