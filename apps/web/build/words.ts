/** The catalogues as they are sent: read already, and cut by what is shown first. */
import { readFileSync } from 'node:fs';
import { parse } from '@formatjs/icu-messageformat-parser';
import type { Plugin } from 'vite';
import { ar } from '../src/language/messages/ar.js';
import { en } from '../src/language/messages/en.js';
import { modulesFrom } from './modules.js';

type Key = keyof typeof en;
const catalogues = { en, ar };

/** What each part of the words is for. What no part needs is the rest; what two need is in the first of them. */
const parts: Readonly<Record<string, readonly string[]>> = {
  start: [
    'shell/begin.tsx',
    'overview/overview-body.tsx',
    'chart/trend-chart.tsx',
    'shell/personal.tsx',
    'shell/status-notices.tsx',
    'shell/toasts.tsx',
  ],
  indicator: ['indicator/indicator-page.tsx'],
  failure: ['ui/failure-shown.tsx'],
};

/**
 * In a build, `messages/en.js` holds the words of the start, and `?indicator` and `?rest` behind its name the others;
 * each message is in the form that the formatter would have read it into. Elsewhere it holds all of them, as written.
 */
export function cutWords(): Plugin {
  const keysOf = partition();
  return {
    name: 'marsad-cut-words',
    apply: 'build',
    enforce: 'pre',
    config: () => ({
      resolve: {
        alias: [
          {
            find: /^@formatjs\/icu-messageformat-parser$/,
            replacement: '@formatjs/icu-messageformat-parser/no-parser.js',
          },
        ],
      },
    }),
    load(id) {
      const [, language, part = 'start'] = /[\\/]messages[\\/](en|ar)\.ts(?:\?(\w+))?$/.exec(id) ?? [];
      if (language !== 'en' && language !== 'ar') return null;
      const words = (keysOf[part] ?? []).map((key) => [key, written(catalogues[language][key])]);
      return `export const ${language} = ${JSON.stringify(Object.fromEntries(words))};`;
    },
  };
}

/** A message that says nothing but itself stays text. */
function written(message: string): unknown {
  return /[{']/.test(message) ? parse(message, { ignoreTag: true, captureLocation: false }) : message;
}

function partition(): Readonly<Record<string, readonly Key[]>> {
  const left = new Set(Object.keys(en) as Key[]);
  const found: Record<string, readonly Key[]> = {};
  for (const [part, modules] of Object.entries(parts)) {
    const texts = [...modulesFrom(modules)].map((file) => readFileSync(file, 'utf8'));
    const keys = [...left].filter(namedIn(texts.join('\n')));
    for (const key of keys) left.delete(key);
    found[part] = keys;
  }
  return { ...found, rest: [...left] };
}

/** Whether a key stands in a text, whole or as the beginning of a name that is put together. */
function namedIn(text: string): (key: Key) => boolean {
  const whole = new Set([...text.matchAll(/'([\w.-]+)'/g)].map(([, key]) => key));
  const beginnings = [...text.matchAll(/`([\w-]+\.[\w.-]*)\$\{/g)].map(([, beginning]) => beginning ?? '');
  return (key) => whole.has(key) || beginnings.some((beginning) => key.startsWith(beginning));
}

/** Writes the words of index.html's shell in both languages: which is wanted is known only where it is opened. */
export function shellWords(): Plugin {
  return {
    name: 'marsad-shell-words',
    transformIndexHtml: (page) =>
      page.replaceAll(/\{\{([\w.]+)\}\}/g, (_, key: Key) => inBoth(en[key], ar[key])),
  };
}

const inBoth = (english: string, arabic: string) =>
  `<span lang="en">${english}</span><span lang="ar">${arabic}</span>`;
