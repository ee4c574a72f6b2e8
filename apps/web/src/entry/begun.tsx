import type { IndicatorSummaryWire } from '@marsad/indicators/contract';
import { useWords } from '../language/words.js';
import { Button } from '../ui/button.js';
import type { Draft } from './draft.js';
import type { Event } from './states.js';

interface Props {
  readonly drafts: readonly Draft[];
  readonly indicators: readonly IndicatorSummaryWire[];
  readonly happens: (event: Event) => void;
}

/** Figures that were begun before another came into the form. */
export function Begun({ drafts, indicators, happens }: Props) {
  if (drafts.length === 0) return null;
  return (
    <div className="mb-6 flex flex-col gap-2">
      {drafts.map((draft) => (
        <One key={JSON.stringify(draft)} {...{ draft, indicators, happens }} />
      ))}
    </div>
  );
}

function One({ draft, indicators, happens }: Omit<Props, 'drafts'> & { readonly draft: Draft }) {
  const words = useWords();
  const indicator = indicators.find(({ id }) => id === draft.indicator);
  const said = [indicator && words.text(indicator.name), draft.value || draft.note || draft.comment];
  return (
    <div className="flex flex-wrap items-center gap-3 rounded-tremor-small bg-sunken p-3">
      <p className="min-w-0 flex-1 basis-56 break-words">
        {words.t('enter.begun')} <bdi>{said.filter((part) => part).join(words.t('list.comma'))}</bdi>
      </p>
      <Button onClick={() => happens({ type: 'gone-back', to: draft })}>{words.t('enter.goBack')}</Button>
      <Button className="border-transparent" onClick={() => happens({ type: 'given-up', draft })}>
        {words.t('enter.giveUp')}
      </Button>
    </div>
  );
}
