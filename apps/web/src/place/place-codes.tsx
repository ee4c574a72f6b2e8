import type { IndicatorSummaryWire, PlaceCodesWire, PlaceWire } from '@marsad/indicators/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { placeApi } from '../api/places.js';
import { keys, useIndicators } from '../api/queries.js';
import { useWords } from '../language/words.js';
import { Button } from '../ui/button.js';
import { Failed, failureText } from '../ui/failed.js';
import { Field } from '../ui/field.js';
import { Notice } from '../ui/notice.js';
import { Skeleton } from '../ui/skeleton.js';
import { Behind } from '../ui/typed-over.js';
import { chosenOver, matched, type Places, placesIn, withPlaces } from './codes.js';

interface Props {
  readonly places: readonly PlaceWire[];
  readonly done: () => void;
}

/** Which codes of an indicator are which places; of one that is not broken down, the one place it is of. */
export function PlaceCodes({ places, done }: Props) {
  const words = useWords();
  const [id, setId] = useState('');
  const { data: indicators = [] } = useIndicators();
  const indicator = indicators.find((one) => one.id === id);
  const held = useQuery({
    queryKey: codesOf(id),
    queryFn: ({ signal }) => placeApi.placeCodes(id, signal),
    enabled: id !== '',
  });
  return (
    <div className="grid max-w-2xl gap-4">
      <Field label={words.t('place.indicator')}>
        {(aids) => (
          <select {...aids} value={id} onChange={({ target }) => setId(target.value)}>
            <option value="">{words.t('place.chooseIndicator')}</option>
            {indicators.map((one) => (
              <option key={one.id} value={one.id}>
                {words.text(one.name)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {indicator !== undefined &&
        (held.data !== undefined ? (
          <Codes key={id} {...{ indicator, places, done }} held={held.data} />
        ) : held.isError ? (
          <Failed what={words.t('place.figures')} error={held.error} retry={() => void held.refetch()} />
        ) : (
          <Skeleton height={160} />
        ))}
    </div>
  );
}

const codesOf = (indicator: string) => [...keys.places, 'codes', indicator];

interface CodesProps extends Props {
  readonly indicator: IndicatorSummaryWire;
  readonly held: PlaceCodesWire;
}

function Codes({ indicator, places, held, done }: CodesProps) {
  const words = useWords();
  const client = useQueryClient();
  const { dimensions } = indicator;
  const [of, setOf] = useState(
    () => Object.keys(held.dimensions)[0] ?? (held.whole === null ? (dimensions[0]?.id ?? '') : ''),
  );
  const { given, setGiven, over, behind, answered } = useGiven(held, of);
  const [filled, setFilled] = useState<number | null>(null);
  const saving = useMutation({
    mutationFn: () => placeApi.putPlaceCodes(indicator.id, withPlaces(over, of, given)),
    onSuccess: async (saved) => {
      // What was asked for before is older than what was saved.
      await client.cancelQueries({ queryKey: codesOf(indicator.id) });
      answered(saved);
      done();
    },
  });
  const dimension = dimensions.find((one) => one.id === of);
  const rows =
    dimension === undefined
      ? [{ code: '', label: words.t('place.ofWhole') }]
      : dimension.codes.map(({ code, name }) => ({
          code,
          label: words.t('place.ofCode', { code: words.text(name) }),
        }));
  const put = (code: string, place: string) => {
    setFilled(null);
    saving.reset();
    setGiven((before) => ({ ...before, [code]: place }));
  };
  return (
    <form
      aria-label={words.t('place.figures')}
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
      }}
    >
      {dimensions.length > 0 && (
        <Field label={words.t('place.dimension')}>
          {(aids) => (
            <select
              {...aids}
              value={of}
              onChange={({ target }) => {
                setOf(target.value);
                setGiven(placesIn(over, target.value));
              }}
            >
              {dimensions.map(({ id, name }) => (
                <option key={id} value={id}>
                  {words.text(name)}
                </option>
              ))}
              <option value="">{words.t('place.whole')}</option>
            </select>
          )}
        </Field>
      )}
      <div className="grid gap-3 sm:grid-cols-2">
        {rows.map(({ code, label }) => (
          <Field key={code} label={label}>
            {(aids) => (
              <select {...aids} value={given[code] ?? ''} onChange={({ target }) => put(code, target.value)}>
                <option value="">{words.t('place.noPlace')}</option>
                {places.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {words.text(name)}
                  </option>
                ))}
              </select>
            )}
          </Field>
        ))}
      </div>
      {behind}
      <div role="status" className="empty:hidden">
        {filled !== null && <Notice>{words.t('place.matched', { count: filled })}</Notice>}
        {saving.isSuccess && <Notice kind="good">{words.t('place.codesSaved')}</Notice>}
        {saving.isError && <Notice kind="error">{failureText(words, saving.error)}</Notice>}
      </div>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" look="primary" disabled={saving.isPending || behind !== null}>
          {saving.isPending ? words.t('account.working') : words.t('place.save')}
        </Button>
        {dimension !== undefined && (
          <Button
            onClick={() => {
              const next = matched(dimension.codes, places, given);
              setFilled(Object.keys(next).length - Object.values(given).filter((one) => one !== '').length);
              setGiven(next);
            }}
          >
            {words.t('place.match')}
          </Button>
        )}
      </div>
    </form>
  );
}

/**
 * The places that are chosen, over what is kept. What somebody else keeps meanwhile is taken as long as nothing is chosen
 * here, and is asked about after that.
 */
function useGiven(read: PlaceCodesWire, of: string) {
  // What was saved from here is what is kept until it is read anew: what is chosen next is chosen over it.
  const [saved, setSaved] = useState({ over: read, codes: read });
  const held = saved.over === read ? saved.codes : read;
  const [over, setOver] = useState(held);
  const [given, setGiven] = useState<Places>(() => placesIn(held, of));
  const isBehind = JSON.stringify(held) !== JSON.stringify(over);
  const mine = chosenOver(given, placesIn(over, of));
  const take = (chosen: Places = {}) => {
    setOver(held);
    setGiven({ ...placesIn(held, of), ...chosen });
  };
  const isNone = (chosen: Places) => Object.keys(chosen).length === 0;
  // What is kept now may be what was sent from here.
  if (isBehind && (isNone(mine) || isNone(chosenOver(given, placesIn(held, of))))) take();
  const behind = isBehind ? <Behind take={() => take()} keep={() => take(mine)} /> : null;
  const answered = (codes: PlaceCodesWire) => {
    setSaved({ over: read, codes });
    setOver(codes);
  };
  return { given, setGiven, over, behind, answered };
}
