/** What receivers are sent of a feed in trouble: in the shapes in which they are sent alerts. */
import type { Language } from '../language/language.js';
import { messagesIn } from '../language/messages.js';
import type { ToldFeed } from '../notify/feed.js';
import { isSameLabels, type Labels } from '../notify/label.js';
import { handedOverFor } from '../notify/receiver-times.js';
import { problemText } from '../say/problem.js';
import { ar } from './messages/feed.ar.js';
import { en } from './messages/feed.en.js';

const feedIn = messagesIn({ en, ar });

/** The page of feeds. */
export const feedsPath = '/tables/feeds';

type Address = (path: string) => string | null;

/** Of what a webhook is sent, what is as in an alert of a rule; there is no figure. */
export function feedAlert(feed: ToldFeed, address: Address, noEnd: string): object {
  return {
    status: feed.endsAt === null ? 'firing' : 'resolved',
    labels: feed.labels,
    annotations: annotationsOf(feed),
    startsAt: feed.startsAt,
    endsAt: feed.endsAt ?? noEnd,
    generatorURL: address(feedsPath),
    fingerprint: feed.id.replaceAll('-', '').slice(-16),
    value: null,
    previousValue: null,
    late: false,
    downgraded: false,
    correction: false,
    reason: feed.trouble,
  };
}

/**
 * As an entry of POST /api/v2/alerts. A message that is sent late, or again by hand, neither ends what goes on nor brings
 * back what is over. @param firing labels of what goes on by now. @param now in ms
 */
export function alertmanagerFeed(
  feed: ToldFeed,
  firing: readonly Labels[] | null,
  address: Address,
  now: number,
): object[] {
  const goesOn =
    firing === null ? feed.endsAt === null : firing.some((one) => isSameLabels(one, feed.labels));
  if (feed.endsAt !== null && goesOn) return [];
  const endsAt = feed.endsAt ?? new Date(goesOn ? now + handedOverFor * 1_000 : now).toISOString();
  const generatorURL = address(feedsPath);
  return [
    {
      labels: feed.labels,
      annotations: annotationsOf(feed),
      startsAt: feed.startsAt < endsAt ? feed.startsAt : endsAt,
      endsAt,
      ...(generatorURL === null ? {} : { generatorURL }),
    },
  ];
}

function annotationsOf(feed: ToldFeed): Record<string, string> {
  return {
    summary: headOfFeed(feed, 'en'),
    summary_ar: headOfFeed(feed, 'ar'),
    description: why(feed, 'en'),
    description_ar: why(feed, 'ar'),
  };
}

function headOfFeed({ name, trouble, endsAt }: ToldFeed, language: Language): string {
  return feedIn(language, endsAt === null ? trouble : 'over', { name });
}

/** Marks of direction are for pages; a label or a mail in plain text is better without. */
function why({ problem }: ToldFeed, language: Language): string {
  return problemText(problem, language).replace(/[\u2066-\u2069]/g, '');
}

/** As people read it. */
export function feedNotice(feed: ToldFeed, language: Language, address: Address) {
  const page = address(feedsPath);
  const text = [
    headOfFeed(feed, language),
    '',
    ...(feed.endsAt === null
      ? [why(feed, language)]
      : [feedIn(language, 'before', { why: why(feed, language) })]),
    ...(page === null ? [] : [feedIn(language, 'see', { page })]),
  ].join('\n');
  return { head: headOfFeed(feed, language), parts: [text] };
}
