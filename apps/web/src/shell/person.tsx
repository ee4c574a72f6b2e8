import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { useWords } from '../language/words.js';
import { lazyComponent } from '../lazy/lazy-component.js';
import { useSession } from '../session/session.js';
import { Later } from '../ui/boundary.js';
import type { Unsent } from './sign-out.js';

const leave = () => import('./sign-out.js');
const SignOutQuestion = lazyComponent(() => import('./sign-out-question.js'));

const look = 'inline-flex min-h-9 items-center rounded-tremor-small px-2 text-sm text-muted hover:text-ink';

/** Who is signed in: their settings, and the way out. */
export function Person() {
  const words = useWords();
  const { person } = useSession();
  const leaving = useMutation({
    mutationFn: async (andWork: boolean) => (await leave()).signOut(person?.id ?? '', andWork),
  });
  /** What would be left here; asked about only where there is something. */
  const [unsent, setUnsent] = useState<Unsent | null>(null);
  if (person === null) return null;
  const signOut = async () => {
    const { unsentOf, hasOtherWork } = await leave();
    const found = await unsentOf(person.id);
    // An empty form is nothing to leave.
    if (found === null) leaving.mutate(!hasOtherWork(person.id));
    else setUnsent(found);
  };
  return (
    <>
      <Link href="/settings" className={look}>
        {words.t('settings.of', { name: person.name })}
      </Link>
      <button type="button" className={look} disabled={leaving.isPending} onClick={() => void signOut()}>
        {words.t('signIn.out')}
      </button>
      {unsent !== null && (
        <Later fallback={null}>
          <SignOutQuestion
            unsent={unsent}
            stay={() => setUnsent(null)}
            leave={(andWork) => {
              setUnsent(null);
              leaving.mutate(andWork);
            }}
          />
        </Later>
      )}
    </>
  );
}
