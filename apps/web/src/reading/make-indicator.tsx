import type { CandidateWire } from '@marsad/indicators/contract';
import { useWords } from '../language/words.js';
import { useWhyNot } from '../session/session.js';
import { TextLink } from '../ui/text-link.js';

/** The way to an indicator of one's own for what no indicator here counts, begun with what the text says of it. */
export function MakeIndicator({ candidate }: { candidate: Pick<CandidateWire, 'counted' | 'unit'> }) {
  const words = useWords();
  const whyNot = useWhyNot('admin');
  if (whyNot !== null) return <p className="basis-full text-xs text-faint">{words.t('reading.askForOne')}</p>;
  return (
    <p className="basis-full text-sm">
      <TextLink href={designerAddress(candidate)}>{words.t('reading.makeOne')}</TextLink>
    </p>
  );
}

function designerAddress({ counted, unit }: Pick<CandidateWire, 'counted' | 'unit'>): string {
  const asked = new URLSearchParams();
  if (counted !== null) asked.set('name', counted);
  if (unit !== null) asked.set('unit', unit);
  return `/settings/indicators/new${asked.size === 0 ? '' : `?${asked}`}`;
}
