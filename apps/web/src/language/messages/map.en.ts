export const en = {
  'map.title': 'Map of the border region',
  'map.lead':
    'The three official crossings between Iraq and Syria, and al-Hol camp, each with its own figures.',
  'map.what': 'the indicators of these places',
  'map.attribution':
    'Borders of countries and governorates: Natural Earth, public domain. They are drawn for orientation and take no side.',
  'map.crossing': 'Official crossing',
  'map.camp': 'Camp',
  'map.none': 'No indicator is of this place alone.',
  'map.noFigure': 'No figure since the baseline yet.',
  'map.noFigureAlone': 'No figure for this place alone yet.',
} as const;
