/** What receivers are sent: Alertmanager's webhook of version 4 and API v2, and a mail one can read as plain text. */
import type { Indicator } from '../indicator/indicator.js';
import { inLanguage, type Language, languages } from '../language/language.js';
import { messagesIn } from '../language/messages.js';
import type { Message, ToldAlert } from '../notify/alert.js';
import { isSameLabels, type Labels } from '../notify/label.js';
import { handedOverFor } from '../notify/receiver-times.js';
import { explainAlert } from '../rule/explain.js';
import { failureText, isRuleFailure } from '../rule/failure.js';
import { isCorrection, type Snapshot } from '../rule/incident.js';
import { formatQuantity } from '../say/format.js';
import { formatPeriod } from '../say/format-period.js';
import { endedWithRuleText, withdrawnText } from '../say/withdrawn.js';
import { alertmanagerFeed, feedAlert, feedNotice } from './feed-bodies.js';
import { ar } from './messages/mail.ar.js';
import { en } from './messages/mail.en.js';

const mailIn = messagesIn({ en, ar });

/** What Alertmanager writes for an end nobody knows. */
const noEnd = '0001-01-01T00:00:00Z';

/** The address of a page; null where nobody knows how this installation is reached. */
export type Address = (path: string) => string | null;

export function addressesOf(base: URL | null): Address {
  return (path) => (base === null ? null : `${base.href.replace(/\/$/, '')}${path}`);
}

export function webhookBody(message: Message, receiver: string, address: Address): object {
  const { feed } = message;
  if (feed !== undefined)
    return {
      version: '4',
      groupKey: message.groupKey,
      truncatedAlerts: 0,
      status: feed.endsAt === null ? 'firing' : 'resolved',
      receiver,
      groupLabels: message.groupLabels,
      commonLabels: feed.labels,
      commonAnnotations: {},
      externalURL: address('/'),
      alerts: [feedAlert(feed, address, noEnd)],
      reason: message.reason,
    };
  const alerts = message.alerts.map((alert) => ({
    status: alert.status,
    labels: alert.labels,
    annotations: annotationsOf(alert),
    startsAt: alert.startsAt,
    endsAt: alert.endsAt ?? noEnd,
    generatorURL: address(`/alerts/${alert.id}`),
    fingerprint: alert.fingerprint,
    value: alert.value,
    previousValue: alert.previousValue,
    late: alert.late,
    downgraded: alert.downgraded ?? false,
    correction: isCorrection(alert.reason),
    reason: alert.reason,
  }));
  return {
    version: '4',
    groupKey: message.groupKey,
    truncatedAlerts: 0,
    status: alerts.length === 0 || alerts.some(({ status }) => status === 'firing') ? 'firing' : 'resolved',
    receiver,
    groupLabels: message.groupLabels,
    commonLabels: common(alerts.map(({ labels }) => labels)),
    commonAnnotations: common(alerts.map(({ annotations }) => annotations)),
    externalURL: address('/'),
    alerts,
    reason: message.reason,
  };
}

/**
 * Entries of POST /api/v2/alerts. Alertmanager knows an alert by its labels alone, and takes the latest word for the
 * truth: a message that is sent late, or again by hand, neither ends what fires by now nor brings back what has ended.
 * @param firing labels of what fires by now, as far as that is known. @param now in ms
 */
export function alertmanagerAlerts(
  message: Message,
  firing: readonly Labels[] | null,
  address: Address,
  now: number,
): object[] {
  if (message.feed !== undefined) return alertmanagerFeed(message.feed, firing, address, now);
  const said = message.alerts.filter(({ status }) => status === 'firing').map(({ labels }) => labels);
  const fires = ({ labels }: ToldAlert) => (firing ?? said).some((one) => isSameLabels(one, labels));
  return message.alerts
    .filter((alert) => alert.status === 'firing' || !fires(alert))
    .map((alert) => {
      // Without an end Alertmanager takes one for resolved after minutes; it is told again long before this one.
      const keptUntil = fires(alert) ? now + handedOverFor * 1_000 : now;
      const endsAt = alert.endsAt ?? new Date(keptUntil).toISOString();
      const generatorURL = address(`/alerts/${alert.id}`);
      return {
        labels: alert.labels,
        annotations: annotationsOf(alert),
        startsAt: alert.startsAt < endsAt ? alert.startsAt : endsAt,
        endsAt,
        ...(generatorURL === null ? {} : { generatorURL }),
      };
    });
}

function annotationsOf(alert: ToldAlert): Record<string, string> {
  return {
    summary: inLanguage(alert.description, 'en'),
    summary_ar: inLanguage(alert.description, 'ar'),
    description: explained(alert, 'en'),
    description_ar: explained(alert, 'ar'),
    ...(alert.value === null ? {} : { value: figureOf(alert.value, alert.unit, 'en') }),
    rule_name: inLanguage(ruleNameOf(alert), 'en'),
    rule_name_ar: inLanguage(ruleNameOf(alert), 'ar'),
  };
}

