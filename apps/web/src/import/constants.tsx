import { useId } from 'react';
import { useIndicators } from '../api/queries.js';
import { useWords } from '../language/words.js';
import { Field, type FieldAids } from '../ui/field.js';
import { uniqueDimensions } from './column-table.js';
import type { EditProps } from './columns.js';
import { type FieldPath, withField } from './mapping-edit.js';

/** What most tables do not say themselves. */
const usual = ['indicator', 'source/title'] as const;
const others = [
  'source/publisher',
  'source/author',
  'source/date',
  'source/url',
  'per',
  'reliability',
  'credibility',
  'status',
  'note',
] as const;

/** What is the same for every row, where no column says it. */
export function Constants(edit: EditProps) {
  const words = useWords();
  const id = useId();
  const { data: indicators = [] } = useIndicators();
  const { fields, across, rest } = edit.draft;
  const isFree = (path: FieldPath) => !('column' in (fields[path] ?? {}));
  const isSaid = (path: FieldPath) => 'is' in (fields[path] ?? {});
  const dimensions = uniqueDimensions(indicators).map(
    ({ id: dimension }) => `dimensions/${dimension}` as const,
  );
  const first: readonly FieldPath[] = [
    ...usual.filter(isFree),
    ...(rest.shape === 'wide' && isFree('period') && !across.every(({ period }) => period !== undefined)
      ? (['period'] as const)
      : []),
    ...[...others, ...dimensions].filter(isSaid),
  ];
  const more: readonly FieldPath[] = [...others, ...dimensions].filter(
    (path) => isFree(path) && !isSaid(path),
  );
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3">
      <div>
        <h3 id={id} className="text-sm font-semibold">
          {words.t('import.constants')}
        </h3>
        <p className="text-sm text-muted">{words.t('import.constantsLead')}</p>
      </div>
      <div className="grid gap-4 empty:hidden sm:grid-cols-2">
        {first.map((path) => (
          <Constant key={path} path={path} {...edit} />
        ))}
      </div>
      <details className="text-sm">
        <summary className="inline-flex min-h-10 cursor-pointer items-center rounded-sm text-accent underline decoration-1 underline-offset-[3px] hover:decoration-2">
          {words.t('import.constantsMore')}
        </summary>
        <div className="mt-2 grid gap-4 sm:grid-cols-2">
          {more.map((path) => (
            <Constant key={path} path={path} {...edit} />
          ))}
        </div>
      </details>
    </section>
  );
}

function Constant({ path, draft, change }: EditProps & { path: FieldPath }) {
  const words = useWords();
  const choices = useConstantChoices(path);
  const label = useFieldLabel()(path);
  const field = draft.fields[path];
  const value = field !== undefined && 'is' in field ? field.is : '';
  const say = (is: string) => change(withField(draft, path, is === '' ? null : { is }));
  const unknown = choices !== null && value !== '' && !choices.some(([one]) => one === value);
  return (
    <Field label={label}>
      {(aids: FieldAids) =>
        choices === null ? (
          <input
            {...aids}
            dir={path === 'source/url' ? 'ltr' : 'auto'}
            maxLength={4_000}
            value={value}
            onChange={({ target }) => say(target.value)}
          />
        ) : (
          <select {...aids} value={value} onChange={({ target }) => say(target.value)}>
            <option value="">{words.t('import.constantsNone')}</option>
            {choices.map(([one, name]) => (
              <option key={one} value={one}>
                {name}
              </option>
            ))}
            {unknown && <option value={value}>{value}</option>}
          </select>
        )
      }
    </Field>
  );
}

/** What a path of the mapping is called; a dimension by its own name. */
export function useFieldLabel(): (path: FieldPath) => string {
  const words = useWords();
  const { data: indicators = [] } = useIndicators();
  return (path) => {
    if (!path.startsWith('dimensions/')) return words.t(`import.field.${path as 'period'}`);
    const id = path.slice('dimensions/'.length);
    const name = uniqueDimensions(indicators).find((one) => one.id === id)?.name;
    return name === undefined ? id : words.text(name);
  };
}

const basisOfCount = ['period', 'day', 'week', 'month', 'quarter', 'year'] as const;
const letters = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
const numbers = [1, 2, 3, 4, 5, 6] as const;
const statuses = ['A', 'E', 'P', 'B', 'M'] as const;

/** What there is to choose from; null where it is typed. */
function useConstantChoices(path: FieldPath): readonly (readonly [string, string])[] | null {
  const words = useWords();
  const { data: indicators = [] } = useIndicators();
  if (path.startsWith('dimensions/')) {
    const codes = uniqueDimensions(indicators).find(({ id }) => path === `dimensions/${id}`)?.codes ?? [];
    return codes.map(({ code, name }) => [code, words.text(name)]);
  }
  switch (path) {
    case 'indicator':
      return indicators.map(({ id, name }) => [id, words.text(name)]);
    case 'per':
      return basisOfCount.map((per) => [per, words.t(`per.${per}`)]);
    case 'reliability':
      return letters.map((letter) => [letter, `${letter} – ${words.t(`reliability.${letter}`)}`]);
    case 'credibility':
      return numbers.map((number) => [
        String(number),
        `${words.number(number)} – ${words.t(`credibility.${number}`)}`,
      ]);
    case 'status':
      return statuses.map((status) => [status, words.t(`status.${status}`)]);
    default:
      return null;
  }
}
