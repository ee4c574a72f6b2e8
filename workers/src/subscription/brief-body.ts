/** What the mail of a brief says, in its language: as plain text, and as a page that runs its way. */
import { type Language, localeOf, messagesIn } from '@marsad/indicators';
import type { BriefDocument } from './brief-mail.js';
import { ar } from './messages/brief.ar.js';
import { en } from './messages/brief.en.js';
import { type Link, linked, type MailBody, mailPage, spoken, written } from './page.js';

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
  const see: Link[] = page === null ? [] : [{ href: page, label: say(language, 'see') }];
  const links: Link[] =
    unsubscribe === null ? [] : [{ href: unsubscribe, label: say(language, 'unsubscribe') }];
  return {
    subject: say(language, 'subject', { name, day }),
    text: `${[name, said, ...see.map(spoken), footer, ...links.map(spoken)].join('\n\n')}\n`,
    html: mailPage(
      `<h1 style="font-size:20px"><bdi>${written(name)}</bdi></h1><p>${written(said)}</p><p>${see.map(linked).join('')}</p>`,
      { language, footer, links },
    ),
  };
}
