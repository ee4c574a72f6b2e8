import { placeKinds } from '@marsad/indicators';
import type { PlaceImportOptions, PlaceImportWire, PlaceWire } from '@marsad/indicators/contract';
import { placeFileEnds, placeLimits } from '@marsad/indicators/limits';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { placeApi } from '../api/places.js';
import { useWords } from '../language/words.js';
import { sizeText } from '../saying/file-size.js';
import { Button } from '../ui/button.js';
import { failureText } from '../ui/failed.js';
import { Field } from '../ui/field.js';
import { FileField } from '../ui/file-field.js';
import { Notice } from '../ui/notice.js';

interface Props {
  readonly places: readonly PlaceWire[];
  readonly done: () => void;
}

type Options = Omit<PlaceImportOptions, 'dryRun'>;

/** Many places from a file: first what would be kept, with what the names are taken from, then that. */
export function ImportPlaces({ places, done }: Props) {
  const words = useWords();
  const [file, setFile] = useState<File | null>(null);
  const [options, setOptions] = useState<Options>({ kind: 'town' });
  /** Kept over a look that fails: what could be chosen is still known. */
  const [properties, setProperties] = useState<PlaceImportWire['properties']>([]);
  const looking = useMutation({
    mutationFn: (asked: { file: File; options: Options }) =>
      placeApi.importPlaces(asked.file, { ...asked.options, dryRun: true }),
    onSuccess: (seen) => setProperties(seen.properties),
  });
  const bringing = useMutation({
    mutationFn: (asked: { file: File; options: Options }) => placeApi.importPlaces(asked.file, asked.options),
    onSuccess: () => {
      looking.reset();
      done();
    },
  });
  const look = (chosen: File, asked: Options) => {
    bringing.reset();
    looking.mutate({ file: chosen, options: asked });
  };
  const change = (more: Options) => {
    const next = { ...options, ...more };
    setOptions(next);
    if (file !== null) look(file, next);
  };
  const isBusy = looking.isPending || bringing.isPending;
  const failure = looking.error ?? bringing.error;
  const { fileBytes, points } = placeLimits;
  return (
    <div className="grid max-w-2xl gap-4">
      <FileField
        accept={placeFileEnds.join(',')}
        label={words.t('place.file')}
        hint={words.t('place.drawHint', { size: sizeText(words, fileBytes), points: words.number(points) })}
        disabled={isBusy}
        chosen={(chosen) => {
          setFile(chosen);
          setProperties([]);
          look(chosen, options);
        }}
      />
      {file !== null && <Choices {...{ options, properties, places, change }} />}
      <div role="status" className="grid gap-3 empty:hidden">
        {isBusy && <p className="text-sm text-muted">{words.t('account.working')}</p>}
        {looking.data !== undefined && looking.data.errors.length > 0 && (
          <Notice kind="error">
            <ul>
              {looking.data.errors.slice(0, mostFaults).map(({ pointer, detail }) => (
                <li key={pointer}>{detail}</li>
              ))}
            </ul>
          </Notice>
        )}
        {failure !== null && <Notice kind="error">{failureText(words, failure)}</Notice>}
        {bringing.data !== undefined && (
          <Notice kind="good">
            {words.t('place.broughtIn', {
              count: bringing.data.items.filter(({ outcome }) => outcome !== 'kept').length,
            })}
          </Notice>
        )}
      </div>
      {looking.data !== undefined && looking.data.errors.length === 0 && file !== null && (
        <Planned seen={looking.data} isBusy={isBusy} bringIn={() => bringing.mutate({ file, options })} />
      )}
    </div>
  );
}

interface ChoicesProps {
  readonly options: Options;
  readonly properties: PlaceImportWire['properties'];
  readonly places: readonly PlaceWire[];
  readonly change: (more: Options) => void;
}

const named = [
  ['english', 'place.english', 'place.usual'],
  ['arabic', 'place.arabic', 'place.usual'],
  ['parent', 'place.parentProperty', 'place.usual'],
] as const;

function Choices({ options, properties, places, change }: ChoicesProps) {
  const words = useWords();
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {named.map(([name, label, usual]) => (
        <Field key={name} label={words.t(label)}>
          {(aids) => (
            <select
              {...aids}
              value={options[name] ?? ''}
              onChange={({ target }) =>
                change({ [name]: target.value === '' ? undefined : target.value } as Options)
              }
            >
              <option value="">{words.t(usual)}</option>
              {properties.map(({ name: property, example }) => (
                <option key={property} value={property}>
                  {example === '' ? property : `${property} (${example})`}
                </option>
              ))}
            </select>
          )}
        </Field>
      ))}
      <Field label={words.t('place.kindOfAll')}>
        {(aids) => (
          <select
            {...aids}
            value={options.kind ?? 'town'}
            onChange={({ target }) => change({ kind: target.value as NonNullable<Options['kind']> })}
          >
            {placeKinds
              .filter((kind) => kind !== 'other')
              .map((kind) => (
                <option key={kind} value={kind}>
                  {words.t(`place.kind.${kind}`)}
                </option>
              ))}
          </select>
        )}
      </Field>
      <Field label={words.t('place.withinOfAll')}>
        {(aids) => (
          <select
            {...aids}
            value={options.within ?? ''}
            onChange={({ target }) => change({ within: target.value === '' ? undefined : target.value })}
          >
            <option value="">{words.t('place.noParent')}</option>
            {places.map(({ id, name }) => (
              <option key={id} value={id}>
                {words.text(name)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <label className="flex min-h-8 w-fit items-start gap-2 text-sm">
        <input
          type="checkbox"
          className="mt-1 size-4 accent-accent"
          checked={options.existing === 'replace'}
          onChange={({ target }) => change({ existing: target.checked ? 'replace' : 'keep' })}
        />
        {words.t('place.existing')}
      </label>
    </div>
  );
}

const mostShown = 12;
const mostFaults = 5;

function Planned({ seen, isBusy, bringIn }: { seen: PlaceImportWire; isBusy: boolean; bringIn: () => void }) {
  const words = useWords();
  const count = seen.items.filter(({ outcome }) => outcome !== 'kept').length;
  const rest = seen.items.length - mostShown;
  return (
    <>
      <ul className="divide-y divide-line border-y border-line text-sm">
        {seen.items.slice(0, mostShown).map(({ id, name, kind, outcome }) => (
          <li key={id} className="flex flex-wrap justify-between gap-x-3 py-1.5">
            <span className="min-w-0 break-words">
              <bdi>{words.text(name)}</bdi>{' '}
              <span className="text-muted">{words.t(`place.kind.${kind}`)}</span>
            </span>
            <span className="text-muted">{words.t(`place.outcome.${outcome}`)}</span>
          </li>
        ))}
        {rest > 0 && <li className="py-1.5 text-muted">{words.t('place.moreOfFile', { count: rest })}</li>}
      </ul>
      {count === 0 ? (
        <p className="text-sm text-muted">{words.t('place.nothingNew')}</p>
      ) : (
        <div>
          <Button look="primary" disabled={isBusy} onClick={bringIn}>
            {words.t('place.bringIn', { count })}
          </Button>
        </div>
      )}
    </>
  );
}
