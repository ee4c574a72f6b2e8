import { shownText } from '@marsad/indicators';
import type { TimelineEntryWire } from '@marsad/indicators/contract';
import { useState } from 'react';
import { usePlaces } from '../api/places.js';
import { useIndicators } from '../api/queries.js';
import { timelineApi } from '../api/timeline.js';
import { useWords } from '../language/words.js';
import { placeIn } from '../saying/locator.js';
import { ForRole } from '../session/session.js';
import { Button } from '../ui/button.js';
import { Confirmed } from '../ui/confirmed.js';
import { OutsideLink, TextLink } from '../ui/text-link.js';
import { EntryForm } from './entry-form.js';
import { kindSaid, titleOf, whenSaid } from './said.js';

interface Props {
  readonly entry: TimelineEntryWire;
  readonly again: () => void;
  readonly gone: () => void;
}

/** One measure or event, with what is known of it. */
export function EntryItem({ entry, again, gone }: Props) {
  const words = useWords();
  const [isEdited, setEdited] = useState(false);
  const title = titleOf(words, entry);
  if (isEdited)
    return (
      <div className="basis-full py-2">
        <EntryForm
          entry={entry}
          done={() => {
            setEdited(false);
            again();
          }}
          cancel={() => setEdited(false)}
        />
      </div>
    );
  return (
    <>
      <div className="min-w-0 flex-1 basis-72">
        <h2 className="break-words text-sm font-medium text-ink">
          <bdi>{title}</bdi>
        </h2>
        <p className="text-sm text-muted">
          {whenSaid(words, entry)} · {kindSaid(words, entry)}
        </p>
        {entry.text !== null && (
          <p className="mt-1 max-w-3xl break-words text-sm text-ink">
            <bdi>{words.text(shownText(entry.text))}</bdi>
          </p>
        )}
        <Concerned entry={entry} />
        <SourcesOf entry={entry} />
      </div>
      <ForRole needed="editor">
        <Button aria-label={`${words.t('timeline.edit')}: ${title}`} onClick={() => setEdited(true)}>
          {words.t('timeline.edit')}
        </Button>
        <Confirmed
          label={words.t('timeline.delete')}
          about={title}
          question={words.t('timeline.deleteQuestion')}
          act={() => timelineApi.deleteTimelineEntry(entry.id)}
          done={gone}
        />
      </ForRole>
    </>
  );
}

/** The indicators it concerns, each with the way to its figures before and after it; and its places. */
function Concerned({ entry }: { entry: TimelineEntryWire }) {
  const words = useWords();
  const { data: indicators = [] } = useIndicators();
  const { data: places = [] } = usePlaces();
  // One that is not watched any more has no page to go to from here.
  const moves = entry.moves.flatMap(({ indicator, direction }) => {
    const known = indicators.find(({ id }) => id === indicator);
    return known === undefined ? [] : [{ indicator, direction, name: words.text(known.name) }];
  });
  const names = entry.places.flatMap((id) => {
    const place = places.find((one) => one.id === id);
    return place === undefined ? [] : [words.text(place.name)];
  });
  return (
    <>
      {moves.length > 0 && (
        <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-sm">
          {moves.map(({ indicator, direction, name }) => (
            <li key={indicator}>
              <TextLink href={`/indicators/${indicator}?event=${entry.id}`}>{name}</TextLink>
              {direction !== null && (
                <span className="text-muted"> {words.t(`timeline.should.${direction}`)}</span>
              )}
            </li>
          ))}
        </ul>
      )}
      {names.length > 0 && (
        <p className="mt-1 text-sm text-muted">
          {words.t('timeline.at', { places: names.join(words.t('list.comma')) })}
        </p>
      )}
    </>
  );
}

function SourcesOf({ entry: { sources } }: { entry: TimelineEntryWire }) {
  const words = useWords();
  if (sources.length === 0) return null;
  return (
    <ul className="mt-1 text-xs text-muted">
      {sources.map((source) => {
        const place = placeIn(words, source);
        return (
          <li key={`${source.title} ${source.url ?? ''} ${source.locator ?? ''}`} className="break-words">
            <bdi>
              {source.url === null ? (
                source.title
              ) : (
                <OutsideLink href={source.url}>{source.title}</OutsideLink>
              )}
            </bdi>
            {place !== null && (
              <>
                {words.t('list.comma')}
                <bdi>{place}</bdi>
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}
