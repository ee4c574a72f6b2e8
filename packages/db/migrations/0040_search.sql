-- What search needs. Its indexes are on tables that grow, and are built beside the work that goes on there: built-indexes.ts.

-- A text as it is searched: searchFolded in packages/indicators says what becomes of it, and a test compares the two. Named
-- letter by letter, and by functions of PostgreSQL alone: the same in every locale, and wherever an index is built.
create or replace function search_folded(given text) returns text
language sql immutable strict parallel safe cost 1000 as $$
  select btrim(regexp_replace(regexp_replace(
    translate(lower(regexp_replace(normalize(given, nfkd),
        '[\u0300-\u036F\u0483-\u0489\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u0610-\u061A\u0640\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E4\u06E7\u06E8\u06EA-\u06ED\u08D3-\u08FF\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF\uFE20-\uFE2F\u00AD\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFF8]',
        '', 'g') collate "pg_c_utf8"),
      U&'\0671\0649\06CC\0629\06A9\03C2\066B\066C' || '٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹',
      U&'\0627\064A\064A\0647\0643\03C3.,' || '01234567890123456789'),
    '([0-9]),(?=[0-9]{3}(?![0-9]))', '\1', 'g'),
    '(?:(?<![0-9])\.|\.(?![0-9])|[\u0001-\u002D\u002F\u003A-\u0040\u005B-\u0060\u007B-\u00BF\u00D7\u00F7\u02C2-\u02C5\u02D2-\u02DF\u0600-\u060F\u061B-\u061F\u066A-\u066D\u06D4\u06DD\u06DE\u06E9\u1680\u2000-\u2069\u207A-\u207E\u208A-\u208E\u20A0-\u20CF\u2190-\u2BFF\u2E00-\u2E7F\u3000-\u303F\uFD3E\uFD3F\uFE10-\uFE1F\uFE30-\uFE6F\uFFF9-\uFFFF])+',
    ' ', 'g'))
$$;

-- A folded text with its numbers first, and no longer than an index may hold: of a figure, however it is hedged. "over 2,000"
-- and "2000" begin alike, and so do "88-94" and "between 88 and 94".
create or replace function search_key(folded text) returns text
language sql immutable strict parallel safe cost 500 as $$
  select left(btrim(btrim(regexp_replace(folded, '[^0-9.]+', ' ', 'g')) || ' ' ||
    btrim(regexp_replace(folded, '[0-9. ]+', ' ', 'g'))), 100)
$$;
