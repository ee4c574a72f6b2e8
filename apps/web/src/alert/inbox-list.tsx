import type { AlertCountsWire, AlertWire } from '@marsad/indicators/contract';
import { Fragment, useId } from 'react';
import { useIndicators } from '../api/queries.js';
import { useWords } from '../language/words.js';
import { SeverityMark } from '../saying/severity-mark.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Key } from '../ui/key.js';
import { TextLink } from '../ui/text-link.js';
import { type InboxView, isNarrowed } from './inbox-address.js';
import type { Choice } from './inbox-chosen.js';
import { keyNames } from './inbox-keys.js';
import { InboxRow } from './inbox-row.js';

type Group = AlertCountsWire['groups'][number];

interface Props {
  /** In the order in which they are to be shown: what is of one group together. */
  readonly alerts: readonly AlertWire[];
  /** Null while nobody has counted. */
  readonly counts: AlertCountsWire | null;
  readonly view: InboxView;
  /** Null where nothing can be chosen. */
  readonly chosen: ReadonlySet<string> | null;
  readonly at: string | null;
  readonly take: (choice: Choice) => void;
  readonly fold: () => void;
  /** Null after the last page. */
  readonly more: (() => void) | null;
  readonly isFetching: boolean;
  readonly isElsewhere: boolean;
}

/** The rows, group by group; what is only possible is folded under what is certain. */
export function InboxList(props: Props) {
  const { alerts, counts, view, more, isFetching, isElsewhere } = props;
  const words = useWords();
  if (alerts.length === 0) return isElsewhere ? null : <Empty view={view} />;
  const groups = groupsOf(alerts, view);
  return (
    <>
      {view.group === null ? (
        <Rows {...props} rows={alerts} level={2} label={words.t('alerts.title')} counted={counts} />
      ) : (
        groups.map(({ id, rows }) => (
          <OneGroup
            {...props}
            key={id}
            rows={rows}
            group={counts?.groups.find((one) => one.id === id) ?? null}
          />
        ))
      )}
      {more !== null && (
        <div className="mt-4">
          <Button disabled={isFetching} onClick={more}>
            {words.t('audit.more')}
          </Button>
        </div>
      )}
    </>
  );
}

function groupsOf(alerts: readonly AlertWire[], { group }: InboxView) {
  const found: { id: string; rows: AlertWire[] }[] = [];
  for (const alert of alerts) {
    const id = group === 'rule' ? alert.rule.id : alert.indicator;
    const last = found.at(-1);
    if (last?.id === id) last.rows.push(alert);
    else found.push({ id, rows: [alert] });
  }
  return found;
}

interface GroupProps extends Props {
  readonly rows: readonly AlertWire[];
  /** Null while nobody has counted. */
  readonly group: Group | null;
}

function OneGroup(props: GroupProps) {
  const { rows, group, view } = props;
  const words = useWords();
  const id = useId();
  const [first] = rows;
  if (first === undefined) return null;
  const name = words.text(view.group === 'rule' ? first.rule.name : first.name);
  const href = view.group === 'rule' ? `/rules/${first.rule.id}` : `/indicators/${first.indicator}`;
  return (
    <section aria-labelledby={id} className="mb-6">
      <div className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-1">
        <h2 id={id} className="text-base font-semibold">
          <TextLink href={href}>{name}</TextLink>
        </h2>
        {group !== null && (
          <p className="flex flex-wrap items-center gap-x-4 text-sm text-muted">
            {group.worst !== null && <SeverityMark severity={group.worst} />}
            {words.t('inbox.count', { count: group.total })} ·{' '}
            {words.t('inbox.waiting', { count: group.waiting })}
          </p>
        )}
      </div>
      <Rows {...props} level={3} label={name} counted={group} />
    </section>
  );
}

interface RowsProps extends Props {
  readonly rows: readonly AlertWire[];
  readonly level: 2 | 3;
  readonly label: string;
  readonly counted: { readonly total: number; readonly possible: number } | null;
}

function Rows({ rows, level, label, counted, view, chosen, at, take, fold, more }: RowsProps) {
  const words = useWords();
  const { data: indicators } = useIndicators();
  const isMixed = counted !== null && counted.possible > 0 && counted.possible < counted.total;
  const firstPossible = rows.find(({ channel }) => channel === 'possible')?.id;
  const toggle = isMixed && <Fold count={counted.possible} isOpen={view.unfolded} fold={fold} />;
  // Its place is where what is only possible begins, or would.
  const isAtEnd = firstPossible === undefined && (more === null || view.group !== null);
  const shown = (some: readonly AlertWire[], name: string) => (
    <ul aria-label={name} className="flex flex-col gap-3">
      {some.map((alert) => (
        <Fragment key={alert.id}>
          <InboxRow
            alert={alert}
            indicator={indicators?.find(({ id }) => id === alert.indicator)}
            level={level}
            isAt={at === alert.id}
            chosen={chosen === null ? null : chosen.has(alert.id)}
            choose={(isStretch) =>
              take(isStretch ? { kind: 'stretch', to: alert.id } : { kind: 'toggle', id: alert.id })
            }
            go={() => take({ kind: 'go', to: alert.id })}
          />
        </Fragment>
      ))}
    </ul>
  );
  if (!isMixed || firstPossible === undefined)
    return (
      <>
        {shown(rows, label)}
        {isAtEnd && toggle}
      </>
    );
  const certain = rows.filter(({ channel }) => channel === 'certain');
  return (
    <>
      {certain.length > 0 && shown(certain, label)}
      {toggle}
      {shown(
        rows.filter(({ channel }) => channel === 'possible'),
        `${label}, ${words.t('channel.possible')}`,
      )}
    </>
  );
}

function Fold({ count, isOpen, fold }: { count: number; isOpen: boolean; fold: () => void }) {
  const words = useWords();
  return (
    <p className="my-3">
      <Button aria-expanded={isOpen} aria-keyshortcuts={keyNames.possible} onClick={fold}>
        {words.t('inbox.possible', { count })} <Key name={keyNames.possible} />
      </Button>
    </p>
  );
}

function Empty({ view }: { view: InboxView }) {
  const words = useWords();
  const names = Object.keys(view.search);
  const isZero = names.length === 1 && view.search.waiting === 'true';
  const [title, text] = isZero
    ? (['inbox.zero', 'inbox.zeroText'] as const)
    : names.length === 1 && names[0] === 'state'
      ? (['alerts.noneInState', 'alerts.noneText'] as const)
      : isNarrowed(view)
        ? (['inbox.none', null] as const)
        : (['alerts.none', 'alerts.noneText'] as const);
  return (
    <Card>
      <div tabIndex={-1} data-empty className="outline-none">
        <p className="font-semibold">{words.t(title)}</p>
        {text !== null && <p className="text-muted">{words.t(text)}</p>}
      </div>
    </Card>
  );
}
