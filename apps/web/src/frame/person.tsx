import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { useSession, useSessionChange } from '../accounts/session.js';
import { call } from '../client.js';
import { useWords } from '../language.js';
import { forgetKept } from '../offline/kept.js';
import { removeAllWaiting, useWaiting } from '../offline/queue.js';
import { Leaving } from './leaving.js';

const look =
  'inline-flex min-h-9 items-center rounded-tremor-small px-2 text-xs text-muted sm:text-sm hover:text-ink';

/** Who is signed in: their settings, and the way out. */
export function Person() {
  const words = useWords();
  const { person } = useSession();
  const changed = useSessionChange();
  const leaving = useMutation({
    mutationFn: async (andDelete: boolean) => {
      if (andDelete && person !== null) await removeAllWaiting(person.id);
      // Even where the server can't be told: nothing of it is left open on this device.
      await forgetKept();
      return call<void>('/session', { method: 'DELETE' });
    },
    onSettled: changed,
  });
  const waiting = useWaiting().figures.length;
  const [asked, setAsked] = useState(false);
  if (person === null) return null;
  return (
    <>
      <Link href="/settings" className={look} aria-label={words.t('settings.of', { name: person.name })}>
        <bdi className="max-w-24 truncate sm:max-w-40">{person.name}</bdi>
      </Link>
      <button
        type="button"
        className={look}
        disabled={leaving.isPending}
        onClick={() => (waiting === 0 ? leaving.mutate(false) : setAsked(true))}
      >
        {words.t('signIn.out')}
      </button>
      {asked && (
        <Leaving
          waiting={waiting}
          stay={() => setAsked(false)}
          leave={(andDelete) => {
            setAsked(false);
            leaving.mutate(andDelete);
          }}
        />
      )}
    </>
  );
}
