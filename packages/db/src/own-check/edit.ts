/** What is done with checks of one's own. The rule that keeps a check goes with it: its tension is an alert like any other. */
import { shownText } from '@marsad/indicators';
import { editing, type VersionedRefusal } from '../versioned/edit.js';
import { findOwnCheck, ownChecks } from './check.js';
import { watch } from './watch.js';

export type OwnCheckRefusal = VersionedRefusal;

export const {
  create: createOwnCheck,
  edit: editOwnCheck,
  remove: removeOwnCheck,
  restore: restoreOwnCheck,
} = editing({
  ...ownChecks,
  name: 'own-check',
  lock: 0x6f776e63,
  find: findOwnCheck,
  noted: (id, { title }) => ({ subject: { kind: 'own-check', id }, details: { name: shownText(title).en } }),
  follow: watch,
});
