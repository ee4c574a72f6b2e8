/** Periods in words. */
export const en = {
  month:
    '{month, select, 1 {January} 2 {February} 3 {March} 4 {April} 5 {May} 6 {June} 7 {July} 8 {August} 9 {September} 10 {October} 11 {November} other {December}}',
  shortMonth:
    '{month, select, 1 {Jan} 2 {Feb} 3 {Mar} 4 {Apr} 5 {May} 6 {Jun} 7 {Jul} 8 {Aug} 9 {Sep} 10 {Oct} 11 {Nov} other {Dec}}',
  half: 'H{ordinal, select, 1 {1} other {2}} {year}',
  quarter: 'Q{ordinal, select, 1 {1} 2 {2} 3 {3} other {4}} {year}',
  week: 'Week {week}, {year}',
  monthOfYear: '{month} {year}',
  dayOfMonth: '{day} {month}',
  day: '{day} {month} {year}',
  range: '{from}–{to}',
} as const;
