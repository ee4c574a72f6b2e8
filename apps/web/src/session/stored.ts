/** What entering figures needs without a connection, as this device keeps it. It is fetched again where it cannot be read. */
import type { IndicatorSummaryWire, SessionWire } from '@marsad/indicators/contract';
import { document, type Fields, fieldsOf, listOf, type Step, withParts } from '@marsad/indicators/stored';

export interface StoredCatalogue {
  readonly person: string;
  readonly indicators: readonly IndicatorSummaryWire[];
  /** The installation's, which says what is today; null where it was not told. */
  readonly timeZone: string | null;
}

/** Before the installation had a time zone, and before it was said why there is no total. */
const withTimeZone: Step = (before) => ({
  timeZone: null,
  ...before,
  indicators: listOf(before.indicators, 'indicators').map((given) => ({
    noTotal: null,
    ...fieldsOf(given, 'an indicator'),
  })),
});

const catalogueParts = withParts<StoredCatalogue>({ person: 'text', indicators: 'list', timeZone: 'text?' });
/** Of an indicator, what the form cannot do without. */
const indicatorParts = withParts<Pick<IndicatorSummaryWire, 'id' | 'name' | 'unit' | 'kind' | 'dimensions'>>(
  { id: 'text', name: 'fields', unit: 'text', kind: 'text', dimensions: 'list' },
  'an indicator',
);

function catalogueOf(given: Fields): StoredCatalogue {
  const catalogue = catalogueParts(given);
  for (const indicator of catalogue.indicators) indicatorParts(indicator);
  return catalogue;
}

export const storedInDevice = {
  session: document<SessionWire>(
    'session',
    [],
    withParts<SessionWire>({ state: 'text', person: 'fields?', role: 'text?', signIn: 'fields' }),
  ),
  catalogue: document<StoredCatalogue>('catalogue', [withTimeZone], catalogueOf),
};
