/** What a mail about what somebody follows says, in their language: as plain text, and as a page that runs their way. */
import type { ClaimedMail, News, NewsAlert, NewsFigure, NewsHandedIn } from '@marsad/db';
import {
  type Dimensions,
  describeComparison,
  directionOf,
  type Figure,
  formatPeriod,
  formatQuantity,
  type Indicator,
  inLanguage,
  type Language,
  localeOf,
  messagesIn,
  type Period,
} from '@marsad/indicators';
import type { Address } from '@marsad/indicators/pipeline';
import { ar } from './messages/mail.ar.js';
import { en } from './messages/mail.en.js';
import { type Link, linked, type MailBody, mailPage, spoken, written } from './page.js';

const say = messagesIn({ en, ar });

/** One thing that happened: what, and what is to be known of it. */
interface Line {
  readonly text: string;
  readonly notes: readonly string[];
  readonly link: Link | null;
}

interface Part {
  readonly title: string;
  readonly link: Link | null;
  readonly lines: readonly Line[];
}

export type MailTold = Pick<ClaimedMail, 'pace' | 'since' | 'until' | 'telling' | 'news'>;

export const isNothing = ({ figures, alerts, handedIn }: News): boolean =>
  figures.length + alerts.length + handedIn.length === 0;

/** @param unsubscribe null where there is no link that somebody could follow. */
export function subscriptionMail(told: MailTold, address: Address, unsubscribe: string | null): MailBody {
  const { news, telling, pace } = told;
  const { language } = telling;
  const parts = news.indicators.flatMap((indicator) => partOf(indicator, news, language, address));
  const count = Object.values(news.moreFigures).reduce((sum, one) => sum + one);
  const more = count > 0 ? [say(language, 'more', { count })] : [];
  const opening = isNothing(news) ? say(language, 'nothingChanged') : helloOf(told);
  const settings = address('/settings/told');
  const links: Link[] = [
    ...(settings === null ? [] : [{ href: settings, label: say(language, 'change') }]),
    ...(unsubscribe === null ? [] : [{ href: unsubscribe, label: say(language, `unsubscribe.${pace}`) }]),
  ];
  const whole = { opening, parts, more, footer: say(language, 'footer'), links, language };
  return {
    subject: plain(say(language, `subject.${pace}`, { what: summary(news, language) })),
    text: asText(whole),
    html: asPage(whole),
  };
}

function helloOf({ pace, since, until, telling: { language, timeZone } }: MailTold): string {
  const zone = zoneName(timeZone, until, language);
  if (pace === 'at-once') return say(language, 'helloAtOnce', { zone });
  const moment = new Intl.DateTimeFormat(localeOf(language), {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
  });
  return say(language, 'hello', {
    since: moment.format(new Date(since)),
    until: moment.format(new Date(until)),
    zone,
  });
}

function zoneName(timeZone: string, at: string, language: Language): string {
  const parts = new Intl.DateTimeFormat(language, { timeZone, timeZoneName: 'long' }).formatToParts(
    new Date(at),
  );
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}

/** "2 new figures, 1 alert began". */
function summary({ figures, moreFigures, alerts, handedIn }: News, language: Language): string {
  const figuresOf = (change: NewsFigure['change']) =>
    figures.filter((one) => one.change === change).length + moreFigures[change];
  const alertsOf = (...changes: NewsAlert['change'][]) =>
    alerts.filter(({ change }) => changes.includes(change)).length;
  const counts = [
    ['count.began', alertsOf('began', 'came-and-went')],
    ['count.ended', alertsOf('ended', 'came-and-went')],
    ['count.figure', figuresOf('figure')],
    ['count.revision', figuresOf('revision')],
    ['count.retraction', figuresOf('retraction')],
    ['count.handedIn', handedIn.length],
  ] as const;
  const said = counts.filter(([, count]) => count > 0).map(([key, count]) => say(language, key, { count }));
  const [first = say(language, 'nothing'), ...others] = said;
  return others.reduce((before, second) => say(language, 'and', { first: before, second }), first);
}

function partOf(indicator: Indicator, news: News, language: Language, address: Address): Part[] {
  const isOwn = (one: { readonly indicator: string }) => one.indicator === indicator.id;
  const lines = [
    ...news.alerts.filter(({ alert }) => isOwn(alert)).map((one) => alertLine(one, language, address)),
    ...news.figures.filter(isOwn).map((one) => figureLine(one, indicator, language)),
    ...news.handedIn.filter(isOwn).map((one) => handedInLine(one, indicator, language, address)),
  ];
  if (lines.length === 0) return [];
  const href = address(`/indicators/${indicator.id}`);
  const link = href === null ? null : { href, label: say(language, 'see') };
  return [{ title: inLanguage(indicator.name, language), link, lines }];
}

const isolate = (language: Language) => directionOf(language) === 'rtl';

const figureText = ({ quantity, per }: Pick<Figure, 'quantity' | 'per'>, unit: string, language: Language) =>
  formatQuantity(quantity, { language, unit, per, isolate: isolate(language) });

