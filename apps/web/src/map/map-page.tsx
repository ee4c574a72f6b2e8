import { useState } from 'react';
import { useIndicators } from '../api/queries.js';
import { useWords } from '../language/words.js';
import { Failed } from '../ui/failed.js';
import { usePageTitle } from '../ui/page-title.js';
import { Skeleton } from '../ui/skeleton.js';
import { LocatorMap } from './locator-map.js';
import { anchorOf, PlaceList } from './place-list.js';
import { mapPlaces } from './places.js';

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
