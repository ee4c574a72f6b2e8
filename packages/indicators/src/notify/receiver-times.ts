/** How long a receiver may wait and how often it may be told again, in seconds: too often is noise, too seldom a lie. */

export const receiverKinds = [
  'webhook',
  'alertmanager',
  'email',
  'slack',
  'teams',
  'telegram',
  'ntfy',
] as const;
export type ReceiverKind = (typeof receiverKinds)[number];

export const receiverTimes = ['groupWait', 'groupInterval', 'repeatInterval'] as const;
export type ReceiverTime = (typeof receiverTimes)[number];

const minute = 60;
const hour = 3_600;
const day = 86_400;

/** After so long an Alertmanager takes what it was handed over for ended, unless it hears of it again. */
export const handedOverFor = day;
/** An Alertmanager forgets what fires when it starts anew; so often it is told again where nothing else is said. */
export const handedOverAgain = 15 * minute;
/** What is told again may be late by retries: an hour is left for them. */
const handedOverLatest = handedOverFor - hour;

interface Range {
  readonly least: number;
  readonly most: number;
}

export function rangeOfTime(time: ReceiverTime, kind: ReceiverKind): Range {
  const most = kind === 'alertmanager' ? handedOverLatest : day;
  switch (time) {
    case 'groupWait':
    case 'groupInterval':
      return { least: 0, most };
    case 'repeatInterval':
      return { least: 5 * minute, most: kind === 'alertmanager' ? handedOverLatest : 31 * day };
  }
}

/** As it is typed: 5m, 23h, 31d. */
export function timeText(seconds: number): string {
  for (const [size, unit] of [
    [day, 'd'],
    [hour, 'h'],
    [minute, 'm'],
  ] as const)
    if (seconds >= size && seconds % size === 0) return `${seconds / size}${unit}`;
  return `${seconds}s`;
}
