import { placeKinds, withinPlace } from '@marsad/indicators';
import type { PlaceWire } from '@marsad/indicators/contract';
import { placeApi } from '../api/places.js';
import { useWords } from '../language/words.js';
import { Button } from '../ui/button.js';
import { ServerForm } from '../ui/form.js';
import { ChoiceField, TextField } from '../ui/form-fields.js';
import { bodyOf, draftOf, type PlaceDraft, positionFault } from './draft.js';

interface Props {
  /** Null for a new one. */
  readonly place: PlaceWire | null;
  readonly places: readonly PlaceWire[];
  readonly done: (place: PlaceWire) => void;
  readonly cancel?: () => void;
}

/** A place as a whole, but for its outline, which comes as a file. */
export function PlaceForm({ place, places, done, cancel }: Props) {
  const words = useWords();
  // What lies in a place cannot hold it.
  const inIt = new Set(place === null ? [] : withinPlace(places, place.id).map(({ id }) => id));
  const label =
    place === null ? words.t('place.new') : words.t('place.editing', { name: words.text(place.name) });
  return (
    <ServerForm<PlaceDraft, PlaceWire>
      label={label}
      first={draftOf(place)}
      undoes={place !== null}
      creates={place === null}
      version={place?.version}
      send={(draft) => {
        if (positionFault(draft)) return null;
        const body = bodyOf(draft);
        return place === null
          ? placeApi.createPlace(body)
          : placeApi.editPlace(place.id, { ...body, version: place.version });
      }}
      incomplete={words.t('place.positionHalf')}
      done={done}
      submit={words.t(place === null ? 'place.add' : 'place.save')}
      {...(place === null ? { success: words.t('place.added') } : {})}
      beside={cancel && <Button onClick={cancel}>{words.t('account.cancel')}</Button>}
      className="flex max-w-2xl flex-col gap-4"
    >
      {({ values }) => (
        <>
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField name="name" label={words.t('place.name')} maxLength={300} dir="ltr" />
            <TextField
              name="nameAr"
              label={words.t('place.nameAr')}
              hint={words.t('place.nameArHint')}
              required={false}
              maxLength={300}
              dir="rtl"
              makes={[]}
            />
            <ChoiceField name="kind" label={words.t('place.kind')}>
              {placeKinds.map((kind) => (
                <option key={kind} value={kind}>
                  {words.t(`place.kind.${kind}`)}
                </option>
              ))}
            </ChoiceField>
            {/* The list may come after the form: it is built anew with what is chosen. */}
            <ChoiceField key={places.length} name="parent" label={words.t('place.parent')}>
              <option value="">{words.t('place.noParent')}</option>
              {places
                .filter(({ id }) => !inIt.has(id))
                .map(({ id, name }) => (
                  <option key={id} value={id}>
                    {words.text(name)}
                  </option>
                ))}
            </ChoiceField>
            {values.kind === 'other' && (
              <>
                <TextField name="kindName" label={words.t('place.kindName')} maxLength={300} dir="ltr" />
                <TextField
                  name="kindNameAr"
                  label={words.t('place.kindNameAr')}
                  required={false}
                  maxLength={300}
                  dir="rtl"
                  makes={[]}
                />
              </>
            )}
            <TextField
              name="latitude"
              label={words.t('place.latitude')}
              hint={words.t('place.latitudeHint')}
              required={false}
              inputMode="decimal"
              dir="ltr"
              makes={['position', 'position/latitude']}
            />
            <TextField
              name="longitude"
              label={words.t('place.longitude')}
              hint={words.t('place.longitudeHint')}
              required={false}
              inputMode="decimal"
              dir="ltr"
              makes={['position/longitude']}
            />
          </div>
          <details className="text-sm" open={place !== null && place.note !== null}>
            <summary className="inline-flex min-h-10 cursor-pointer items-center rounded-sm text-accent underline decoration-1 underline-offset-[3px] hover:decoration-2">
              {words.t('place.more')}
            </summary>
            <div className="mt-2 grid gap-4 sm:grid-cols-2">
              <TextField
                name="note"
                label={words.t('place.note')}
                required={false}
                maxLength={300}
                dir="ltr"
              />
              <TextField
                name="noteAr"
                label={words.t('place.noteAr')}
                required={false}
                maxLength={300}
                dir="rtl"
                makes={[]}
              />
            </div>
          </details>
        </>
      )}
    </ServerForm>
  );
}
