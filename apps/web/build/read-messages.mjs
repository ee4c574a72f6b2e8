/** Messages as they are sent: read already, so that no browser needs a reader of them. */
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse, TYPE } from '@formatjs/icu-messageformat-parser';

/**
 * A message in the form that language/format-message.ts unpacks; one that says nothing but itself stays text.
 * @param {string} message
 */
function read(message) {
  return message.includes('{')
    ? packed(parse(message, { ignoreTag: true, captureLocation: false }))
    : message;
}

/**
 * Text with `{name}` where an argument stands and `{#}` where a number is repeated, `[name, wordings]` for a choice, with
 * its offset and type behind where it goes by a number. Anything else stays as the reader has it.
 * @param {MessageFormatElement[]} elements
 */
function packed(elements) {
  /** @type {unknown[]} */
  const parts = [];
  for (const part of elements.map(packedElement)) {
    const before = parts.at(-1);
    if (typeof part === 'string' && typeof before === 'string') parts[parts.length - 1] = before + part;
    else parts.push(part);
  }
  return parts;
}

/** @typedef {import('@formatjs/icu-messageformat-parser').MessageFormatElement} MessageFormatElement */

/** @param {MessageFormatElement} element */
function packedElement(element) {
  switch (element.type) {
    case TYPE.literal:
      return element.value;
    case TYPE.argument:
      return `{${element.value}}`;
    case TYPE.pound:
      return '{#}';
    case TYPE.select:
      return [element.value, wordings(element.options)];
    case TYPE.plural:
      return [element.value, wordings(element.options), element.offset, element.pluralType];
    default:
      return element;
  }
}

/**
 * Without the forms that say what `other` says: for a form that is not there the formatter takes that.
 * @param {Readonly<Record<string, { value: MessageFormatElement[] }>>} options
 */
function wordings(options) {
  const texts = Object.entries(options).map(([form, { value }]) => {
    const parts = packed(value);
    const [text = ''] = parts;
    return [form, parts.length <= 1 && typeof text === 'string' ? text : parts];
  });
  const other = JSON.stringify(texts.find(([form]) => form === 'other'));
  const differs = ([form, text]) =>
    form === 'other' || form.startsWith('=') || JSON.stringify(['other', text]) !== other;
  return Object.fromEntries(texts.filter(differs));
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
