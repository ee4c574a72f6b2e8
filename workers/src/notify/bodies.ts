/** What receivers are sent: Alertmanager's webhook of version 4 and API v2, and a mail one can read as plain text. */
import { formatPeriod, formatQuantity, type Indicator, inLanguage, type Language } from '@marsad/indicators';
import {
  explainAlert,
  failureText,
  handedOverFor,
  isCorrection,
  isRuleFailure,
  isSameLabels,
  type Labels,
  type Message,
  type Snapshot,
  type ToldAlert,
  withdrawnText,
} from '@marsad/indicators/pipeline';

/** What Alertmanager writes for an end nobody knows. */
const noEnd = '0001-01-01T00:00:00Z';

/** The address of a page; null where nobody knows how this installation is reached. */
type Address = (path: string) => string | null;

export function addressesOf(base: URL | null): Address {
  return (path) => (base === null ? null : `${base.href.replace(/\/$/, '')}${path}`);
}

export function webhookBody(message: Message, receiver: string, address: Address): object {
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
  return plain(explainAlert(snapshot, indicatorOf(alert), language));
}

function figureOf(value: NonNullable<ToldAlert['value']>, unit: string, language: Language): string {
  const figure = formatQuantity(value.quantity, { language, unit, per: value.per });
  return plain(`${figure}${language === 'ar' ? '، ' : ', '}${formatPeriod(value.period, { language })}`);
}

/** The figure, and who says so. */
function sourced(value: NonNullable<ToldAlert['value']>, unit: string, language: Language): string {
  const figure = figureOf(value, unit, language);
  return value.source ? `${figure} (${value.source.title})` : figure;
}

/** Marks of direction are for pages; a label or a mail in plain text is better without. */
function plain(text: string): string {
  return text.replace(/[\u2066-\u2069]/g, '');
}

export interface Mail {
  readonly subject: string;
  readonly text: string;
}

const mailWords = {
  en: {
    test: 'This is a test: mail from Marsad arrives here.',
    firing: 'Firing',
    resolved: 'Resolved',
    failed: 'Can’t be checked',
    figure: 'Figure',
    before: 'Before',
    why: 'Why',
    rule: 'Rule',
    corrected: 'The figure was corrected, moved or withdrawn, or another source is recommended.',
    downgraded: 'It was certain before. By the newest figure it is only possible.',
    digest:
      'These figures were entered long after their periods. They are told together, and not one by one.',
    late: 'Found late: the figure was entered after later ones.',
    see: 'See',
  },
  ar: {
    test: 'هذه تجربة: بريد مرصد يصل إلى هنا.',
    firing: 'نشط',
    resolved: 'منتهٍ',
    failed: 'يتعذر التحقق',
    figure: 'الرقم',
    before: 'السابق',
    why: 'السبب',
    rule: 'القاعدة',
    corrected: 'صُحّح الرقم أو نُقل أو سُحب، أو صار رقم مصدر آخر هو الموصى به.',
    downgraded: 'كان ذلك مؤكدًا من قبل، وبحسب أحدث رقم صار ممكنًا فقط.',
    digest: 'أُدخلت هذه الأرقام بعد فتراتها بوقت طويل، لذلك يُبلَّغ عنها معًا لا واحدًا واحدًا.',
    late: 'لوحظ متأخرًا: أُدخل الرقم بعد أرقام أحدث منه.',
    see: 'انظر',
  },
} as const;

/** Both languages in one mail: teams are mixed, and a forwarded mail loses its settings. */
export function mailOf(message: Message, address: Address): Mail {
  const firing = message.alerts.filter(({ status }) => status === 'firing');
  const [first] = firing.length > 0 ? firing : message.alerts;
  const head = (language: Language) =>
    first === undefined
      ? mailWords[language].test
      : `${statusOf(first, language)}: ${inLanguage(first.name, language)}`;
  const more = message.alerts.length > 1 ? ` (+${message.alerts.length - 1})` : '';
  const part = (language: Language) =>
    message.alerts.length === 0
      ? mailWords[language].test
      : [
          ...(message.reason === 'digest' ? [mailWords[language].digest] : []),
          ...message.alerts.map((alert) => alertText(alert, language, address)),
        ].join('\n\n');
  return {
    subject:
      message.alerts.length === 0 ? 'Marsad: test · مرصد: تجربة' : `${head('en')}${more} · ${head('ar')}`,
    text: `${part('en')}\n\n${'-'.repeat(40)}\n\n${part('ar')}\n`,
  };
}

/** Receivers know two states; a rule that fails is neither, and people are told so. */
function statusOf({ status, reason }: ToldAlert, language: Language): string {
  return mailWords[language][isRuleFailure(reason) ? 'failed' : status];
}

function alertText(alert: ToldAlert, language: Language, address: Address): string {
  const words = mailWords[language];
  const page = address(`/alerts/${alert.id}`);
  const { value, previousValue: previous, unit } = alert;
  return [
    `${statusOf(alert, language)}: ${inLanguage(alert.name, language)}`,
    inLanguage(alert.description, language),
    '',
    ...(value === null ? [] : [`${words.figure}: ${sourced(value, unit, language)}`]),
    ...(previous === null ? [] : [`${words.before}: ${sourced(previous, unit, language)}`]),
    `${words.why}: ${explained(alert, language)}`,
    ...(isCorrection(alert.reason) ? [words.corrected] : []),
    ...(alert.downgraded ? [words.downgraded] : []),
    ...(alert.late ? [words.late] : []),
    `${words.rule}: ${inLanguage(ruleNameOf(alert), language)}`,
    ...(page === null ? [] : [`${words.see}: ${page}`]),
  ].join('\n');
}
