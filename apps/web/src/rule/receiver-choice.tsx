import type { RuleWire } from '@marsad/indicators/contract';
import { useQuery } from '@tanstack/react-query';
import { notifyApi } from '../api/notify.js';
import { keys } from '../api/queries.js';
import { useWords } from '../language/words.js';
import type { RuleDraft } from './draft.js';

interface Props {
  readonly draft: RuleDraft;
  readonly change: (fields: Partial<RuleDraft>) => void;
  /** Receivers the rule names that are gone. */
  readonly removed: RuleWire['removedReceivers'];
}

/** Who is told: everybody whom it concerns, or only those who are chosen. */
export function ReceiverChoice({ draft, change, removed }: Props) {
  const words = useWords();
  const receivers = useQuery({
    queryKey: keys.receivers,
    queryFn: ({ signal }) => notifyApi.receivers(signal),
  });
  const chosen = draft.receivers;
  // One that is gone stays on the list, so that it can be seen and taken off.
  const choices = [
    ...(receivers.data ?? []).map(({ id, name }) => ({ id, name, isGone: false })),
    ...removed.map((one) => ({ ...one, isGone: true })),
  ];
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-semibold">{words.t('rules.told')}</legend>
      <label className="flex min-h-8 items-center gap-2">
        <input
          type="radio"
          name="told"
          checked={chosen === null}
          onChange={() => change({ receivers: null })}
        />
        {words.t('rules.told.all')}
      </label>
      <label className="flex min-h-8 items-center gap-2">
        <input
          type="radio"
          name="told"
          checked={chosen !== null}
          onChange={() => change({ receivers: chosen ?? [] })}
        />
        {words.t('rules.told.only')}
      </label>
      {chosen !== null && (
        <div className="flex flex-col gap-1 ps-6">
          {choices.map(({ id, name, isGone }) => (
            <label key={id} className="flex min-h-8 items-center gap-2">
              <input
                type="checkbox"
                checked={chosen.includes(id)}
                onChange={({ target }) =>
                  change({
                    receivers: target.checked ? [...chosen, id] : chosen.filter((one) => one !== id),
                  })
                }
              />
              <span>
                <bdi>{name}</bdi>
                {isGone && <span className="text-muted"> {words.t('rules.told.removed')}</span>}
              </span>
            </label>
          ))}
          <p className="text-xs text-muted">
            {words.t(chosen.length === 0 ? 'rules.told.none' : 'rules.told.onlyHint')}
          </p>
        </div>
      )}
    </fieldset>
  );
}
