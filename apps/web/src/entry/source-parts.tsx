/** A source that holds for many figures at once: said once, without the place in it, which is each figure's own. */
import type { ReactNode, RefObject } from 'react';
import { useWords } from '../language/words.js';
import { Field } from '../ui/field.js';
import { typedDir } from '../ui/typed-dir.js';
import { Unbroken } from '../ui/unbroken.js';
import { type KnownSource, SourceTitle } from './source-title.js';

export type SourceParts = Readonly<Record<'title' | 'publisher' | 'date' | 'url', string>>;

interface Props {
  readonly source: SourceParts;
  readonly change: (part: Partial<SourceParts>) => void;
  /** What is wrong with a part. */
  readonly said: (part: keyof SourceParts) => readonly string[];
  /** A source on record was chosen; by default its title, publisher and address are taken. */
  readonly take?: (known: KnownSource) => void;
  readonly first?: RefObject<HTMLInputElement>;
  readonly isRequired?: boolean;
}

export function SourcePartsFields({ source, change, said, take, first, isRequired = false }: Props) {
  const words = useWords();
  const text = (part: keyof SourceParts, label: string, more: { hint?: ReactNode; dir?: 'ltr' } = {}) => (
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
    <div className="grid gap-5 sm:grid-cols-2">
      <Field
        label={words.t('field.title')}
        errors={said('title')}
        {...(isRequired ? { requiredWord: words.t('enter.required') } : {})}
      >
        {(aids) => (
          <SourceTitle
            aids={aids}
            {...(first === undefined ? {} : { field: first })}
            isRequired={isRequired}
            value={source.title}
            type={(title) => change({ title })}
            take={take ?? (({ title, publisher, url }) => change({ title, publisher, url }))}
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
  );
}
