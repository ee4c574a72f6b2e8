/** Who is signed in here, and what they may do. */
import { allows, type Role } from '@marsad/indicators';
import type { SessionWire } from '@marsad/indicators/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext } from 'react';
import { call } from '../api/client.js';
import { noAnswer } from '../api/no-answer.js';
import { keys } from '../api/queries.js';
import { useWords } from '../language/words.js';

export const useSessionQuery = () =>
  useQuery({
    queryKey: keys.session,
    queryFn: readSession,
    staleTime: 60_000,
  });

const deviceStore = () => import('./device-store.js');

/** Where nobody answers, whoever was signed in here last goes on: figures can then be entered, and wait. */
async function readSession({ signal }: { signal: AbortSignal }): Promise<SessionWire> {
  try {
    const session = await call('GET /session', { signal });
    // Nobody waits for the device.
    void deviceStore().then(({ storeSession }) => storeSession(session));
    return session;
  } catch (error) {
    const session = noAnswer(error) ? await (await deviceStore()).storedSession() : null;
    if (session === null) throw error;
    return session;
  }
}

const Session = createContext<SessionWire | null>(null);

export function SessionProvider({ session, children }: { session: SessionWire; children: ReactNode }) {
  return <Session.Provider value={session}>{children}</Session.Provider>;
}

export function useSession(): SessionWire {
  const session = useContext(Session);
  if (session === null) throw new Error('no session provided');
  return session;
}

/** Reads the session again: another person gets another page (whose-page.ts). */
export function useSessionChange(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: keys.session });
}

/** Why something that needs a role may not be done here; null where it may. */
export function useWhyNot(needed: Role): string | null {
  const words = useWords();
  const { role } = useSession();
  if (role !== null && allows(role, needed)) return null;
  return words.problem('role-too-low', role === null ? { needed } : { needed, held: role }, '');
}

/** For what only some roles can do, where saying why not would be in everybody's way. */
export function ForRole({ needed, children }: { needed: Role; children: ReactNode }) {
  const { role } = useSession();
  return role !== null && allows(role, needed) ? children : null;
}
