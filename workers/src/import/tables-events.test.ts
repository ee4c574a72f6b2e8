/** Lists of events of which some are rejected: what their sums and their zeros still say. */
import { describe } from 'vitest';
import { each, of } from '../../test/planned.js';

describe('events', () => {
  const events = (emptyPeriods: 'none' | 'zero', more: object = {}) =>
    of('dead', {
      events: { date: { column: 'Date' }, by: 'month', count: { column: 'Dead' }, emptyPeriods, ...more },
    });
  const where = [{ column: 'Country', is: ['Iraq'] }];
  each([
    [
      'that are rejected make no zeros, and none of a period that is not over',
      'Date,Dead\n2026-08-05,1\n2026-10-05,3\n2026,4\n',
      events('zero'),
      ['4 event-date-too-long', '2026-08 >=1', '2026-10 >=3'],
    ],
    [
      'that are rejected do not stretch the zeros to their slip',
      'Date,Dead\n2020-03-05,3\n1902-05-05,blah\n',
      events('zero'),
      ['3 figure-not-read', '2020-03 3'],
    ],
    [
      'that are not counted say how far the file reaches, up to what is over',
      'Date,Dead,Country\n2026-09-05,3,Iraq\n2026-08-01,1,Libya\n2026-11-20,1,Libya\n2020,1,Libya\n',
      events('zero', { where }),
      ['2026-08 0', '2026-09 3', '2026-10 0'],
    ],
    [
      'of a date longer than the period leave each sum that it reaches into a lower bound',
      'Date,Dead\n2019-01-05,3\n2019-02-10,2\n2019-Q1,9\n2019-04-01,7\n2019-06-01,1\n',
      events('zero'),
      ['4 event-date-too-long', '2019-01 >=3', '2019-02 >=2', '2019-04 7', '2019-05 0', '2019-06 1'],
    ],
    [
      'of such a date count against their own part alone',
      'Date,Dead,Sex\n2019-01-05,3,men\n2019-01-10,2,women\n2019,9,women\n',
      events('none'),
      ['4 event-date-too-long', '2019-01 men 3', '2019-01 women >=2'],
    ],
  ]);
});
