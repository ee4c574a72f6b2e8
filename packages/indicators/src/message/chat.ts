/** A message as a chat shows it, and what of it fits where there is room for so much only. */
import { type Language, languages } from '../language/language.js';
import { messagesIn } from '../language/messages.js';
import type { Message } from '../notify/alert.js';
import { type Address, noticeIn } from './bodies.js';
import { feedsPath } from './feed-bodies.js';
import { ar } from './messages/chat.ar.js';
import { en } from './messages/chat.en.js';

const chatIn = messagesIn({ en, ar });

/** How much it asks of whoever reads it. */
export type Urgency = 'critical' | 'warning' | 'info' | 'over' | 'test';

export interface ChatMessage {
  readonly title: string;
  /** Each thing it tells of, in lines. */
  readonly parts: readonly string[];
  readonly urgency: Urgency;
  /** The one it is in, with its direction; null where it is in several. */
  readonly language: Language | null;
  /** To the page it is about, where anybody knows how this installation is reached. */
  readonly link: { readonly href: string; readonly label: string } | null;
  readonly languages: readonly Language[];
}

/** @param chosen null for all languages, one after the other. */
export function chatMessage(message: Message, chosen: Language | null, address: Address): ChatMessage {
  const said = chosen === null ? languages : [chosen];
  // The link is beside the text, not in it.
  const notices = said.map((language) => noticeIn(message, language, () => null));
  const href = address(pathOf(message));
  return {
    title: notices.map(({ head }) => head).join(' · '),
    parts: notices.flatMap(({ parts }) => parts.map((part) => part.replace(/\n{2,}/g, '\n').trim())),
    urgency: urgencyOf(message),
    language: chosen,
    link: href === null ? null : { href, label: said.map((one) => chatIn(one, 'open')).join(' · ') },
    languages: said,
  };
}

function pathOf({ alerts, feed }: Message): string {
  const [only] = alerts;
  if (feed !== undefined) return feedsPath;
  return only !== undefined && alerts.length === 1 ? `/alerts/${only.id}` : '/alerts';
}

function urgencyOf({ alerts, feed }: Message): Urgency {
  if (feed !== undefined) return feed.endsAt === null ? 'warning' : 'over';
  if (alerts.length === 0) return 'test';
  const firing = alerts.filter(({ status }) => status === 'firing');
  if (firing.length === 0) return 'over';
  const has = (severity: string) => firing.some(({ labels }) => labels.severity === severity);
  return has('critical') ? 'critical' : has('warning') ? 'warning' : 'info';
}

/**
 * As many of the parts as fit, and what is said of the others; of the first alone, where even that is too long, its beginning.
 * What was left out is always said.
 */
export function fitting(
  { parts, languages: said }: ChatMessage,
  fits: (parts: readonly string[]) => boolean,
): readonly string[] {
  if (fits(parts)) return parts;
  // Each language says the same of the same alerts, one language after the other: as many are left out of each.
  const each = parts.length / said.length;
  const some = (kept: number) =>
    said.flatMap((one, at) => [
      ...parts.slice(at * each, at * each + kept),
      chatIn(one, 'more', { count: each - kept }),
    ]);
  const kept = mostThat(each - 1, (count) => fits(some(count)));
  if (kept > 0) return some(kept);
  const letters = [...(parts[0] ?? '')];
  const cut = said.map((one) => chatIn(one, 'cut')).join(' ');
  const begun = (length: number) => [`${letters.slice(0, length).join('')}…`, cut];
  return begun(mostThat(letters.length, (length) => fits(begun(length))));
}

/** The largest whole number up to `most` of which it holds, where it holds of all smaller ones; 0 where of none. */
function mostThat(most: number, holds: (count: number) => boolean): number {
  let [least, last] = [0, most];
  while (least < last) {
    const middle = Math.ceil((least + last) / 2);
    if (holds(middle)) least = middle;
    else last = middle - 1;
  }
  return least;
}

/** No longer than that, in what a service counts: the units of UTF-16. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  let cut = '';
  for (const letter of text) {
    if (cut.length + letter.length > most - 1) break;
    cut += letter;
  }
  return `${cut}…`;
}