/** Messages that were planned before rules had names have only what the rule says. */
function ruleNameOf({ ruleName, description }: Partial<ToldAlert> & Pick<ToldAlert, 'description'>) {
  return ruleName ?? description;
}

function common(all: readonly Readonly<Record<string, string>>[]): Record<string, string> {
  const [first, ...others] = all;
  return Object.fromEntries(
    Object.entries(first ?? {}).filter(([name, value]) => others.every((other) => other[name] === value)),
  );
}

/** The part of an indicator that words need. */
function indicatorOf({ snapshot, unit }: ToldAlert): Indicator {
  const { basis } = (snapshot as Snapshot).normalised;
  return { unit, rateBasis: basis } as Indicator;
}

function explained(alert: ToldAlert, language: Language): string {
  if (isRuleFailure(alert.reason)) return inLanguage(failureText(alert.reason), language);
  const snapshot = alert.snapshot as Snapshot;
  if (snapshot.absent) return plain(inLanguage(withdrawnText(snapshot.period), language));
  const comparison = explainAlert(snapshot, indicatorOf(alert), language);
  const endedWithRule = alert.status === 'resolved' && alert.reason === 'Updated';
  return plain(endedWithRule ? endedWithRuleText(comparison, language) : comparison);
}

function figureOf(value: NonNullable<ToldAlert['value']>, unit: string, language: Language): string {
  const figure = formatQuantity(value.quantity, { language, unit, per: value.per });
  const period = formatPeriod(value.period, { language });
  return plain(mailIn(language, 'figureOfPeriod', { figure, period }));
}

/** The figure, and who says so. */
function sourced(value: NonNullable<ToldAlert['value']>, unit: string, language: Language): string {
  const figure = figureOf(value, unit, language);
  return value.source ? mailIn(language, 'sourced', { figure, source: value.source.title }) : figure;
}

/** Marks of direction are for pages; a label or a mail in plain text is better without. */
function plain(text: string): string {
  return text.replace(/[\u2066-\u2069]/g, '');
}

export interface Mail {
  readonly subject: string;
  readonly text: string;
}

/** A message as people read it in one language: its head, and each thing it tells of. */
export interface Notice {
  readonly head: string;
  readonly parts: readonly string[];
}

export function noticeIn(message: Message, language: Language, address: Address): Notice {
  if (message.feed !== undefined) return feedNotice(message.feed, language, address);
  const { alerts, reason } = message;
  const firing = alerts.filter(({ status }) => status === 'firing');
  const [first] = firing.length > 0 ? firing : alerts;
  if (first === undefined)
    return { head: mailIn(language, 'testSubject'), parts: [mailIn(language, 'test')] };
  return {
    head: headOf(first, language),
    parts: [
      ...(reason === 'digest' ? [mailIn(language, 'digest')] : []),
      ...alerts.map((alert) => alertText(alert, language, address)),
    ],
  };
}

/**
 * Every language in one mail where none is chosen: teams are mixed, and a forwarded mail loses its settings.
 * @param chosen null for all of them.
 */
export function mailOf(message: Message, address: Address, chosen: Language | null = null): Mail {
  const notices = (chosen === null ? languages : [chosen]).map((one) => noticeIn(message, one, address));
  const more = message.alerts.length > 1 ? ` (+${message.alerts.length - 1})` : '';
  const [head, ...others] = notices.map((notice) => notice.head);
  return {
    subject: [`${head}${more}`, ...others].join(' · '),
    text: `${notices.map(({ parts }) => parts.join('\n\n')).join(`\n\n${'-'.repeat(40)}\n\n`)}\n`,
  };
}

function headOf(alert: ToldAlert, language: Language): string {
  return mailIn(language, 'alert', {
    status: statusOf(alert, language),
    name: inLanguage(alert.name, language),
  });
}

/** Receivers know two states; a rule that fails is neither, and people are told so. */
function statusOf({ status, reason }: ToldAlert, language: Language): string {
  return mailIn(language, isRuleFailure(reason) ? 'failed' : status);
}

function alertText(alert: ToldAlert, language: Language, address: Address): string {
  const page = address(`/alerts/${alert.id}`);
  const { value, previousValue: previous, unit } = alert;
  const figure = (of: NonNullable<ToldAlert['value']>) => ({ figure: sourced(of, unit, language) });
  return [
    headOf(alert, language),
    inLanguage(alert.description, language),
    '',
    ...(value === null ? [] : [mailIn(language, 'figure', figure(value))]),
    ...(previous === null ? [] : [mailIn(language, 'before', figure(previous))]),
    mailIn(language, 'why', { explanation: explained(alert, language) }),
    ...(isCorrection(alert.reason) ? [mailIn(language, 'corrected')] : []),
    ...(alert.downgraded ? [mailIn(language, 'downgraded')] : []),
    ...(alert.late ? [mailIn(language, 'late')] : []),
    mailIn(language, 'rule', { name: inLanguage(ruleNameOf(alert), language) }),
    ...(page === null ? [] : [mailIn(language, 'see', { page })]),
  ].join('\n');
}
