import { useMutation } from '@tanstack/react-query';
import { Link } from 'wouter';
import { useSession, useSessionChange } from '../accounts/session.js';
import { call } from '../client.js';
import { useWords } from '../language.js';

const look = 'inline-flex min-h-9 items-center rounded-tremor-small px-2 text-sm text-muted hover:text-ink';

/** Who is signed in: their settings, and the way out. */
export function Person() {
  const words = useWords();
  const { person } = useSession();
  const changed = useSessionChange();
  const leaving = useMutation({
    mutationFn: () => call<void>('/session', { method: 'DELETE' }),
    onSettled: changed,
  });
  if (person === null) return null;
  return (
    <>
      <Link href="/settings" className={look}>
        {words.t('settings.of', { name: person.name })}
      </Link>
      <button type="button" className={look} disabled={leaving.isPending} onClick={() => leaving.mutate()}>
        {words.t('signIn.out')}
      </button>
    </>
  );
}
