/** From a figure that was read in a text to the sentence it stands in. */
import type { CitationWire } from '@marsad/indicators/contract';
import { useWords } from '../language/words.js';
import { TextLink } from '../ui/text-link.js';

/** The paragraph that a locator names, as readings write it in either language; null where it names none. */
export function paragraphIn(locator: string | null): number | null {
  const found = /(?:^|, |، )(?:paragraph|الفقرة) (\d{1,7})$/.exec(locator ?? '');
  return found === null ? null : Number(found[1]);
}

/** Where the text stands with that paragraph highlighted; null where the figure names none, or no source on record. */
export function sentenceAddress(
  { id, locator }: Pick<CitationWire, 'id' | 'locator'>,
  observation: string | null,
): string | null {
  const paragraph = paragraphIn(locator);
  if (paragraph === null || id === '') return null;
  const asked = observation === null ? '' : `?observation=${observation}`;
  return `/sources/${id}/text${asked}#p=${paragraph}`;
}

interface Props {
  readonly source: Pick<CitationWire, 'id' | 'locator' | 'title'>;
  /** The figure; null where that is not known: then the newest text of the source is shown. */
  readonly observation?: string | null | undefined;
}

export function SentenceLink({ source, observation = null }: Props) {
  const words = useWords();
  const address = sentenceAddress(source, observation);
  if (address === null) return null;
  return (
    <TextLink href={address} about={source.title}>
      {words.t('citation.sentence')}
    </TextLink>
  );
}
