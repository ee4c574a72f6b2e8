/** What the schemas themselves say of what they refuse, by what they say in English. */
export const en = {
  'give the brief a title': 'give the brief a title',
  'name each indicator once': 'name each indicator once',
  'names an indicator twice': 'names an indicator twice',
  'give the title of the document or report': 'give the title of the document or report',
  'give a language tag such as en, ar or ku': 'give a language tag such as en, ar or ku',
  'is nested more than 12 deep': 'is nested more than 12 deep',
  'holds more than 50 conditions': 'holds more than 50 conditions',
  'is no identifier: small letters a to z, digits and hyphens, 63 at most, as in border-crossings':
    'is no identifier: small letters a to z, digits and hyphens, 63 at most, as in border-crossings',
  'is of no year from 1900 to 2200': 'is of no year from 1900 to 2200',
  'is no day: write it like 2020-06-16': 'is no day: write it like 2020-06-16',
  'is no label: letters, digits and underscores': 'is no label: letters, digits and underscores',
  'is no duration: write 30s, 5m, 4h or 1d': 'is no duration: write 30s, 5m, 4h or 1d',
  'is no matcher: write severity="critical" or team!="west"':
    'is no matcher: write severity="critical" or team!="west"',
  'is no web address: http:// or https://': 'is no web address: http:// or https://',
  'is no e-mail address': 'is no e-mail address',
  'give it a name': 'give it a name',
  'give a word to search for': 'give a word to search for',
  'a name is one line without control characters': 'a name is one line without control characters',
  'is no secret: whsec_ and at least 12 bytes in base64':
    'is no secret: whsec_ and at least 12 bytes in base64',
  'name at least one label: a silence of everything hides everything':
    'name at least one label: a silence of everything hides everything',
  'holds a character that is no text': 'holds a character that is no text',
  'give the reason: whoever looks later has to understand it':
    'give the reason: whoever looks later has to understand it',
  'a change is absolute, or in per cent, or both': 'a change is absolute, or in per cent, or both',
  'a code stands twice': 'a code stands twice',
  'a dimension stands twice': 'a dimension stands twice',
  'a flow needs the basis its figures are normalised to: day, month or year':
    'a flow needs the basis its figures are normalised to: day, month or year',
  'only a flow has a rate basis': 'only a flow has a rate basis',
  'only a flow is stated as a rate': 'only a flow is stated as a rate',
  'write column with the name of a column, or is with what holds for every row: one of the two':
    'write column with the name of a column, or is with what holds for every row: one of the two',
  'write column or is, or at least one of lower, upper and point, each with column or is':
    'write column or is, or at least one of lower, upper and point, each with column or is',
  'write column or is, or from and to, or year and month, or year and week, each with column or is; a column of quarters goes with a year as its month':
    'write column or is, or from and to, or year and month, or year and week, each with column or is; a column of quarters goes with a year as its month',
  'write rows where each row counts once, or column, or any of lower, upper and point':
    'write rows where each row counts once, or column, or any of lower, upper and point',
} as const;
