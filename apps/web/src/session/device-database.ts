/** The one IndexedDB of this device: what waits to be sent, and what entering figures needs without a connection. */
import type { Fields } from '@marsad/indicators/stored';
import { type DBSchema, type IDBPDatabase, type IDBPObjectStore, openDB, type StoreNames } from 'idb';

const name = 'marsad';
/**
 * Of the stores, not of what is in them: that has versions of its own. A page of an older Marsad that is still open could
 * open nothing any more once this is raised, and would keep no figures: `kept` goes by its old name for that alone.
 */
const version = 1;

interface Device extends DBSchema {
  waiting: { key: string; value: Fields & { readonly key: string } };
  kept: { key: string; value: { readonly name: string; readonly value: unknown } };
}

let opened: Promise<IDBPDatabase<Device>> | null = null;

function open(): Promise<IDBPDatabase<Device>> {
  opened ??= new Promise<IDBPDatabase<Device>>((resolve, reject) => {
    openDB<Device>(name, version, {
      upgrade: (database) => {
        database.createObjectStore('waiting', { keyPath: 'key' });
        database.createObjectStore('kept', { keyPath: 'name' });
      },
      blocked: () => reject(new Error('the database is held by another tab')),
      // Another tab has a newer Marsad that wants another shape: this one lets go and opens anew when asked again.
      blocking: (_from, _to, { target }) => {
        (target as IDBDatabase).close();
        opened = null;
      },
      terminated: () => {
        opened = null;
      },
    }).then(resolve, reject);
  }).catch((error: unknown) => {
    opened = null;
    throw error;
  });
  return opened;
}

type Store<Name extends StoreNames<Device>, Mode extends IDBTransactionMode> = IDBPObjectStore<
  Device,
  [Name],
  Name,
  Mode
>;

/** Resolves once what was done is on the disk, not before: only then may anybody be told that it is kept. */
export async function within<Name extends StoreNames<Device>, Mode extends 'readonly' | 'readwrite', T>(
  store: Name,
  mode: Mode,
  act: (store: Store<Name, Mode>) => Promise<T>,
): Promise<T> {
  const database = await open();
  const transaction = database.transaction(store, mode, { durability: 'strict' });
  const [result] = await Promise.all([act(transaction.store), transaction.done]);
  return result;
}
