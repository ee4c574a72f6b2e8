import type { SettingsBody } from '@marsad/indicators/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/client.js';
import { keys, useSettings } from '../api/queries.js';
import { useWords } from '../language/words.js';
import { Failed, failureText } from '../ui/failed.js';
import { Notice } from '../ui/notice.js';
import { Section } from '../ui/section.js';
import { Skeleton } from '../ui/skeleton.js';

/** What is switched for everybody. */
export function GeneralSettings() {
  const words = useWords();
  const settings = useSettings();
  if (settings.data === undefined)
    return settings.error !== null ? (
      <Failed what={words.t('settings.title')} error={settings.error} retry={() => void settings.refetch()} />
    ) : (
      <Skeleton height={120} />
    );
  return (
    <>
      <Section title={words.t('general.review')} lead={words.t('general.reviewLead')}>
        <Switch name="review" label={words.t('general.reviewOn')} on={settings.data.review} />
      </Section>
      <Section title={words.t('general.source')} lead={words.t('general.sourceLead')}>
        <Switch
          name="sourceIndicators"
          label={words.t('general.sourceOn')}
          on={settings.data.sourceIndicators}
        />
      </Section>
    </>
  );
}

function Switch({
  name,
  label,
  on,
}: {
  readonly name: keyof SettingsBody;
  readonly label: string;
  readonly on: boolean;
}) {
  const words = useWords();
  const client = useQueryClient();
  // As it was clicked, until the answer says how it is.
  const [wanted, setWanted] = useState<boolean | null>(null);
  const changing = useMutation({
    mutationFn: (value: boolean) => api.changeSettings({ [name]: value }),
    onSuccess: (now) => {
      client.setQueryData(keys.settings, now);
      if (name === 'sourceIndicators') void client.invalidateQueries({ queryKey: keys.indicators });
    },
    onSettled: () => setWanted(null),
  });
  return (
    <>
      <label className="inline-flex min-h-10 items-center gap-2 text-sm font-medium">
        <input
          type="checkbox"
          className="size-4 accent-accent"
          checked={wanted ?? on}
          disabled={changing.isPending}
          onChange={({ target }) => {
            setWanted(target.checked);
            changing.mutate(target.checked);
          }}
        />
        {label}
      </label>
      <div role="status" className="mt-2 empty:hidden">
        {changing.isError && <Notice kind="error">{failureText(words, changing.error)}</Notice>}
        {changing.isSuccess && <Notice kind="good">{words.t('settings.saved')}</Notice>}
      </div>
    </>
  );
}
