import type { MeasureWire } from '@marsad/indicators/contract';
import { useMeasures } from '../api/queries.js';
import { useWords } from '../language/words.js';
import { documentPlace } from '../saying/locator.js';
import { Card } from '../ui/card.js';
import { List } from '../ui/list.js';
import { TextLink } from '../ui/text-link.js';
import { ReferenceSection } from './section.js';

/** What the document recommends. */
export function Measures() {
  const words = useWords();
  return (
    <ReferenceSection
      title={words.t('measures.title')}
      lead={
        <p>
          {words.t('measures.lead')}{' '}
          <TextLink href="/timeline?kind=measure">{words.t('measures.followed')}</TextLink>
        </p>
      }
      query={useMeasures()}
      what={words.t('failed.measures')}
      none={words.t('measures.none')}
      height={480}
    >
      {(measures) => (
        <Card className="!py-1 sm:!py-1">
          <List>
            {measures.map((measure) => (
              <Measure key={measure.id} measure={measure} />
            ))}
          </List>
        </Card>
      )}
    </ReferenceSection>
  );
}

function Measure({ measure }: { measure: MeasureWire }) {
  const words = useWords();
  return (
    <li className="grid gap-x-6 gap-y-1 py-3 md:grid-cols-[1fr_auto]">
      <h3 className="min-w-0 text-sm font-medium">{words.text(measure.name)}</h3>
      <p className="text-xs text-muted">
        <bdi>{documentPlace(words, measure.locator)}</bdi>
      </p>
    </li>
  );
}
