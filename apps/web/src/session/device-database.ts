/** The one IndexedDB of this device: what waits to be sent, and what entering figures needs without a connection. */
const name = 'marsad';
const version = 1;

let opened: Promise<IDBDatabase> | null = null;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('waiting', { keyPath: 'key' });
      request.result.createObjectStore('kept', { keyPath: 'name' });
    };
    request.onsuccess = () => {
      // Another tab has a newer Marsad that wants another shape: this one lets go and opens anew when asked again.
      request.result.onversionchange = () => {
        request.result.close();
        opened = null;
      };
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error('the database is held by another tab'));
  }).catch((error: unknown) => {
    opened = null;
    throw error;
  });
  return opened;
}

export function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Resolves once what was done is on the disk, not before: only then may anybody be told that it is kept. */
export async function within<T>(
  store: 'waiting' | 'kept',
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => Promise<T>,
): Promise<T> {
  const database = await open();
  const transaction = database.transaction(store, mode, { durability: 'strict' });
  const done = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('nothing was stored'));
  });
  const [result] = await Promise.all([act(transaction.objectStore(store)), done]);
  return result;
}
