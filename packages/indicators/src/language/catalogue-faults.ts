import { IntlMessageFormat } from 'intl-messageformat';

type Messages = Readonly<Record<string, string>>;
type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/** What a translation lacks beside the English messages, a line for each fault. */
export function faultsOf(language: string, english: Messages, messages: Messages): string[] {
  const keys = [...new Set([...Object.keys(english), ...Object.keys(messages)])];
  return keys.flatMap((key) => {
    const [original, message] = [english[key], messages[key]];
    if (message === undefined) return [`${key}: there is no message`];
    if (original === undefined) return [`${key}: there is no such message in English`];
    return messageFaults(language, original, message).map((fault) => `${key}: ${fault}`);
  });
}

function messageFaults(language: string, original: string, message: string): string[] {
  // The compiler, which reads arguments from the text, knows nothing of quoted braces.
  if (/'[{}<>|#']/.test(message)) return ['an apostrophe quotes in ICU messages; write ’'];
  const elements = elementsOf(message, language);
  const [wanted, told] = [argumentsIn(elementsOf(original, 'en')), argumentsIn(elements)];
  return [
    ...[...told].filter((name) => !wanted.has(name)).map((name) => `{${name}} is not told in English`),
    ...[...wanted].filter((name) => !told.has(name)).map((name) => `{${name}} is told and not said`),
    ...formFaults(elements, language),
    ...(language === 'en' ? [] : untranslated(original, message)),
  ];
}

const elementsOf = (message: string, language: string) =>
  withNested(new IntlMessageFormat(message, language, undefined, { ignoreTag: true }).getAst());

/** The elements of a message, and those of its wordings. */
function withNested(elements: readonly Element[]): Element[] {
  return elements.flatMap((element) => [
    element,
    ...('options' in element ? Object.values(element.options).flatMap(({ value }) => withNested(value)) : []),
  ]);
}

const literal = 0;
const hash = 7;
const plural = 6;

function argumentsIn(elements: readonly Element[]): Set<string> {
  return new Set(
    elements.flatMap((element) =>
      element.type === literal || element.type === hash || !('value' in element) ? [] : [element.value],
    ),
  );
}

/**
 * Where words go by the form of a number, every form that numbers have in the language is there. A form may be given by
 * its only number (`=2`); what has no form but `other` is said in the same words of any number.
 */
function formFaults(elements: readonly Element[], language: string): string[] {
  const exact: Readonly<Record<string, string>> = { zero: '=0', one: '=1', two: '=2' };
  return elements.flatMap((element) => {
    if (element.type !== plural) return [];
    const type = element.pluralType ?? 'cardinal';
    const { pluralCategories } = new Intl.PluralRules(language, { type }).resolvedOptions();
    const given = Object.keys(element.options);
    if (given.every((form) => form === 'other' || form.startsWith('='))) return [];
    const lacking = pluralCategories.filter(
      (form) => !given.includes(form) && !given.includes(exact[form] ?? form),
    );
    return lacking.map((form) => `{${element.value}} has no form for ${form}`);
  });
}

function untranslated(original: string, message: string): string[] {
  const hasWords = /[a-z]{3}/i.test(original.replace(/\{[^}]*\}/g, ''));
  if (message === original && hasWords) return ['it is the English one'];
  const words = message.replace(/\{.*\}/gs, '').replace(/\u2066.*?\u2069/g, '');
  const left = (words.match(/[a-z]{2,}/gi) ?? []).filter((word) => !asTheyAre.has(word));
  return left.length > 0 ? [`Latin letters are left in it: ${left.join(', ')}`] : [];
}

/** What is written in Latin letters in every language: names of things, and what somebody has to type. */
const asTheyAre = new Set(
  [
    'EWMA CUSUM ISO NUL UTF JSON CSV PDF PNG JPEG WebP Word Excel OpenDocument PUBLIC_URL base64',
    'PUBLIC URL base object file true false http https value severity critical site al hol team west whsec en ar ku',
    'border crossings',
    'TSV XLSX ODS HXL Ctrl cron DOCTYPE windows every PT ALLOW PRIVATE TARGETS yes',
  ]
    .join(' ')
    .split(' '),
);
