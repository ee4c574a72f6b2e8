/** The source that holds for the whole block, and whether rows may name one of their own. */
import { type RefObject, useState } from 'react';
import { recentSources, sourceText } from '../entry/recent-sources.js';
import { useWords } from '../language/words.js';
import { useSession } from '../session/session.js';
import { Field } from '../ui/field.js';
import { Section } from '../ui/section.js';
import { typedDir } from '../ui/typed-dir.js';
import { Unbroken } from '../ui/unbroken.js';
import type { SourcePart } from './layout.js';
import type { GridSource, SourceFault } from './reading.js';

interface Props {
  readonly source: GridSource;
  readonly isByRow: boolean;
  readonly faults: readonly SourceFault[];
  readonly first: RefObject<HTMLInputElement>;
  readonly change: (part: Partial<GridSource>) => void;
  readonly setByRow: (isByRow: boolean) => void;
}

export function SourceOfAll({ source, isByRow, faults, first, change, setByRow }: Props) {
  const words = useWords();
  const { person } = useSession();
  const [recent] = useState(() => recentSources(person?.id ?? null));
  const said = (part: SourcePart) =>
    faults
      .filter((one) => one.part === part)
      .map(({ problem: { code, params } }) => words.problem(code, params, code));
  const text = (part: SourcePart, label: string, more: { hint?: React.ReactNode; dir?: 'ltr' } = {}) => (
    <Field label={label} errors={said(part)} {...(more.hint === undefined ? {} : { hint: more.hint })}>
      {(aids) => (
        <input
          {...aids}
          ref={part === 'title' ? first : undefined}
          name={part}
          autoComplete="off"
          dir={more.dir ?? typedDir(source[part], words)}
          className={`${aids.className} ${more.dir === 'ltr' ? 'rtl:text-end' : ''}`}
          value={source[part]}
          onChange={({ target }) => change({ [part]: target.value })}
        />
      )}
    </Field>
  );
  return (
    <Section
      title={words.t('grid.source')}
      lead={words.t(isByRow ? 'grid.sourceLeadByRow' : 'grid.sourceLead')}
    >
      <div className="grid gap-5">
        {recent.length > 0 && (
          <Field label={words.t('field.recent')}>
            {(aids) => (
              <select
                {...aids}
                value=""
                onChange={({ target }) => {
                  const one = recent[Number(target.value)];
                  if (one !== undefined)
                    change({ title: one.title, publisher: one.publisher, date: one.date, url: one.url });
                }}
              >
                <option value="">{words.t('field.recentChoose')}</option>
                {recent.map((one, at) => (
                  <option key={`${one.title} ${one.date}`} value={at}>
                    {sourceText(one)}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        <div className="grid gap-5 sm:grid-cols-2">
          {text('title', words.t('field.title'))}
          {text('publisher', words.t('field.publisher'))}
          {text('date', words.t('field.date'), {
            dir: 'ltr',
            hint: <Unbroken text={words.t('field.dateHint')} />,
          })}
          {text('url', words.t('field.url'), { dir: 'ltr' })}
        </div>
        <label className="flex min-h-8 w-fit items-start gap-2 text-sm">
          <input
            type="checkbox"
            className="mt-1 size-4 accent-accent"
            checked={isByRow}
            onChange={({ target }) => setByRow(target.checked)}
          />
          <span>
            {words.t('grid.byRow')}
            <span className="block text-xs text-faint">{words.t('grid.byRowHint')}</span>
          </span>
        </label>
      </div>
    </Section>
  );
}
