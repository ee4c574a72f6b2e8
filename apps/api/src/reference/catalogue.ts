/** Hands the source document's figures in through the ordinary pipeline. */
import {
  acceptSubmission,
  addressSource,
  type Sql,
  storeCatalogue,
  storeCatalogueTimeline,
  storeDefaultRules,
} from '@marsad/db';
import {
  type CatalogueEntry,
  type CatalogueObservation,
  catalogue,
  catalogueTimeline,
  defaultRules,
  sourceDocument,
} from '@marsad/indicators/catalogue';
import { type Entry, type EntryInput, readEntry } from '@marsad/indicators/pipeline';

const actor = { kind: 'system', part: 'catalogue' } as const;

/**
 * Stores the definitions and submits each of the document's figures under a key of its own: a second start finds
 * them submitted and does nothing.
 */
export async function submitCatalogue(sql: Sql): Promise<void> {
  await storeCatalogue(sql, catalogue);
  await storeDefaultRules(sql, defaultRules);
  await addressSource(sql, actor, sourceDocument);
  await storeCatalogueTimeline(sql, actor, catalogueTimeline);
  for (const entry of catalogue)
    for (const observation of entry.observations) {
      const key = `catalogue:${sourceDocument.id}:${observation.key}`;
      await acceptSubmission(sql, actor, {
        entry: entryOf(entry, observation),
        idempotencyKey: key,
        requestHash: key,
      });
    }
}

/** Read by the same reader as anybody's figure. */
function entryOf({ indicator }: CatalogueEntry, observation: CatalogueObservation): Entry {
  const { title, publisher, author, date, url } = sourceDocument;
  const input: EntryInput = {
    indicator: indicator.id,
    period: observation.period,
    value: observation.value,
    per: observation.per,
    dimensions: { ...observation.dimensions },
    source: { title, publisher, author, date, url, locator: observation.locator },
    note: observation.note.en,
  };
  const reading = readEntry(input, () => indicator, date.length === 7 ? `${date}-28` : date);
  if (!reading.entry)
    throw new Error(`the catalogue's ${observation.key} cannot be read: ${JSON.stringify(reading.faults)}`);
  return { ...reading.entry, baseline: observation.baseline ? { range: observation.range } : null };
}
