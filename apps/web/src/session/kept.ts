/**
 * All that this browser keeps of Marsad in its plain storage, each thing once, with whose it is. What is a person's is kept
 * under their id, so that nobody else who sits here is shown it. Beside it stand a person's figures that wait and what
 * entering needs offline (device-database.ts), and the app itself, which is nobody's (service-worker.js). Nothing is kept
 * elsewhere: kept.test.ts looks for it.
 */

/** Of the device: whoever comes finds it as it was left. Written where it is needed before anything else is here. */
export const ofDevice = ['lang', 'theme', 'digits', 'reloaded', 'leaving'] as const;

/** Of a person: `work` was typed and is not sent yet, and goes only when they say so; a `habit` goes when they do. */
const ofPerson = {
  draft: 'work',
  begun: 'work',
  'draft.of': 'work',
  'draft.at': 'work',
  attempt: 'work',
  answers: 'work',
  grid: 'work',
  indicator: 'work',
  sources: 'habit',
  notify: 'habit',
  keys: 'habit',
} as const;
export type Personal = keyof typeof ofPerson;

const nameOf = (what: Personal, person: string) => `marsad.${what}@${person}`;

/** Null where there is none, where nobody is signed in, and where storage is forbidden. */
export function keptOf(person: string | null, what: Personal): string | null {
  try {
    return person === null ? null : localStorage.getItem(nameOf(what, person));
  } catch {
    return null;
  }
}

let over = false;

/** Somebody leaves this page: what its forms still would write down is not theirs to keep any more. */
export function keepNoMore(): void {
  over = true;
}

/** @param text null for none any more. Without storage it lasts as long as the page. */
export function keepOf(person: string | null, what: Personal, text: string | null): void {
  if (person === null || over) return;
  try {
    if (text === null) localStorage.removeItem(nameOf(what, person));
    else localStorage.setItem(nameOf(what, person), text);
  } catch {
    // Said above.
  }
}

const leavingAs = 'marsad.leaving';

/** That somebody signs out, until the server has heard of it. */
export function noteLeaving(leaving: boolean): void {
  try {
    if (leaving) localStorage.setItem(leavingAs, 'yes');
    else localStorage.removeItem(leavingAs);
  } catch {
    // Then only the server can end the session.
  }
}

export function isLeaving(): boolean {
  try {
    return localStorage.getItem(leavingAs) !== null;
  } catch {
    return false;
  }
}

/** Calls back where another tab begins to sign out, and where that is over. */
export function watchLeaving(call: (leaving: boolean) => void): void {
  window.addEventListener('storage', ({ key, newValue }) => {
    if (key === leavingAs) call(newValue !== null);
  });
}

/** What a name stands for; null where it is not Marsad's. */
function meaningOf(name: string): { readonly what: string; readonly person: string | null } | null {
  const [, what = '', person = null] = /^marsad\.([^@]+)(?:@(.+))?$/.exec(name) ?? [];
  return what === '' ? null : { what, person };
}

/** Takes away everything of Marsad's that is a person's and for which `goes` says so. */
function forget(goes: (what: Personal, person: string) => boolean): void {
  try {
    for (const name of Object.keys(localStorage)) {
      const meaning = meaningOf(name);
      if (meaning === null || (ofDevice as readonly string[]).includes(meaning.what)) continue;
      const { what, person } = meaning;
      // What an older page kept under nobody's name may be anybody's.
      if (person === null || !(what in ofPerson) || goes(what as Personal, person))
        localStorage.removeItem(name);
    }
  } catch {
    // Without storage there is nothing to forget.
  }
}

/** Whoever signs out takes what is theirs along, and their unsent work too where they say so. */
export function forgetOwn(person: string, andWork: boolean): void {
  forget((what, owner) => owner === person && (andWork || ofPerson[what] === 'habit'));
}

/** @param person who is signed in here now; null for nobody. Of others only unsent work is left, which they find again. */
export function forgetOthers(person: string | null): void {
  forget((what, owner) => owner !== person && ofPerson[what] === 'habit');
}
