import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { call } from '../api/client.js';
import { useWords } from '../language/words.js';
import { lazyComponent } from '../lazy/lazy-component.js';
import { useSession, useSessionChange } from '../session/session.js';
import { Later } from '../ui/boundary.js';

const SignOutQuestion = lazyComponent(() => import('./sign-out-question.js'));

const look = 'inline-flex min-h-9 items-center rounded-tremor-small px-2 text-sm text-muted hover:text-ink';

/** Who is signed in: their settings, and the way out. */
export function Person() {
  const words = useWords();
  const { person } = useSession();
  const changed = useSessionChange();
  const leaving = useMutation({
    mutationFn: async (andDelete: boolean) => {
      if (andDelete && person !== null)
        await (await import('../entry/waiting-queue.js')).removeAllWaiting(person.id);
      // Even where the server can't be told: nothing of it is left open on this device.
      await (await import('../session/device-store.js')).clearStore();
      return call('DELETE /session');
    },
    onSettled: changed,
  });
  /** How many figures would be left here; asked about only where there are some. */
  const [waiting, setWaiting] = useState(0);
  if (person === null) return null;
  const signOut = async () => {
    const { waitingOf } = await import('../entry/waiting-queue.js');
    const { length } = await waitingOf(person.id).catch(() => []);
    if (length === 0) leaving.mutate(false);
    else setWaiting(length);
  };
  return (
    <>
      <Link href="/settings" className={look}>
        {words.t('settings.of', { name: person.name })}
      </Link>
      <button type="button" className={look} disabled={leaving.isPending} onClick={() => void signOut()}>
        {words.t('signIn.out')}
      </button>
      {waiting > 0 && (
        <Later fallback={null}>
          <SignOutQuestion
            waiting={waiting}
            stay={() => setWaiting(0)}
            leave={(andDelete) => {
              setWaiting(0);
              leaving.mutate(andDelete);
            }}
          />
        </Later>
      )}
    </>
  );
}
