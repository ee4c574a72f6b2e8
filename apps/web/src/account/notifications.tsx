import { useState } from 'react';
import { useWords } from '../language/words.js';
import { canNotify, wantNotifications, wantsNotifications } from '../notify/browser-notifications.js';
import { useSession } from '../session/session.js';
import { Notice } from '../ui/notice.js';
import { Section } from '../ui/section.js';

/** Whether this browser says what fires while nobody looks at the page. */
export function Notifications() {
  const words = useWords();
  const person = useSession().person?.id ?? null;
  const [on, setOn] = useState(() => wantsNotifications(person));
  const [refused, setRefused] = useState(false);
  return (
    <Section title={words.t('notify.title')} lead={words.t('notify.lead')}>
      {canNotify() ? (
        <label className="inline-flex min-h-10 items-center gap-2 text-sm font-medium">
          <input
            type="checkbox"
            className="size-4 accent-accent"
            checked={on}
            onChange={async ({ target: { checked } }) => {
              setOn(checked);
              const granted = await wantNotifications(person, checked);
              setOn(granted);
              setRefused(checked && !granted);
            }}
          />
          {words.t('notify.on')}
        </label>
      ) : (
        <p className="text-sm text-muted">{words.t('notify.cannot')}</p>
      )}
      <div role="status" className="mt-2 empty:hidden">
        {refused && <Notice kind="warning">{words.t('notify.refused')}</Notice>}
      </div>
    </Section>
  );
}
