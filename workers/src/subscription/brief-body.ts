/** What the mail of a brief says, in its language: as plain text, and as a page that runs its way. */
import { directionOf, type Language, localeOf, messagesIn } from '@marsad/indicators';
import type { MailBody } from './body.js';
import type { BriefDocument } from './brief-mail.js';
import { ar } from './messages/brief.ar.js';
import { en } from './messages/brief.en.js';

const say = messagesIn({ en, ar });

interface Links {
  /** Null where nobody knows how this installation is reached. */
  readonly page: string | null;
  readonly unsubscribe: string | null;
}

export function briefMail(
  { name, knownOn, pdf }: Pick<BriefDocument, 'name' | 'knownOn' | 'pdf'>,
  language: Language,
  { page, unsubscribe }: Links,
): MailBody {
  const day = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${knownOn}T00:00:00Z`),
  );
  const said = say(language, pdf === null ? 'tooLarge' : 'attached', { day });
  const footer = say(language, 'footer');
  const links = [
    ...(page === null ? [] : [{ href: page, label: say(language, 'see') }]),
    ...(unsubscribe === null ? [] : [{ href: unsubscribe, label: say(language, 'unsubscribe') }]),
  ];
  const [see, ...others] = page === null ? [undefined, ...links] : links;
  const spoken = (link: (typeof links)[number] | undefined) =>
    link === undefined ? [] : [`${link.label}: ${link.href}`];
  const linked = (link: (typeof links)[number] | undefined) =>
    link === undefined ? '' : `<a href="${written(link.href)}">${written(link.label)}</a>`;
  return {
    subject: say(language, 'subject', { name, day }),
    text: `${[name, said, ...spoken(see), footer, ...others.flatMap(spoken)].join('\n\n')}\n`,
    html:
      `<!doctype html><html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8"></head>` +
      '<body style="font-family:sans-serif;font-size:15px;line-height:1.5;max-width:640px">' +
      `<h1 style="font-size:20px"><bdi>${written(name)}</bdi></h1><p>${written(said)}</p><p>${linked(see)}</p>` +
      `<hr><p style="color:#555">${written(footer)}<br>${others.map(linked).join('<br>')}</p></body></html>`,
  };
}

const written = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
