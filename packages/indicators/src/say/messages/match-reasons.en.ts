/** Why a figure of a text is taken for one of an indicator. */
export const en = {
  unit: 'Its unit is the indicator’s: {unit}.',
  'unit-of-word': '“{words}” is a word for the indicator’s unit: {unit}.',
  name: 'What is counted is in the indicator’s name: {words}.',
  definition: 'Words of the sentence are in the indicator’s definition: {words}.',
  sentence: 'Words of the sentence or of its heading are in the indicator’s name: {words}.',
  place: 'The place is one of the indicator’s: {name}.',
  code: 'The text names a code of the indicator: {name}.',
  per: 'It is per {per, select, day {day} week {week} month {month} quarter {quarter} other {year}}, as the indicator is.',
  period:
    'Its period is a {cadence, select, day {day} week {week} month {month} quarter {quarter} other {year}}, as the indicator’s are.',
} as const;
