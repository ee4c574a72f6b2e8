/** What the API says of itself, without a process or a database that it would be of. */
import { tmpdir } from 'node:os';
import { createApp } from '../../src/app.js';
import type { Deps } from '../../src/deps.js';

/** Stands for whatever routes are made with: to be described they ask nothing of it. */
const anything: unknown = new Proxy(() => anything, {
  get: (_, name) => (name === Symbol.toPrimitive ? () => 'anything' : anything),
});

export async function description<T>(): Promise<T> {
  const deps = { hosts: null, webRoot: tmpdir() } as unknown as Deps;
  const { fetch } = createApp(new Proxy(deps, { get: (held, name) => Reflect.get(held, name) ?? anything }));
  const response = await fetch(
    new Request('http://localhost/api/v1/openapi.json', { headers: { host: 'localhost' } }),
    { incoming: { socket: { remoteAddress: '127.0.0.1' } } },
  );
  if (response.status !== 200) throw new Error(`The description was answered with ${response.status}.`);
  return response.json();
}