/** The period, and of which part where it is of one. */
function placeText(period: Period, dimensions: Dimensions, language: Language): string {
  const said = formatPeriod(period, { language });
  const part = Object.values(dimensions).join(say(language, 'comma'));
  return part === '' ? said : say(language, 'ofPart', { period: said, part });
}

function figureLine(one: NewsFigure, { unit, margin }: Indicator, language: Language): Line {
  const { was, is, source, reason, compared } = one;
  const period = placeText(one.period, one.dimensions, language);
  const before = was === null ? '' : figureText(was, unit, language);
  const figure = is === null ? '' : figureText(is, unit, language);
  const isSame = before === figure;
  const text =
    one.change === 'figure'
      ? say(language, 'figure', { period, figure, source })
      : one.change === 'retraction'
        ? say(language, 'retraction', { period, before, source })
        : isSame
          ? say(language, 'sameFigure', { period, figure, source })
          : say(language, 'revision', { period, figure, before, source });
  const comparison =
    compared === null || compared.comparison.reason === 'no-baseline'
      ? []
      : [
          say(language, 'verdict', {
            comparison: describeComparison(compared.comparison, {
              language,
              unit,
              margin,
              figure: compared.figure,
              baseline: compared.baseline,
              isPart: Object.keys(one.dimensions).length > 0,
            }),
          }),
        ];
  return {
    text,
    notes: [...comparison, ...(reason === null ? [] : [say(language, 'reason', { reason })])],
    link: null,
  };
}

/** A rule goes by its name. */
function alertLine({ change, alert }: NewsAlert, language: Language, address: Address): Line {
  const { severity = 'warning' } = alert.labels;
  const known = severity === 'info' || severity === 'critical' ? severity : 'warning';
  const rule = inLanguage(alert.ruleName, language);
  const href = address(`/alerts/${alert.id}`);
  const { value, unit } = alert;
  const figure = value && {
    figure: figureText(value, unit, language),
    period: placeText(value.period, alert.dimensions, language),
  };
  return {
    text: say(language, change, { rule, severity: say(language, `severity.${known}`) }),
    notes: [
      inLanguage(alert.description, language),
      ...(figure === null
        ? []
        : [
            value?.source
              ? say(language, 'alertFigure', { ...figure, source: value.source.title })
              : say(language, 'alertFigureOnly', figure),
          ]),
      ...(alert.channel === 'possible' && change === 'began' ? [say(language, 'possible')] : []),
    ].filter((note) => note !== '' && note !== rule),
    link: href === null ? null : { href, label: say(language, 'see') },
  };
}

function handedInLine(
  { period, dimensions, figure, source }: NewsHandedIn,
  { unit }: Indicator,
  language: Language,
  address: Address,
): Line {
  const href = address('/review');
  return {
    text: say(language, 'handedIn', {
      period: placeText(period, dimensions, language),
      figure: figureText(figure, unit, language),
      source,
    }),
    notes: [],
    link: href === null ? null : { href, label: say(language, 'see') },
  };
}

interface Whole {
  readonly opening: string;
  readonly parts: readonly Part[];
  readonly more: readonly string[];
  readonly footer: string;
  readonly links: readonly Link[];
  readonly language: Language;
}

/** Marks of direction are for pages; plain text is better without. */
const plain = (text: string) => text.replace(/[\u2066-\u2069]/g, '');

function asText({ opening, parts, more, footer, links }: Whole): string {
  const told = parts.map(({ title, link, lines }) =>
    [
      title,
      ...lines.flatMap(({ text, notes, link: to }) => [
        `- ${text}`,
        ...notes.map((note) => `  ${note}`),
        ...(to === null ? [] : [`  ${spoken(to)}`]),
      ]),
      ...(link === null ? [] : [spoken(link)]),
    ].join('\n'),
  );
  return `${plain([opening, ...told, ...more, [footer, ...links.map(spoken)].join('\n')].join('\n\n'))}\n`;
}

/** What people wrote stands in a direction of its own. */
function asPage({ opening, parts, more, footer, links, language }: Whole): string {
  const paragraph = (text: string) => `<p>${written(text)}</p>`;
  const line = ({ text, notes, link }: Line) =>
    `<li style="margin:0 0 8px">${[
      `<bdi>${written(text)}</bdi>`,
      ...notes.map((note) => `<bdi style="color:#555">${written(note)}</bdi>`),
      ...(link === null ? [] : [linked(link)]),
    ].join('<br>')}</li>`;
  const part = ({ title, link, lines }: Part) =>
    `<h2 style="font-size:17px;margin:20px 0 6px"><bdi>${written(title)}</bdi></h2>` +
    `<ul style="margin:0;padding-inline-start:20px">${lines.map(line).join('')}</ul>` +
    (link === null ? '' : `<p>${linked(link)}</p>`);
  const content = [paragraph(opening), ...parts.map(part), ...more.map(paragraph)].join('');
  return mailPage(content, { language, footer, links });
}
