import { useEffect, useId, useRef, useState } from 'react';
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
  type InboxView,
  inboxSeverities,
  inboxStates,
  inboxView,
  isNarrowed,
} from './inbox-address.js';

const searchId = 'inbox-search';
export const focusSearch = () => document.getElementById(searchId)?.focus();

interface Filter {
  readonly name: FilterName | 'group';
  readonly label: string;
  readonly options: readonly (readonly [value: string, text: string])[];
}

/**
 * What narrows the list, and how it is grouped: all of it in the address. The alerts come first: what is rarely chosen
 * is folded, and what of it is chosen stands beside the button.
 */
export function InboxFilters() {
  const words = useWords();
  const [address, write] = useAddress();
  const view = inboxView(address);
  const [open, setOpen] = useState(false);
  const fold = useId();
  const filters = useFilters(view);
  const set = (name: FilterName | 'group', value: string) => write({ [name]: value });
  const chosen = filters.filter(({ name }) => name !== 'group' && (address.get(name) ?? '') !== '');
  return (
    <search className="mb-4 flex flex-col gap-3">
      <div className="flex flex-wrap items-end gap-x-3 gap-y-2">
        <Search />
        <Button aria-expanded={open} aria-controls={fold} onClick={() => setOpen(!open)}>
          {words.t(chosen.length === 0 ? 'inbox.filters' : 'inbox.filtersOn', { count: chosen.length })}
        </Button>
        <label className="flex min-h-10 items-center gap-2 text-sm font-semibold">
          <input
            type="checkbox"
            className="size-5 rounded-sm border-edge text-accent"
            checked={view.search.waiting === 'true'}
            onChange={({ target }) => set('waiting', target.checked ? 'true' : '')}
          />
          {words.t('inbox.onlyWaiting')}
        </label>
        {chosen.map((filter) => (
          <Chosen
            key={filter.name}
            filter={filter}
            value={address.get(filter.name) ?? ''}
            remove={() => set(filter.name, '')}
          />
        ))}
        {isNarrowed(view) && <ShowAll write={write} />}
      </div>
      <div id={fold} hidden={!open} className={open ? 'grid grid-cols-2 gap-3 lg:grid-cols-3' : 'hidden'}>
        {filters.map(({ name, label, options }) => (
          <Choice
            key={name}
            label={label}
            value={address.get(name) ?? ''}
            change={(value) => set(name, value)}
            options={options}
          />
        ))}
      </div>
    </search>
  );
}

/** What can be chosen from lists, each with its values in words, the first of which chooses nothing. */
function useFilters(view: InboxView): readonly Filter[] {
  const words = useWords();
  const rules = useRules();
  const indicators = useIndicators();
  const people = usePeople();
  const all = ['', words.t('alerts.all')] as const;
  const ofIndicator = (rules.data ?? []).filter(
    ({ indicator }) => view.search.indicator === undefined || indicator === view.search.indicator,
  );
  const named = (list: readonly { id: string; name: Parameters<typeof words.text>[0] }[]) =>
    list.map(({ id, name }) => [id, words.text(name)] as const);
  return [
    {
      name: 'state',
      label: words.t('alerts.filter'),
      options: [all, ...inboxStates.map((one) => [one, words.t(`state.${one}`)] as const)],
    },
    {
      name: 'severity',
      label: words.t('inbox.severity'),
      options: [all, ...inboxSeverities.map((one) => [one, words.t(severityNames[one])] as const)],
    },
    {
      name: 'indicator',
      label: words.t('inbox.indicator'),
      options: [all, ...named(indicators.data ?? [])],
    },
    { name: 'rule', label: words.t('silences.rule'), options: [all, ...named(ofIndicator)] },
    { name: 'assigned', label: words.t('inbox.assigned'), options: people },
    {
      name: 'group',
      label: words.t('inbox.group'),
      options: [
        ['', words.t('inbox.group.none')],
        ['rule', words.t('inbox.group.rule')],
        ['indicator', words.t('inbox.group.indicator')],
      ],
    },
  ];
}

interface ChosenProps {
  readonly filter: Filter;
  readonly value: string;
  readonly remove: () => void;
}

/** What the list is narrowed by, and a way to take it off. */
function Chosen({ filter: { label, options }, value, remove }: ChosenProps) {
  const words = useWords();
  // What the address names and no list has, as it stands there.
  const text = options.find(([one]) => one === value)?.[1] ?? value;
  return (
    <button
      type="button"
      onClick={remove}
      className="inline-flex min-h-10 max-w-full items-center gap-2 rounded-tremor-default border border-accent px-3 text-sm"
    >
      <span className="min-w-0 truncate">
        {label}: <bdi className="font-semibold">{text}</bdi>
      </span>
      <span aria-hidden>×</span>
      <span className="sr-only">{words.t('inbox.filterOff')}</span>
    </button>
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
    <div className="w-full min-w-0 sm:w-72">
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

function usePeople(): Filter['options'] {
  const words = useWords();
  const { person } = useSession();
  const mayAsk = useWhyNot('editor') === null;
  const { data = [] } = useAssignees(mayAsk);
  return [
    ['', words.t('inbox.anybody')],
    ...(person === null ? [] : [['me', words.t('inbox.me')] as const]),
    ['nobody', words.t('inbox.nobody')],
    ...data.filter(({ id }) => id !== person?.id).map(({ id, name }) => [id, name] as const),
  ];
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly options: Filter['options'];
}

function Choice({ label, value, change, options }: ChoiceProps) {
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
        {options.map(([one, text]) => (
          <option key={one} value={one}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
