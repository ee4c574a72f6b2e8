import { parsePeriod } from '@marsad/indicators';
import type { AuditListWire } from '@marsad/indicators/contract';
import { auditActions, auditAreas, recordAreas } from '@marsad/indicators/limits';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Fragment, type ReactNode, useId } from 'react';
import { useSearchParams } from 'wouter';
import { api } from '../api/client.js';
import { paged } from '../api/paged.js';
import { useIndicators } from '../api/queries.js';
import { useWords, type Words } from '../language/words.js';
import { useSession, useWhyNot } from '../session/session.js';
import { useAddress } from '../ui/address.js';
import { Card } from '../ui/card.js';
import { DayField } from '../ui/day-field.js';
import { inputLook } from '../ui/field.js';
import { Notice } from '../ui/notice.js';
import { usePageTitle } from '../ui/page-title.js';
import { Paged } from '../ui/paged.js';
import { TextLink } from '../ui/text-link.js';

type Entry = AuditListWire['items'][number];
const filters = ['by', 'area', 'from', 'to'] as const;

/** Who did what. The filter is in the address, so that it can be handed on. */
export default function AuditPage() {
  const words = useWords();
  usePageTitle(words.t('audit.title'));
  const whyNot = useWhyNot('editor');
  return (
    <>
      <h1 className="text-2xl font-semibold">{words.t('audit.title')}</h1>
      <p className="mb-4 max-w-prose text-sm text-muted">{words.t('audit.lead')}</p>
      {whyNot === null ? <Log /> : <Notice kind="warning">{whyNot}</Notice>}
    </>
  );
}

function Log() {
  const words = useWords();
  const [search] = useSearchParams();
  const filter = Object.fromEntries(
    filters.flatMap((name) => (search.get(name) ? [[name, search.get(name) ?? '']] : [])),
  );
  const log = useInfiniteQuery(
    paged(['audit', filter], (cursor, signal) => api.audit(filter, cursor, signal)),
  );
  return (
    <Card className="flex flex-col gap-4">
      <Filter />
      <Paged
        list={log}
        what={words.t('audit.what')}
        height={320}
        none={<p className="text-sm text-muted">{words.t('audit.none')}</p>}
        more={words.t('audit.more')}
      >
        {(entries) => (
          <ol className="divide-y divide-line border-y border-line">
            {entries.map((entry) => (
              <Line key={entry.id} entry={entry} />
            ))}
          </ol>
        )}
      </Paged>
    </Card>
  );
}

function Filter() {
  const words = useWords();
  const id = useId();
  const { role } = useSession();
  const [search, write] = useAddress();
  const set = (name: string, value: string) => write({ [name]: value });
  const areas = auditAreas.filter((area) => role === 'admin' || recordAreas.includes(area));
  return (
    <search className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
      <Labelled id={`${id}-by`} label={words.t('audit.by')}>
        <input
          id={`${id}-by`}
          type="search"
          dir="auto"
          className={`${inputLook} border-edge`}
          value={search.get('by') ?? ''}
          onChange={({ target }) => set('by', target.value)}
        />
      </Labelled>
      <Labelled id={`${id}-area`} label={words.t('audit.area')}>
        <select
          id={`${id}-area`}
          className={`${inputLook} border-edge`}
          value={search.get('area') ?? ''}
          onChange={({ target }) => set('area', target.value)}
        >
          <option value="">{words.t('audit.everything')}</option>
          {areas.map((area) => (
            <option key={area} value={area}>
              {words.t(`audit.area.${area}`)}
            </option>
          ))}
        </select>
      </Labelled>
      {(['from', 'to'] as const).map((name) => (
        <Labelled key={name} id={`${id}-${name}`} label={words.t(`range.${name}`)}>
          <DayField
            id={`${id}-${name}`}
            label={words.t(`range.${name}`)}
            none={words.t('day.any')}
            className={`${inputLook} border-edge`}
            value={search.get(name) ?? ''}
            onChange={(day) => set(name, day)}
          />
        </Labelled>
      ))}
    </search>
  );
}

function Labelled({ id, label, children }: { id: string; label: string; children: React.ReactNode }) {
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-sm font-semibold">
        {label}
      </label>
      {children}
    </div>
  );
}

function Line({ entry }: { entry: Entry }) {
  const words = useWords();
  const { by, details } = entry;
  const subject = useSubject(entry);
  return (
    <li className="py-2 text-sm">
      <p>
        <span className="font-semibold">{actionName(words, entry.action)}</span>
        {' · '}
        {subject}
      </p>
      {typeof details.reason === 'string' && (
        <p>
          <q>
            <bdi>{details.reason}</bdi>
          </q>
        </p>
      )}
      <Refused details={details} />
      <p className="text-xs text-muted">
        <Actor by={by} /> · {words.instant(entry.at)}
      </p>
    </li>
  );
}

const parts = ['nobody', 'shared-link', 'application', 'crowd'] as const;

function Actor({ by }: { by: Entry['by'] }) {
  const words = useWords();
  const part = by.kind === 'system' ? parts.find((one) => one === by.name) : undefined;
  if (part !== undefined) return words.t(`audit.part.${part}`);
  return (
    <>
      <bdi>{by.name}</bdi>
      {by.kind !== 'person' && ` (${words.t(`audit.kind.${by.kind}`)})`}
    </>
  );
}

