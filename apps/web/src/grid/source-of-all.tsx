/** The source that holds for the whole block, and whether rows may name one of their own. */
import type { RefObject } from 'react';
import { SourceTitle } from '../entry/source-title.js';
import { useWords } from '../language/words.js';
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
  const said = (part: SourcePart) =>
    faults
      .filter((one) => one.part === part)
      .map(({ problem: { code, params } }) => words.problem(code, params, code));
  const text = (part: SourcePart, label: string, more: { hint?: React.ReactNode; dir?: 'ltr' } = {}) => (
    <Field label={label} errors={said(part)} {...(more.hint === undefined ? {} : { hint: more.hint })}>
      {(aids) => (
        <input
          {...aids}
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
        <div className="grid gap-5 sm:grid-cols-2">
          <Field label={words.t('field.title')} errors={said('title')}>
            {(aids) => (
              <SourceTitle
                aids={aids}
                field={first}
                value={source.title}
                type={(title) => change({ title })}
                take={({ title, publisher, url }) => change({ title, publisher, url })}
              />
            )}
          </Field>
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
