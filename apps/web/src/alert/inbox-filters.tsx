import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useAssignees } from '../api/alerts.js';
import { useIndicators, useRules } from '../api/queries.js';
import { useWords } from '../language/words.js';
import { severityNames } from '../saying/severity.js';
import { useSession, useWhyNot } from '../session/session.js';
import { useAddress } from '../ui/address.js';
import { Button } from '../ui/button.js';
import { useDebounced } from '../ui/debounced.js';
import { inputLook } from '../ui/field.js';
import {
  type FilterName,
  filterNames,
  inboxSeverities,
  inboxStates,
  inboxView,
  isNarrowed,
} from './inbox-address.js';

const searchId = 'inbox-search';
export const focusSearch = () => document.getElementById(searchId)?.focus();

/** What narrows the list, and how it is grouped: all of it in the address. */
export function InboxFilters() {
  const words = useWords();
  const [address, write] = useAddress();
  const rules = useRules();
  const indicators = useIndicators();
  const view = inboxView(address);
  const [open, setOpen] = useState(false);
  const fold = useId();
  const set = (name: FilterName | 'group', value: string) => write({ [name]: value });
  const choice = (name: FilterName | 'group', label: string, children: ReactNode) => (
    <Choice label={label} value={address.get(name) ?? ''} change={(value) => set(name, value)}>
      {children}
    </Choice>
  );
  const ofIndicator = (rules.data ?? []).filter(
    ({ indicator }) => view.search.indicator === undefined || indicator === view.search.indicator,
  );
  const all = <option value="">{words.t('alerts.all')}</option>;
  const chosen = filterNames.filter((name) => name !== 'q' && (address.get(name) ?? '') !== '').length;
  return (
    <search className="mb-4 grid grid-cols-2 items-end gap-3 lg:grid-cols-4">
      <Search />
      {/* On a narrow window the alerts come first. */}
      <div className="col-span-2 flex flex-wrap items-center gap-2 lg:hidden">
        <Button aria-expanded={open} aria-controls={fold} onClick={() => setOpen(!open)}>
          {words.t(chosen === 0 ? 'inbox.filters' : 'inbox.filtersOn', { count: chosen })}
        </Button>
        {isNarrowed(view) && <ShowAll write={write} />}
      </div>
      <div id={fold} className={open ? 'contents' : 'hidden lg:contents'}>
        {choice(
          'state',
          words.t('alerts.filter'),
          <>
            {all}
            {inboxStates.map((one) => (
              <option key={one} value={one}>
                {words.t(`state.${one}`)}
              </option>
            ))}
          </>,
        )}
        {choice(
          'severity',
          words.t('inbox.severity'),
          <>
            {all}
            {inboxSeverities.map((one) => (
              <option key={one} value={one}>
                {words.t(severityNames[one])}
              </option>
            ))}
          </>,
        )}
        {choice(
          'indicator',
          words.t('inbox.indicator'),
          <>
            {all}
            {(indicators.data ?? []).map(({ id, name }) => (
              <option key={id} value={id}>
                {words.text(name)}
              </option>
            ))}
          </>,
        )}
        {choice(
          'rule',
          words.t('silences.rule'),
          <>
            {all}
            {ofIndicator.map(({ id, name }) => (
              <option key={id} value={id}>
                {words.text(name)}
              </option>
            ))}
          </>,
        )}
        {choice('assigned', words.t('inbox.assigned'), <People />)}
        {choice(
          'group',
          words.t('inbox.group'),
          <>
            <option value="">{words.t('inbox.group.none')}</option>
            <option value="rule">{words.t('inbox.group.rule')}</option>
            <option value="indicator">{words.t('inbox.group.indicator')}</option>
          </>,
        )}
        <div className="col-span-2 flex flex-wrap items-center gap-x-4 gap-y-2 lg:col-span-1">
          <label className="flex min-h-10 items-center gap-2 text-sm font-semibold">
            <input
              type="checkbox"
              className="size-5 rounded-sm border-edge text-accent"
              checked={view.search.waiting === 'true'}
              onChange={({ target }) => set('waiting', target.checked ? 'true' : '')}
            />
            {words.t('inbox.onlyWaiting')}
          </label>
          {isNarrowed(view) && (
            <span className="max-lg:hidden">
              <ShowAll write={write} />
            </span>
          )}
        </div>
      </div>
    </search>
  );
}

function ShowAll({ write }: { readonly write: ReturnType<typeof useAddress>[1] }) {
  const words = useWords();
  return (
    <Button onClick={() => write(Object.fromEntries(filterNames.map((name) => [name, ''])))}>
      {words.t('inbox.clear')}
    </Button>
  );
}

const settledMs = 250;

/** Typed here, and asked for once it stands still for a moment. */
function Search() {
  const words = useWords();
  const [address, write] = useAddress();
  const asked = address.get('q') ?? '';
  const [typed, setTyped] = useState(asked);
  const settled = useDebounced(typed, settledMs);
  const [known, setKnown] = useState(asked);
  // Where the address changes by itself (a link, "show all"), the field follows.
  if (known !== asked) {
    setKnown(asked);
    if (typed.trim() !== asked) setTyped(asked);
  }
  const latest = useRef({ asked, write });
  latest.current = { asked, write };
  useEffect(() => {
    const wanted = settled.trim();
    if (wanted !== latest.current.asked) latest.current.write({ q: wanted });
  }, [settled]);
  return (
    <div className="col-span-2 min-w-0 lg:col-span-1">
      <label htmlFor={searchId} className="mb-1 block text-sm font-semibold">
        {words.t('inbox.search')}
      </label>
      <input
        id={searchId}
        type="search"
        dir="auto"
        maxLength={200}
        className={`${inputLook} border-edge`}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
    </div>
  );
}

function People() {
  const words = useWords();
  const { person } = useSession();
  const mayAsk = useWhyNot('editor') === null;
  const { data = [] } = useAssignees(mayAsk);
  return (
    <>
      <option value="">{words.t('inbox.anybody')}</option>
      {person !== null && <option value="me">{words.t('inbox.me')}</option>}
      <option value="nobody">{words.t('inbox.nobody')}</option>
      {data
        .filter(({ id }) => id !== person?.id)
        .map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
    </>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly children: ReactNode;
}

function Choice({ label, value, change, children }: ChoiceProps) {
  const id = useId();
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-1 block text-sm font-semibold">
        {label}
      </label>
      <select
        id={id}
        className={`${inputLook} border-edge pe-8`}
        value={value}
        onChange={({ target }) => change(target.value)}
      >
        {children}
      </select>
    </div>
  );
}
