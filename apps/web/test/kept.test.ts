import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetOthers, forgetOwn, keepOf, keptOf, ofDevice } from '../src/session/kept.js';

const app = new URL('../', import.meta.url);

/** Where something may be kept in a browser, and what of it. */
const keepers: Readonly<Record<string, readonly string[]>> = {
  'src/session/kept.ts': ['localStorage'],
  'src/session/device-database.ts': ['openDB'],
  'src/language/preferences.ts': ['localStorage'],
  'src/shell/missing-part.ts': ['sessionStorage'],
  'public/first-paint.js': ['localStorage'],
  'service-worker.js': ['caches'],
};

const sources = [
  'service-worker.js',
  ...['src', 'public'].flatMap((folder) =>
    readdirSync(new URL(folder, app), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(tsx?|js)$/.test(file) && !/\.(test|case)(-d)?\.ts$/.test(file))
      .map((file) => `${folder}/${file}`),
  ),
];
const textOf = (file: string) =>
  readFileSync(new URL(file, app), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');

describe('what a browser keeps', () => {
  it('is kept where it is said whose it is, and nowhere else', () => {
    const ways =
      /\b(localStorage|sessionStorage|indexedDB|openDB|caches(?=\.)|cookieStore|document\.cookie|getDirectory)\b/g;
    const found = Object.fromEntries(
      sources.flatMap((file) => {
        const used = [...new Set([...textOf(file).matchAll(ways)].map(([way]) => way))];
        return used.length === 0 ? [] : [[file, used]];
      }),
    );
    expect(found).toEqual(keepers);
  });

  it('is under a name of the device where it is nobody’s', () => {
    const named = Object.keys(keepers)
      .filter((file) => file !== 'service-worker.js')
      .flatMap((file) => [...textOf(file).matchAll(/['`]marsad\.([\w.]+)['`]/g)].map(([, name]) => name));
    expect(named.filter((name) => !(ofDevice as readonly unknown[]).includes(name))).toEqual([]);
  });
});

describe('what is somebody’s own', () => {
  let held: Record<string, string>;
  beforeEach(() => {
    held = { 'marsad.lang': 'ar', 'marsad.theme': 'dark', 'marsad.leaving': 'yes', 'of.another.app': 'x' };
    const storage = {
      getItem: (name: string) => held[name] ?? null,
      setItem: (name: string, text: string) => {
        held[name] = text;
      },
      removeItem: (name: string) => {
        delete held[name];
      },
    };
    // As in a browser, what is kept stands as its own keys.
    vi.stubGlobal(
      'localStorage',
      new Proxy(storage, {
        ownKeys: () => Object.keys(held),
        getOwnPropertyDescriptor: (_, name) => ({
          enumerable: name in held,
          configurable: true,
          value: held[name as string],
        }),
      }),
    );
    for (const person of ['omar', 'lina']) {
      keepOf(person, 'draft', `draft of ${person}`);
      keepOf(person, 'sources', `sources of ${person}`);
    }
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });
  const ofDeviceAndOthers = ['marsad.lang', 'marsad.theme', 'marsad.leaving', 'of.another.app'];

  it('is given to nobody else, and to nobody at all', () => {
    expect(keptOf('omar', 'draft')).toBe('draft of omar');
    expect(keptOf('lina', 'draft')).toBe('draft of lina');
    expect(keptOf('huda', 'draft')).toBeNull();
    expect(keptOf(null, 'draft')).toBeNull();
    keepOf(null, 'draft', 'of nobody');
    expect(Object.values(held)).not.toContain('of nobody');
  });

  it.each([
    [true, ['marsad.draft@lina', 'marsad.sources@lina']],
    [false, ['marsad.draft@omar', 'marsad.draft@lina', 'marsad.sources@lina']],
  ])('goes with its owner: their unsent work too, %s', (andWork, left) => {
    forgetOwn('omar', andWork);
    expect(Object.keys(held).sort()).toEqual([...ofDeviceAndOthers, ...left].sort());
  });

  it.each([
    ['lina', ['marsad.draft@omar', 'marsad.draft@lina', 'marsad.sources@lina']],
    [null, ['marsad.draft@omar', 'marsad.draft@lina']],
  ])('is no more than unsent work once %s is here instead', (person, left) => {
    // As an older page kept it, under nobody's name.
    held['marsad.draft'] = held['marsad.unheard-of@lina'] = 'x';
    forgetOthers(person);
    expect(Object.keys(held).sort()).toEqual([...ofDeviceAndOthers, ...left].sort());
  });
});
