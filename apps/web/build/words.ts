/** The catalogues of the web app as they are sent: cut by what is shown first. */
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { ar } from '../src/language/messages/ar.js';
import { en } from '../src/language/messages/en.js';
import { modulesFrom } from './modules.js';
import { namedIn } from './named-in.js';
import { catalogueModule } from './read-messages.mjs';

type Key = keyof typeof en;
const catalogues = { en, ar };

function isLanguage(name: string | undefined): name is keyof typeof catalogues {
  return name !== undefined && name in catalogues;
}

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
  indicator: ['indicator/indicator-page.tsx', 'own-check/tension-line.tsx'],
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
    load(id) {
      const [, language, part = 'start'] = /[\\/]messages[\\/]([a-z]{2})\.ts(?:\?(\w+))?$/.exec(id) ?? [];
      if (!isLanguage(language)) return null;
      const keys = keysOf[part] ?? [];
      return catalogueModule(
        language,
        Object.fromEntries(keys.map((key) => [key, catalogues[language][key]])),
      );
    },
  };
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

/** Writes the words of index.html's shell in every language: which is wanted is known only where it is opened. */
export function shellWords(): Plugin {
  return {
    name: 'marsad-shell-words',
    transformIndexHtml: (page) => page.replaceAll(/\{\{([\w.]+)\}\}/g, (_, key: Key) => inEach(key)),
  };
}

const inEach = (key: Key) =>
  Object.entries(catalogues)
    .map(([language, messages]) => `<span lang="${language}">${messages[key]}</span>`)
    .join('');
