/** The API as this page reaches it: at its own address, in the language chosen here, which need not be the browser's. */
import { createFirstClient, personHeader, type Submitted } from '@marsad/indicators/contract/client/first';
import { ownWrites } from './own-writes.js';

export { ApiError } from '@marsad/indicators/contract/client/first';

let person: string | null = null;
/** Whose page this is. A cookie is the browser's: where somebody else has signed in, it would send in their name. */
export function askAs(id: string | null): void {
  person = id;
}
/** For what is not sent by the client. */
export const asWhom = (): Record<string, string> => (person === null ? {} : { [personHeader]: person });
let signedOut = () => {};
/** Whatever asks, a form or a list: whoever is told to sign in has to. */
export function whenSignedOut(heard: () => void): void {
  signedOut = heard;
}

const client = createFirstClient({
  language: () => document.documentElement.lang || 'en',
  person: () => person,
  signedOut: () => signedOut(),
  // A page that comes up reads much at once: each in a turn of its own, it answers its reader in between.
  turn: () => new Promise((resolve) => setTimeout(resolve)),
});
const { note, isOwn } = ownWrites();

export { isOwn };
/** Remembers a figure that was handed in from this page. */
export const noteSubmitted = (write: Promise<Submitted>): Promise<Submitted> =>
  note(write, (answer) => {
    if (answer.status === 'settled') return { submission: answer.submission.id };
    // What waits for a review becomes a figure by somebody else, which is news.
    return answer.status === 'waiting' ? null : { submission: answer.id };
  });
export const api: typeof client = {
  ...client,
  submit: (body, key) => noteSubmitted(client.submit(body, key)),
  resubmit: (name, body) =>
    note(client.resubmit(name, body), ({ id, status }) => (status === 'waiting' ? null : { submission: id })),
  withdraw: (name) =>
    note(client.withdraw(name), ({ observation }) => observation && { observation: observation.id }),
  revise: (name, body) => note(client.revise(name, body), () => ({ observation: name })),
  edit: (name, ...how) => note(client.edit(name, ...how), () => ({ observation: name })),
};
export const { call } = api;
