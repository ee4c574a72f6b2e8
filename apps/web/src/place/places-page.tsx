import { inTreeOrder } from '@marsad/indicators';
import type { PlaceWire } from '@marsad/indicators/contract';
import { placeFileEnds, placeLimits } from '@marsad/indicators/limits';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { placeApi, usePlaces } from '../api/places.js';
import { keys, useIndicators } from '../api/queries.js';
import { useWords, type Words } from '../language/words.js';
import { whereabouts } from '../map/place-list.js';
import { sizeText } from '../saying/file-size.js';
import { ForRole, useWhyNot } from '../session/session.js';
import { Button, ButtonLink } from '../ui/button.js';
import { Confirmed } from '../ui/confirmed.js';
import { Failed, failureText } from '../ui/failed.js';
import { FileField } from '../ui/file-field.js';
import { ItemText } from '../ui/item-list.js';
import { FramedList, ListItem } from '../ui/list.js';
import { Notice } from '../ui/notice.js';
import { PageHead } from '../ui/page-head.js';
import { Section } from '../ui/section.js';
import { Skeleton } from '../ui/skeleton.js';
import { ImportPlaces } from './import-places.js';
import { PlaceCodes } from './place-codes.js';
import { PlaceForm } from './place-form.js';

/** What figures are of: a team's own places beside those that come with the source document, in one list. */
export default function PlacesPage() {
  const words = useWords();
  const whyNot = useWhyNot('editor');
  const places = usePlaces();
  const client = useQueryClient();
  const again = () => void client.invalidateQueries({ queryKey: keys.places });
  const known = places.data ?? none;
  return (
    <>
      <PageHead title={words.t('place.title')} lead={words.t('place.lead')}>
        <ButtonLink href="/map">{words.t('place.map')}</ButtonLink>
      </PageHead>
      <div className="grid gap-4">
        {whyNot !== null && <Notice kind="warning">{whyNot}</Notice>}
        <Section title={words.t('place.title')}>
          {places.data !== undefined ? (
            <List places={places.data} again={again} />
          ) : places.isError ? (
            <Failed what={words.t('place.what')} error={places.error} retry={() => void places.refetch()} />
          ) : (
            <div role="status" aria-label={words.t('loading')}>
              <Skeleton height={240} />
            </div>
          )}
        </Section>
        <ForRole needed="editor">
          <Section title={words.t('place.new')}>
            <PlaceForm place={null} places={known} done={again} />
          </Section>
          <Section title={words.t('place.import')} lead={words.t('place.importLead')}>
            <ImportPlaces places={known} done={again} />
          </Section>
          <Section title={words.t('place.figures')} lead={words.t('place.figuresLead')}>
            <PlaceCodes places={known} done={again} />
          </Section>
        </ForRole>
      </div>
    </>
  );
}

const none: readonly PlaceWire[] = [];
const insets = ['', 'ps-4', 'ps-8', 'ps-12'];

function List({ places, again }: { places: readonly PlaceWire[]; again: () => void }) {
  const words = useWords();
  const { data: indicators = [] } = useIndicators();
  if (places.length === 0) return <p className="text-sm text-muted">{words.t('place.none')}</p>;
  const placeName = (id: string) => {
    const place = places.find((one) => one.id === id);
    return place === undefined ? id : words.text(place.name);
  };
  const indicatorName = (id: string) => {
    const indicator = indicators.find((one) => one.id === id);
    return indicator === undefined ? id : words.text(indicator.name);
  };
  return (
    <FramedList>
      {inTreeOrder(places).map(({ place, depth }) => (
        <ListItem key={place.id} className="flex-wrap gap-x-4 gap-y-2 !py-3">
          <Item
            place={place}
            inset={insets[Math.min(depth, insets.length - 1)] ?? ''}
            refersTo={[
              ...places.filter(({ parent }) => parent === place.id).map(({ name }) => words.text(name)),
              ...new Set(place.figures.map(({ indicator }) => indicatorName(indicator))),
            ]}
            {...{ places, placeName, again }}
          />
        </ListItem>
      ))}
    </FramedList>
  );
}

interface ItemProps {
  readonly place: PlaceWire;
  readonly places: readonly PlaceWire[];
  readonly inset: string;
  /** Names of what would be left without it. */
  readonly refersTo: readonly string[];
  readonly placeName: (id: string) => string;
  readonly again: () => void;
}

function Item({ place, places, inset, refersTo, placeName, again }: ItemProps) {
  const words = useWords();
  const [isEdited, setEdited] = useState(false);
  const name = words.text(place.name);
  if (isEdited)
    return (
      <div className="grid basis-full gap-4 py-2">
        <PlaceForm
          place={place}
          places={places}
          done={() => {
            setEdited(false);
            again();
          }}
          cancel={() => setEdited(false)}
        />
        <Outline place={place} again={again} />
      </div>
    );
  return (
    <>
      <div className={`min-w-0 flex-1 basis-56 ${inset}`}>
        <ItemText title={<bdi>{name}</bdi>}>
          {whereabouts(words, place, placeName)} · {drawnText(words, place)}
        </ItemText>
      </div>
      <ForRole needed="editor">
        <Button aria-label={`${words.t('place.edit')}: ${name}`} onClick={() => setEdited(true)}>
          {words.t('place.edit')}
        </Button>
        <Confirmed
          label={words.t('place.delete')}
          about={name}
          question={
            refersTo.length === 0
              ? words.t('place.deleteQuestion')
              : words.t('place.deleteInUse', {
                  count: refersTo.length,
                  what: refersTo.join(words.t('list.comma')),
                })
          }
          act={() => placeApi.deletePlace(place.id)}
          done={again}
        />
      </ForRole>
    </>
  );
}

function drawnText(words: Words, { position, outlinePoints }: PlaceWire): string {
  const degrees = (value: number) => words.number(value, { maximumFractionDigits: 5 });
  const at =
    position === null
      ? words.t('place.noPosition')
      : words.t('place.position', {
          latitude: degrees(position.latitude),
          longitude: degrees(position.longitude),
        });
  return outlinePoints === 0 ? at : `${at} · ${words.t('place.outline', { count: outlinePoints })}`;
}

function Outline({ place, again }: Pick<ItemProps, 'place' | 'again'>) {
  const words = useWords();
  const sending = useMutation({
    mutationFn: (file: File) => placeApi.drawPlace(place.id, file),
    onSuccess: again,
  });
  const { fileBytes, points } = placeLimits;
  return (
    <div className="grid max-w-2xl gap-3">
      <FileField
        accept={placeFileEnds.join(',')}
        label={words.t('place.draw')}
        hint={words.t('place.drawHint', { size: sizeText(words, fileBytes), points: words.number(points) })}
        disabled={sending.isPending}
        chosen={(file) => sending.mutate(file)}
      />
      <div role="status" className="empty:hidden">
        {sending.isPending && <p className="text-sm text-muted">{words.t('account.working')}</p>}
        {sending.isSuccess && <Notice kind="good">{words.t('place.drawn')}</Notice>}
        {sending.isError && <Notice kind="error">{failureText(words, sending.error)}</Notice>}
      </div>
      {place.outlinePoints > 0 && (
        <div>
          <Confirmed
            label={words.t('place.undraw')}
            about={words.text(place.name)}
            question={words.t('place.undrawQuestion')}
            act={() => placeApi.removeOutline(place.id)}
            done={again}
          />
        </div>
      )}
    </div>
  );
}
