import type { IndicatorWire, NoTotalWire } from '@marsad/indicators/contract';
import { useWords, type Words } from '../language/words.js';

interface Props {
  /** Null where there is a total, or are no parts. */
  readonly why: NoTotalWire | null;
  readonly indicator: Pick<IndicatorWire, 'dimensions' | 'unit'>;
}

/** Why the parts that were entered have no total, and what they say of it all the same. */
export function NoTotal({ why, indicator }: Props) {
  const words = useWords();
  return why === null ? null : <p className="text-sm text-muted">{noTotalText(words, why, indicator)}</p>;
}

function noTotalText(words: Words, why: NoTotalWire, { dimensions, unit }: Props['indicator']): string {
  const [dimension] = dimensions;
  const names = (codes: readonly string[]) =>
    codes
      .map((code) => {
        const known = dimension?.codes.find((one) => one.code === code);
        return known === undefined ? code : words.text(known.name);
      })
      .join(words.t('list.comma'));
  const period = why.period === null ? '' : words.period(why.period);
  const reason = words.t(`noTotal.${why.reason}`, { period, missing: names(why.missing) });
  if (why.atLeast === null) return reason;
  const figure = words.figure(why.atLeast.quantity, unit, why.atLeast.per);
  return `${reason} ${words.t('noTotal.atLeast', { given: names(why.given), figure })}`;
}
