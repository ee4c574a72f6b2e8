/** Which indicators are in a brief: found by name, or taken by the group. */

import type { IndicatorSummaryWire } from '@marsad/indicators/contract';
import { mostBriefIndicators } from '@marsad/indicators/limits';
import { useState } from 'react';
import { useWords } from '../language/words.js';
import { Field } from '../ui/field.js';

interface Props {
  readonly indicators: readonly IndicatorSummaryWire[];
  readonly chosen: readonly string[];
  readonly choose: (chosen: readonly string[]) => void;
}

const sections = ['headline', 'further', 'unquantified', 'own'] as const;

export function Picker({ indicators, chosen, choose }: Props) {
  const words = useWords();
  const [search, setSearch] = useState('');
  const sought = fold(search);
  const groups = sections
    .map((section) => ({
      section,
      members: indicators.filter(
        (one) => one.section === section && fold(words.text(one.name)).includes(sought),
      ),
    }))
    .filter(({ members }) => members.length > 0);
  const full = chosen.length >= mostBriefIndicators;
  return (
    <div className="flex flex-col gap-3">
      <Field label={words.t('brief.search')}>
        {(aids) => (
          <input {...aids} type="search" value={search} onChange={({ target }) => setSearch(target.value)} />
        )}
      </Field>
      <div className="flex max-h-80 flex-col gap-3 overflow-y-auto rounded-tremor-small border border-line p-3">
        {groups.length === 0 && <p className="text-sm text-muted">{words.t('brief.noneFound')}</p>}
        {groups.map(({ section, members }) => (
          <Group
            key={section}
            title={words.t(`section.${section}`)}
            members={members}
            chosen={chosen}
            choose={choose}
          />
        ))}
      </div>
      <p role="status" className="text-xs text-muted empty:hidden">
        {full && words.t('brief.full', { most: mostBriefIndicators })}
      </p>
    </div>
  );
}

interface GroupProps {
  readonly title: string;
  readonly members: readonly IndicatorSummaryWire[];
  readonly chosen: readonly string[];
  readonly choose: (chosen: readonly string[]) => void;
}

function Group({ title, members, chosen, choose }: GroupProps) {
  const words = useWords();
  const ids = members.map(({ id }) => id);
  const count = ids.filter((id) => chosen.includes(id)).length;
  const put = (some: readonly string[], isIn: boolean) => {
    const others = chosen.filter((id) => !some.includes(id));
    choose(isIn ? [...new Set([...chosen, ...some])].slice(0, mostBriefIndicators) : others);
  };
  const all = count === ids.length;
  return (
    <fieldset>
      <legend className="sr-only">{title}</legend>
      <Check
        label={title}
        spoken={words.t('brief.all', { group: title })}
        checked={all}
        some={count > 0 && !all}
        change={(isIn) => put(ids, isIn)}
      />
      <ul className="ms-6">
        {members.map(({ id, name }) => (
          <li key={id}>
            <Check
              label={words.text(name)}
              checked={chosen.includes(id)}
              disabled={!chosen.includes(id) && chosen.length >= mostBriefIndicators}
              change={(isIn) => put([id], isIn)}
            />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

interface CheckProps {
  readonly label: string;
  readonly spoken?: string;
  readonly checked: boolean;
  readonly some?: boolean;
  readonly disabled?: boolean;
  readonly change: (isIn: boolean) => void;
}

function Check({ label, spoken, checked, some = false, disabled = false, change }: CheckProps) {
  return (
    <label className={`flex items-start gap-2 py-1 text-sm ${spoken === undefined ? '' : 'font-semibold'}`}>
      <input
        type="checkbox"
        ref={(element) => {
          if (element !== null) element.indeterminate = some;
        }}
        aria-label={spoken}
        checked={checked}
        disabled={disabled}
        onChange={({ target }) => change(target.checked)}
        className="mt-0.5 size-4 shrink-0 accent-accent"
      />
      <span className="min-w-0">{label}</span>
    </label>
  );
}

/** As it is looked for: without case and marks. */
function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
