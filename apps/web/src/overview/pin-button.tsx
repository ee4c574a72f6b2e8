import type { IndicatorSummaryWire } from '@marsad/indicators/contract';
import { useWords } from '../language/words.js';

interface Props {
  readonly indicator: Pick<IndicatorSummaryWire, 'name'>;
  readonly on: boolean;
  readonly pin: (on: boolean) => void;
}

export function PinButton({ indicator, on, pin }: Props) {
  const words = useWords();
  const label = words.t('arrange.pin', { name: words.text(indicator.name) });
  return (
    <button
      type="button"
      aria-pressed={on}
      aria-label={label}
      title={label}
      onClick={() => pin(!on)}
      className={`inline-flex size-8 shrink-0 items-center justify-center rounded-tremor-small hover:bg-sunken hover:text-ink ${on ? 'text-accent' : 'text-faint'}`}
    >
      <svg
        viewBox="0 0 16 16"
        aria-hidden
        className="size-4"
        fill={on ? 'currentColor' : 'none'}
        stroke="currentColor"
        strokeWidth={1.4}
        strokeLinejoin="round"
      >
        <path d="M5.5 1.5h5l-.7 4.6 2.4 2.2v1.4H3.8V8.3l2.4-2.2z" />
        <path d="M8 9.7v4.8" strokeLinecap="round" />
      </svg>
    </button>
  );
}
