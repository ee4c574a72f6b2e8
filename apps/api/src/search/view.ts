/** From what a search has found to what HTTP shows of it, in the reader's language. */
import type { FoundAlert, FoundFigure, FoundIndicator, FoundPerson, FoundSource } from '@marsad/db';
import {
  codeNamed,
  type Dimensions,
  dayNumber,
  directionOf,
  formatPeriod,
  formatQuantity,
  type Indicator,
  inLanguage,
  type Language,
  messagesIn,
  periodOfDays,
} from '@marsad/indicators';
import { FoundItemWire, type FoundKind } from '@marsad/indicators/contract';
import { ruleName } from '@marsad/indicators/pipeline';
import { view } from '../http/exact.js';
import { ar } from './messages/found.ar.js';
import { en } from './messages/found.en.js';

const say = messagesIn({ en, ar });

/** So many letters of a definition or a note are shown; all of it is where the item leads. */
const mostShown = 240;

export function indicatorItem({ id, name, definition }: FoundIndicator, language: Language): FoundItemWire {
  return item('indicator', id, `/indicators/${encodeURIComponent(id)}`, {
    title: inLanguage(name, language),
    text: shortened(inLanguage(definition, language)),
  });
}

export function sourceItem({ id, title, publisher, author }: FoundSource): FoundItemWire {
  const text = [publisher, author].filter((part) => part !== null).join(' · ');
  return item('source', id, `/sources/${id}`, { title, text });
}

/** Administrators look after people in one list. */
export function personItem({ id, name, email, disabled }: FoundPerson, language: Language): FoundItemWire {
  const text = disabled ? say(language, 'person.out', { email: apart(email, language) }) : email;
  return item('person', id, '/settings/people', { title: name, text });
}

export function figureItem(figure: FoundFigure, language: Language): FoundItemWire {
  const { id, indicator, dimensions, period, quantity, per, retracted, source, note } = figure;
  const said = formatQuantity(quantity, { language, unit: indicator.unit, per, isolate: isRtl(language) });
  const beside = {
    indicator: apart(seriesName(indicator, dimensions, language), language),
    period: formatPeriod(period, { language }),
    source: apart(source, language),
  };
  return item('figure', id, `/observations/${id}`, {
    title: retracted ? say(language, 'figure.retracted', { figure: said }) : said,
    text:
      note === null
        ? say(language, 'figure', beside)
        : say(language, 'figure.noted', { ...beside, note: apart(shortened(note), language) }),
  });
}

export function alertItem(alert: FoundAlert, language: Language): FoundItemWire {
  const { id, rule, indicatorName, dimensions, state, startsAt, note } = alert;
  const first = dayNumber(startsAt);
  const day = formatPeriod(periodOfDays(first, first + 1), { language });
  const codes = Object.values(dimensions).join(', ');
  const name = inLanguage(indicatorName, language);
  const text = say(language, 'alert.of', {
    indicator:
      codes === ''
        ? apart(name, language)
        : say(language, 'parted', { name: apart(name, language), codes: apart(codes, language) }),
    state: say(language, 'alert', { state, day }),
  });
  return item('alert', id, `/alerts/${id}`, {
    title: inLanguage(ruleName(rule, indicatorName), language),
    text:
      note === null ? text : say(language, 'alert.noted', { text, note: apart(shortened(note), language) }),
  });
}

function seriesName(indicator: Indicator, dimensions: Dimensions, language: Language): string {
  const name = inLanguage(indicator.name, language);
  const codes = Object.entries(dimensions).map(([id, code]) => {
    const dimension = indicator.dimensions.find((one) => one.id === id);
    const known = dimension && codeNamed(dimension, code);
    return known === undefined ? code : inLanguage(known.name, language);
  });
  return codes.length === 0 ? name : say(language, 'parted', { name, codes: codes.join(', ') });
}

const isRtl = (language: Language) => directionOf(language) === 'rtl';

/** Words of any language keep their order within a sentence of the other direction. */
function apart(text: string, language: Language): string {
  return isRtl(language) ? `\u2068${text}\u2069` : text;
}

function shortened(text: string): string {
  const letters = Array.from(text.replace(/\s+/g, ' ').trim());
  return letters.length <= mostShown ? letters.join('') : `${letters.slice(0, mostShown).join('')}…`;
}

function item(
  kind: FoundKind,
  id: string,
  url: string,
  said: { title: string; text: string },
): FoundItemWire {
  return view(FoundItemWire, { kind, id, ...said, url });
}
