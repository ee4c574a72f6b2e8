export const en = {
  'chart.caption':
    '{name}, {unit}. {window, select, yes {{count, plural, =0 {No figure in the time shown.} one {# figure in the time shown.} other {# figures in the time shown.}}} other {{count, plural, =0 {No figure since the baseline.} one {# figure.} other {# figures.}}}} The grey area is the baseline of {years}{shade, select, yes {: darker over the days it covers, paler beyond them} other {}}. Time runs from left to right.',
  'chart.captionPlain':
    '{name}, {unit}. {window, select, yes {{count, plural, =0 {No figure in the time shown.} one {# figure in the time shown.} other {# figures in the time shown.}}} other {{count, plural, =0 {No figure yet.} one {# figure.} other {# figures.}}}} There is no baseline. Time runs from left to right.',
  'chart.thinned':
    '{window, select, yes {Of the whole series the chart has {shown} of {all} points} other {Showing {shown} of {all} points}}; the highest and lowest are all kept.',
  'chart.broken': 'The time axis is broken: {from} to {to} is left out.',
  'chart.logNote': 'Logarithmic scale',
  'chart.logSaid':
    'The scale is logarithmic: equal steps up are equal factors, and it does not begin at zero.',
  'chart.indexNote': 'Index: baseline {years} = {hundred}',
  'chart.isHundred': '{said} = {hundred}',
  'chart.indexSaid':
    'Heights are an index: the baseline is {hundred}, and each figure is all that it may be of it. Where either is a range the index is one, and where either has an open end so has the index.{count, plural, =0 {} one { # figure cannot be set against the baseline and is left out.} other { # figures cannot be set against the baseline and are left out.}}',
  'chart.noLog':
    'No logarithmic scale: {count, plural, one {# value drawn here is} other {# values drawn here are}} zero or less, which has no place on one. The scale is a plain one.',
  'chart.noIndexBaseline':
    'No index: there is no baseline to set the figures against. The scale is a plain one.',
  'chart.noIndexGiven':
    'No index: figures as given are of periods of any length and cannot be set against the baseline. The scale is a plain one.',
  'chart.noIndexZero':
    'No index: no figure here is a known multiple of the baseline. The scale is a plain one.',
  'chart.threshold': 'Alert at {value}',
  'chart.spokenPoint': '{period}: {figure}. {verdict}',
  'chart.spokenBaseline': 'Baseline, {period}: {figure}',
  'chart.showTable': 'Show as table',
  'chart.hideTable': 'Hide the table',
  'key.label': 'What the marks mean',
  'note.period': '{period} ({days, plural, one {# day} other {# days}})',
  'note.partial': 'The figure is from before the end of its period, so it counts as a lower bound.',
  'note.derived': 'A total derived from its parts.',
  'note.grade': 'grade {grade}',
  'note.recorded': 'Recorded {when}{revision, plural, =1 {} other { · revision #}}',
  'note.alternatives': '{count, plural, one {Another source: {figures}} other {Other sources: {figures}}}',
  'note.baseline': 'Baseline',
  'normalised.rate': 'That is {figure}, the rate it is compared on.',
  'normalised.dividedDays': '{figure}: spread over {count, plural, one {# day} other {# days}}.',
  'normalised.dividedMonths': '{figure}: spread over {count, plural, one {# month} other {# months}}.',
  'normalised.dividedWeeks': '{figure}: spread over {count, plural, one {# week} other {# weeks}}.',
  'normalised.dividedQuarters': '{figure}: spread over {count, plural, one {# quarter} other {# quarters}}.',
  'normalised.dividedYears': '{figure}: spread over {count, plural, one {# year} other {# years}}.',
  'table.caption': '{name}: the chart as a table',
  'table.captionFull': '{name}: all figures with their sources',
  'table.period': 'Period',
  'table.figure': 'Figure as given',
  'table.normalised': 'Compared as',
  'table.verdict': 'Against the baseline',
  'table.ratio': 'Ratio',
  'table.source': 'Source',
  'table.grade': 'Grade',
  'table.recorded': 'Recorded',
  'table.derived': 'derived total',
} as const;
