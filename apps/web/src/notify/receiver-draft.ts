/** Between a receiver and the fields of its form. */
import type { ReceiverBody, ReceiverWire } from '@marsad/indicators/contract';

export const kinds = ['webhook', 'email', 'alertmanager', 'slack', 'teams', 'telegram', 'ntfy'] as const;
/** From which severity on it is told; the empty one is every alert. */
export const levels = ['', 'warning', 'critical'] as const;

const hour = 3_600;
const usual = [hour, 4 * hour, 24 * hour] as const;
export const repeats = {
  webhook: usual,
  email: usual,
  alertmanager: [300, 900, hour],
  slack: usual,
  teams: usual,
  telegram: usual,
  ntfy: usual,
} as const;

/** Kinds whose messages people read. */
export const isRead = (kind: ReceiverDraft['kind']): boolean => kind !== 'webhook' && kind !== 'alertmanager';
/** Kinds that may want a token. */
export const takesToken = (kind: ReceiverDraft['kind']): boolean => kind === 'telegram' || kind === 'ntfy';

export interface ReceiverDraft {
  readonly name: string;
  readonly kind: (typeof kinds)[number];
  readonly address: string;
  /** Of Telegram and ntfy; empty for the one it has. */
  readonly token: string;
  readonly chat: string;
  /** Empty for all languages. */
  readonly language: '' | 'en' | 'ar';
  readonly level: (typeof levels)[number];
  readonly indicator: string;
  /** Whatever else it goes by, one a line. */
  readonly matchers: string;
  readonly groupBy: string;
  /** In seconds, as are the others; `repeat` is empty for never. */
  readonly groupWait: string;
  readonly groupInterval: string;
  readonly repeat: string;
  readonly sendResolved: boolean;
}

type Matcher = ReceiverWire['matchers'][number];

const levelOf = ({ name, op, value }: Matcher): (typeof levels)[number] | null => {
  if (name !== 'severity') return null;
  if (op === '=' && value === 'critical') return 'critical';
  return op === '!=' && value === 'info' ? 'warning' : null;
};
const isIndicator = ({ name, op }: Matcher) => name === 'indicator' && op === '=';

/** Every matcher is in one field of the form, and only in one. */
export function draftOf(receiver: ReceiverWire | null): ReceiverDraft {
  const matchers = receiver?.matchers ?? [];
  const level = matchers.find((one) => levelOf(one) !== null);
  const indicator = matchers.find(isIndicator);
  const rest = matchers.filter((one) => one !== level && one !== indicator);
  return {
    name: receiver?.name ?? '',
    kind: receiver?.kind ?? 'webhook',
    // A web address is not shown again: what is left empty stays as it is.
    address: receiver?.to?.join(', ') ?? '',
    token: '',
    chat: receiver?.chat ?? '',
    language: receiver?.language ?? '',
    level: (level && levelOf(level)) ?? '',
    indicator: indicator?.value ?? '',
    matchers: rest.map(({ name, op, value }) => `${name}${op}"${value}"`).join('\n'),
    groupBy: (receiver?.groupBy ?? ['indicator']).join(', '),
    groupWait: String(receiver?.groupWait ?? 0),
    groupInterval: String(receiver?.groupInterval ?? 0),
    repeat: receiver?.repeatInterval == null ? '' : String(receiver.repeatInterval),
    sendResolved: receiver?.sendResolved ?? true,
  };
}

/** As it is sent. */
export function bodyOf(draft: ReceiverDraft): ReceiverBody {
  const { name, kind, level, indicator, repeat, sendResolved, token, chat, language } = draft;
  const listed = (text: string, between: RegExp) =>
    text
      .split(between)
      .map((one) => one.trim())
      .filter((one) => one !== '');
  return {
    name,
    kind,
    ...(kind === 'email' ? { to: listed(draft.address, /[\s,;،]+/) } : { url: draft.address.trim() || null }),
    ...(takesToken(kind) && token.trim() !== '' ? { token: token.trim() } : {}),
    chat: kind === 'telegram' ? chat.trim() : null,
    language: isRead(kind) && language !== '' ? language : null,
    groupBy: listed(draft.groupBy, /[\s,،]+/),
    groupWait: Number(draft.groupWait),
    groupInterval: Number(draft.groupInterval),
    repeatInterval: repeat === '' ? null : Number(repeat),
    sendResolved,
    matchers: [
      ...listed(draft.matchers, /\n/),
      ...(level === '' ? [] : [level === 'critical' ? 'severity="critical"' : 'severity!="info"']),
      ...(indicator === '' ? [] : [{ name: 'indicator', op: '=' as const, value: indicator }]),
    ],
  };
}
