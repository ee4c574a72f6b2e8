/** Messages as they are sent: read already, so that no browser needs a reader of them. */
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from '@formatjs/icu-messageformat-parser';

/**
 * A message in the form that the formatter reads it into; one that says nothing but itself stays text.
 * @param {string} message
 */
function read(message) {
  return message.includes('{') ? parse(message, { ignoreTag: true, captureLocation: false }) : message;
}

/**
 * The module of a catalogue, or of a part of one.
 * @param {string} name @param {Readonly<Record<string, string>>} messages
 */
export function catalogueModule(name, messages) {
  const sent = Object.fromEntries(Object.entries(messages).map(([key, message]) => [key, read(message)]));
  return `export const ${name} = ${JSON.stringify(sent)};`;
}

/**
 * In a build, reads the catalogues of the domain (`distance.en.js`), and leaves the reader of messages out.
 * @returns {import('vite').Plugin}
 */
export function readMessages() {
  return {
    name: 'marsad-read-messages',
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
    async load(id) {
      const [, language] = /^[\w-]+\.([a-z]{2})\.js$/.exec(basename(id)) ?? [];
      if (language === undefined) return null;
      const { [language]: messages } = await import(pathToFileURL(id).href);
      return messages && catalogueModule(language, messages);
    },
  };
}
