import { useState } from 'react';
import { usePageTitle } from '../frame/page-title.js';
import { useWords } from '../language.js';
import { LocatorMap } from '../map/locator-map.js';
import { anchorOf, PlaceList } from '../map/place-list.js';
import { mapPlaces } from '../map/places.js';
import { useIndicators } from '../queries.js';
import { Failed } from '../ui/failed.js';
import { Skeleton } from '../ui/skeleton.js';

/** Where what is watched happens. The list says all that the map shows. */
export default function MapPage() {
  const words = useWords();
  usePageTitle(words.t('map.title'));
  const [chosen, setChosen] = useState<string | null>(null);
  const { data, error, isError, refetch } = useIndicators();
  return (
    <>
      <h1 className="text-2xl font-semibold">{words.t('map.title')}</h1>
      <p className="mb-4 mt-1 max-w-3xl text-base text-muted">{words.t('map.lead')}</p>
      <div className="grid items-start gap-4 lg:grid-cols-[3fr_2fr]">
        <LocatorMap
          places={mapPlaces}
          chosen={chosen}
          onPoint={setChosen}
          hrefOf={(place) => `#${anchorOf(place)}`}
        />
        {data !== undefined ? (
          <PlaceList places={mapPlaces} indicators={data} chosen={chosen} onPoint={setChosen} />
        ) : isError ? (
          <Failed what={words.t('map.what')} error={error} retry={() => void refetch()} />
        ) : (
          <Skeleton height={480} />
        )}
      </div>
    </>
  );
}