const reasons = [
  'sign-in-failed',
  'second-factor-failed',
  'passkey-failed',
  'password-wrong',
  'too-many-attempts',
  'sign-in-required',
  'role-too-low',
  'people-only',
  'submission-not-yours',
  'link-not-valid',
  'brief-link-not-valid',
  'setup-code-wrong',
  'host-not-allowed',
  'origin-not-allowed',
] as const;

/** Why somebody was refused, from where, and how often again. */
function Refused({ details }: Pick<Entry, 'details'>) {
  const words = useWords();
  const reason = reasons.find((one) => one === details.because);
  const told = [
    reason === undefined ? details.because : words.t(`audit.because.${reason}`),
    details.token === 'expired' || details.token === 'revoked'
      ? words.t(`audit.token.${details.token}`)
      : null,
    typeof details.place === 'string' && details.place !== ''
      ? words.t('audit.from', { place: details.place })
      : null,
    typeof details.count === 'number' ? words.t('audit.again', { count: details.count }) : null,
  ].filter((part) => typeof part === 'string');
  return told.length > 0 && <p>{told.join(' · ')}</p>;
}

/** What an action was done to, by name and one click away, or by its identifier where it has no name. */
function useSubject({ action, subject, name, about, details }: Entry): ReactNode {
  const words = useWords();
  const { data: indicators } = useIndicators();
  const nameOf = (id: string) => {
    const indicator = indicators?.find((one) => one.id === id);
    return indicator === undefined ? id : words.text(indicator.name);
  };
  const textOf = (key: string) => (typeof details[key] === 'string' ? details[key] : null);
  const area = action.split('.')[0];
  if (subject === 'many') return words.t('audit.many');
  if (about !== null)
    return (
      <>
        <TextLink
          href={area === 'alert' ? `/alerts/${subject}` : `/observations/${subject}`}
          about={periodOf(words, about.period)}
        >
          {nameOf(about.indicator)}
        </TextLink>{' '}
        <bdi className="text-muted">{periodOf(words, about.period)}</bdi>
      </>
    );
  switch (area) {
    case 'source':
      return <TextLink href={`/sources/${subject}`}>{textOf('title') ?? subject}</TextLink>;
    case 'indicator':
    case 'baseline':
      return <TextLink href={`/indicators/${subject}`}>{nameOf(subject)}</TextLink>;
    case 'rule':
    case 'submission':
    case 'pipeline':
      return (
        <>
          {nameOf(textOf('indicator') ?? textOf('name') ?? subject)}{' '}
          <bdi className="text-muted">{periodOf(words, textOf('period'))}</bdi>
        </>
      );
    case 'export': {
      const indicator = textOf('indicator');
      return (
        <>
          {indicator === null ? words.t('audit.export.all') : nameOf(indicator)}{' '}
          <span className="text-muted">
            {exported(words, details).map((part, at) => (
              <Fragment key={part}>
                {at > 0 && ' · '}
                <bdi>{part}</bdi>
              </Fragment>
            ))}
          </span>
        </>
      );
    }
    case 'access':
    case 'sign-in':
      return (
        <bdi dir={name === null ? 'ltr' : undefined} className="break-all">
          {name ?? subject}
        </bdi>
      );
    case 'application':
      return words.t('audit.part.application');
    case 'public-chart': {
      const indicator = textOf('indicator') ?? subject;
      return <TextLink href={`/indicators/${indicator}`}>{nameOf(indicator)}</TextLink>;
    }
    case 'brief':
      return <bdi>{textOf('title')}</bdi>;
    case 'setting':
      if (subject === 'review')
        return words.t(details.value === true ? 'audit.review.on' : 'audit.review.off');
      return subject === 'sourceIndicators'
        ? words.t(details.value === true ? 'audit.sourceIndicators.on' : 'audit.sourceIndicators.off')
        : subject;
    default:
      return <bdi className="break-all">{name ?? textOf('name') ?? subject}</bdi>;
  }
}

/** What a file held: its kind, its rows, and what was chosen. */
function exported(words: Words, details: Entry['details']): string[] {
  const { format, rows, whole, dimensions, recordedAsOf } = details;
  const lines = [String(format)];
  if (typeof rows === 'number') lines.push(words.t('audit.export.rows', { count: rows }));
  if (dimensions !== null && typeof dimensions === 'object')
    lines.push(...Object.values(dimensions).map(String));
  for (const name of ['from', 'to', 'asOf'] as const)
    if (typeof details[name] === 'string')
      lines.push(words.t(`audit.export.${name}`, { when: periodOf(words, details[name]) ?? '' }));
  if (typeof recordedAsOf === 'string')
    lines.push(words.t('audit.export.recordedAsOf', { when: words.instant(recordedAsOf) }));
  if (whole === false) lines.push(words.t('audit.export.brokenOff'));
  return lines;
}

/** A period as it was written down, in words where it can be read. */
function periodOf(words: Words, typed: string | null): string | undefined {
  if (typed === null) return undefined;
  const read = parsePeriod(typed);
  return read.kind === 'period' ? words.period(read.period) : typed;
}

/** An action in words where there are any; one of a newer version is shown by its name. */
function actionName(words: Words, action: string): string {
  const known = auditActions.find((one) => one === action);
  return known === undefined ? action : words.t(`audit.action.${known}`);
}
