/** The pipeline through its public door. One suite, run on every composition: they may differ in nothing. */
import type {
  CheckListWire,
  FactListWire,
  IndicatorListWire,
  MeasureListWire,
  PreviewWire,
  ProblemWire,
  StatisticsWire,
  SubmissionWire,
} from '@marsad/indicators/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, eventually, type Marsad, openEvents, source } from './harness.js';

export interface Composition {
  readonly api: Marsad;
  stop(): Promise<void>;
}

export function pipelineSuite(name: string, compose: () => Promise<Composition>): void {
  describe(`pipeline, ${name}`, () => {
    let composition: Composition;
    let client: Client;
    beforeAll(async () => {
      composition = await compose();
      client = composition.api.client;
    });
    afterAll(async () => composition?.stop());

    it('starts with the document’s figures only, each as a pinned baseline with its hedge', async () => {
      // Apart from the workers, an API answers before they have taken the document's figures in.
      const body = await eventually(async () => {
        const answer = await client.get<IndicatorListWire>('/indicators');
        return answer.body.items.filter((item) => item.baseline).length === 6 && answer.body;
      }, 'the document’s figures');
      expect(body.items.map((item) => item.id).slice(0, 3)).toEqual([
        'smuggling-revenue',
        'al-hol-pledges',
        'border-crossings',
      ]);
      expect(body.items).toHaveLength(12);
      expect(body.items.every((item) => item.figures === 0)).toBe(true);
      const baselines = Object.fromEntries(body.items.map((item) => [item.id, item.baseline?.quantity]));
      expect(baselines['smuggling-revenue']).toMatchObject({
        qualifier: 'more-than',
        lower: 100_000,
        upper: null,
        lowerInclusive: false,
      });
      expect(baselines['al-hol-pledges']).toMatchObject({
        qualifier: 'range',
        lower: 60,
        upper: 70,
        point: null,
      });
      expect(baselines['border-crossings']).toMatchObject({
        qualifier: 'about',
        point: 1200,
        lower: 1150,
        upper: 1250,
      });
      expect(baselines['al-hol-pledges-total']).toMatchObject({
        lower: 1529,
        upper: null,
        lowerInclusive: false,
      });
      expect(baselines['villages-barred-from-return']).toMatchObject({
        lower: 400,
        upper: null,
        lowerInclusive: false,
      });
      expect(baselines['official-crossings-open']).toMatchObject({ qualifier: 'exact', point: 3 });
      expect(baselines['crop-burnings']).toBeUndefined();
    });

    it('takes a figure from entry to a firing alert and a live event', async () => {
      const events = await openEvents(composition.api.url, composition.api.token);
      const submission = await client.submitAndWait({
        indicator: 'al-hol-pledges',
        period: '2020-09',
        value: '88-94',
        source,
      });
      expect(submission.status).toBe('committed');
      expect(submission.comparison).toMatchObject({ verdict: 'above', reason: null, basis: 'month' });
      expect(submission.comparison?.ratio?.lower).toBeCloseTo(1.257, 3);
      expect(submission.comparison?.ratio?.upper).toBeCloseTo(1.567, 3);
      expect(submission.alerts).toMatchObject([
        { indicator: 'al-hol-pledges', state: 'firing', channel: 'certain', startsAt: '2020-09-01' },
      ]);

      await events.next(
        ({ event, data }) =>
          event === 'observation.committed' && (data as { submission: string }).submission === submission.id,
      );
      await events.next(
        ({ event, data }) => event === 'alert.changed' && (data as { state: string }).state === 'firing',
      );
      await events.close();

      const [alert] = await client.alerts('?state=firing&indicator=al-hol-pledges');
      expect(alert?.value?.quantity).toMatchObject({ text: '88-94', lower: 88, upper: 94 });
      expect(alert?.explanation.thresholds).toMatchObject([
        { op: '>', verdict: 'certain', quantity: { point: 70 } },
      ]);
      expect(alert?.explanation.baseline?.citation).toMatchObject({
        locator: 'V3',
        publisher: 'Newlines Institute',
      });
      expect(alert?.history.map(({ from, to }) => `${from} ${to}`)).toEqual(['normal firing']);
    });

    it('says unchanged when the same figure comes again, in other words too, and notifies nobody', async () => {
      const before = (await client.alerts('?indicator=al-hol-pledges')).map((alert) => alert.history.length);
      const again = await client.submitAndWait({
        indicator: 'al-hol-pledges',
        period: '2020-09',
        value: '88 to 94',
        source,
      });
      expect(again.status).toBe('unchanged');
      expect(
        (await client.points('al-hol-pledges')).filter((point) => point.period.text === '2020-09'),
      ).toHaveLength(1);
      expect((await client.alerts('?indicator=al-hol-pledges')).map((alert) => alert.history.length)).toEqual(
        before,
      );
    });

    it('holds 140k a day against the floor: 1.4 times it, and not known to be higher', async () => {
      const submission = await client.submitAndWait({
        indicator: 'smuggling-revenue',
        period: '2020-Q3',
        value: '140k',
        source,
      });
      expect(submission.comparison).toMatchObject({
        verdict: 'indeterminate',
        reason: 'open-baseline',
        basis: 'day',
        ratio: { lower: 0, upper: 1.4, lowerInclusive: false, upperInclusive: false },
      });
      expect(submission.alerts).toEqual([]);
    });

    it('fires on 1.5 times the floor and on nothing less', async () => {
      const below = await client.submitAndWait({
        indicator: 'smuggling-revenue',
        period: '2020-Q4',
        value: '$149,999 a day',
        source,
      });
      expect(below.alerts).toEqual([]);
      const at = await client.submitAndWait({
        indicator: 'smuggling-revenue',
        period: '2021-Q1',
        value: '$150,000 a day',
        source,
      });
      expect(at.alerts).toMatchObject([{ state: 'firing', startsAt: '2021-01-01' }]);
    });

    it('normalises nine months of crossings and finds them below', async () => {
      const submission = await client.submitAndWait({
        indicator: 'border-crossings',
        period: '2020-01-01/P9M',
        value: 'about 900',
        source,
      });
      expect(submission.comparison).toMatchObject({ verdict: 'below', basis: 'month' });
      const [point] = await client.points('border-crossings');
      expect(point?.normalised).toMatchObject({
        equivalents: 9,
        days: 274,
        method: 'divided',
        quantity: { point: 100, lower: 95, upper: 105 },
      });
      expect(submission.alerts).toEqual([]);
    });

    it('names every fault of an input at once and stores nothing', async () => {
      const answer = await client.post<ProblemWire>('/observations', {
        indicator: 'al-hol-pledges',
        period: '2020-13',
        value: 'many',
        source,
      });
      expect(answer.status).toBe(422);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect(answer.body.errors?.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
        '/period period-month-out-of-range',
        '/value figure-not-read',
      ]);
      expect(answer.body.errors?.map((error) => error.value)).toEqual(['2020-13', 'many']);
    });

    it('names faults of form and of meaning together', async () => {
      const answer = await client.post<ProblemWire>('/observations', {
        indicator: 'al-hol-pledges',
        period: '2020-13',
        value: '60',
        credibility: 9,
        source: {},
      });
      expect(answer.status).toBe(422);
      expect(answer.body.errors?.map((error) => error.pointer).sort()).toEqual([
        '/credibility',
        '/period',
        '/source/title',
      ]);
    });

    it('repeats an answer to the same idempotency key, and refuses the key for another figure', async () => {
      const body = { indicator: 'al-hol-pledges', period: '2020-10', value: '65', source };
      const first = await client.submit(body, { 'idempotency-key': `${name} one` });
      const second = await client.submit(body, { 'idempotency-key': `${name} one` });
      expect([first.status, second.status]).toEqual([202, 202]);
      expect(second.body.id).toBe(first.body.id);
      expect(first.headers.get('location')).toBe(`/api/v1/submissions/${first.body.id}`);
      const other = await client.submit({ ...body, value: '66' }, { 'idempotency-key': `${name} one` });
      expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
    });

    it('keeps 50 identical submissions at once as one observation', async () => {
      const body = { indicator: 'al-hol-pledges', period: '2021-01', value: '61', source };
      const all = await Promise.all(Array.from({ length: 50 }, () => client.submitAndWait(body)));
      expect(all.filter((one) => one.status === 'committed')).toHaveLength(1);
      expect(all.filter((one) => one.status === 'unchanged')).toHaveLength(49);
      expect(new Set(all.map((one) => one.observation?.id)).size).toBe(1);
    });

    it('resolves when a later month is back inside the baseline, quoting both figures', async () => {
      const [alert] = await client.alerts('?indicator=al-hol-pledges');
      expect(alert?.state).toBe('normal');
      expect(alert?.endsAt).toBe('2020-10-01');
      expect(alert?.history.at(-1)).toMatchObject({
        to: 'normal',
        reason: 'Resolved',
        value: { text: '65' },
        previousValue: { text: '88-94' },
      });
    });

    it('makes a correction of the same source a revision, and takes back the alert it ends', async () => {
      await client.submitAndWait({ indicator: 'al-hol-pledges', period: '2021-03', value: '95', source });
      const corrected = await client.submitAndWait({
        indicator: 'al-hol-pledges',
        period: '2021-03',
        value: '59',
        source,
      });
      expect(corrected.observation?.revision).toBe(2);
      const alert = (await client.alerts('?indicator=al-hol-pledges')).find(
        (one) => one.startsAt === '2021-03-01',
      );
      expect(alert?.state).toBe('normal');
      expect(alert?.history.at(-1)?.reason).toBe('Revised');
    });

    it('shows several sources side by side, the best graded recommended', async () => {
      await client.submitAndWait({
        indicator: 'al-hol-pledges',
        period: '2021-05',
        value: '64',
        source: { title: 'One paper' },
        reliability: 'C',
      });
      await client.submitAndWait({
        indicator: 'al-hol-pledges',
        period: '2021-05',
        value: '66',
        source: { title: 'Another paper' },
        reliability: 'A',
      });
      const point = (await client.points('al-hol-pledges')).find(({ period }) => period.text === '2021-05');
      expect(point?.quantity.text).toBe('66');
      expect(point?.alternatives.map((other) => other.quantity.text)).toEqual(['64']);
      const { figures } = (await client.get<{ figures: number }>('/indicators/al-hol-pledges')).body;
      expect(figures).toBe((await client.points('al-hol-pledges')).length);
    });

    it('derives a total from its parts and says so', async () => {
      for (const [sex, value] of [
        ['men', 'more than 1,000'],
        ['women', '600'],
      ] as const)
        await client.submitAndWait({
          indicator: 'al-hol-pledges-total',
          period: '2020-12',
          value,
          dimensions: { sex },
          source,
        });
      const [total] = await client.points('al-hol-pledges-total');
      expect(total).toMatchObject({
        derived: true,
        observation: null,
        quantity: { lower: 1600, upper: null, lowerInclusive: false },
      });
    });

    it('previews a reading without storing it', async () => {
      const body = { indicator: 'al-hol-pledges', period: '2021-07', value: '٦٠ إلى ٧٠', source };
      const { status, body: preview } = await client.post<PreviewWire>('/observations/preview', body);
      expect(status).toBe(200);
      expect(preview).toMatchObject({
        quantity: { lower: 60, upper: 70 },
        comparison: { verdict: 'within' },
        errors: [],
      });
      expect(preview.previous?.period.text).toBe('2021-05');
      expect((await client.points('al-hol-pledges')).some(({ period }) => period.text === '2021-07')).toBe(
        false,
      );
    });

    it('previews what can be read beside what cannot', async () => {
      const { status, body } = await client.post<PreviewWire>('/observations/preview', {
        indicator: 'al-hol-pledges',
        value: '60-70',
        period: '2020-13',
      });
      expect(status).toBe(200);
      expect(body.quantity).toMatchObject({ lower: 60, upper: 70 });
      expect(body.errors.map((error) => error.pointer).sort()).toEqual(['/period', '/source']);
    });

    it('resumes live events after the last one seen', async () => {
      const first = await openEvents(composition.api.url, composition.api.token);
      const hello = await first.next(({ event }) => event === 'hello');
      await first.close();
      const submission = await client.submitAndWait({
        indicator: 'crop-burnings',
        period: '2020-06',
        value: '12',
        source,
      });
      const resumed = await openEvents(composition.api.url, composition.api.token, {
        'last-event-id': (hello as { id?: string }).id ?? '',
      });
      await resumed.next(({ data }) => (data as { submission?: string }).submission === submission.id);
      await resumed.close();
      const lost = await openEvents(composition.api.url, composition.api.token, {
        'last-event-id': '999999999',
      });
      await lost.next(({ event }) => event === 'reset');
      await lost.close();
    });

    it('knows what was public on an earlier day, in whatever order vintages were entered', async () => {
      const vintage = (value: string, date: string) =>
        client.submitAndWait({
          indicator: 'crop-burnings',
          period: '2019-06',
          value,
          source: { ...source, date },
        });
      await vintage('170', '2020-06-25');
      await vintage('171', '2020-04-30');
      await vintage('172', '2020-05-29');
      const at = async (day: string) =>
        (
          await client.get<{ points: { period: { text: string }; quantity: { text: string } }[] }>(
            `/indicators/crop-burnings/series?asOf=${day}`,
          )
        ).body.points.find(({ period }) => period.text === '2019-06')?.quantity.text;
      expect(await at('2020-04-29')).toBeUndefined();
      expect(await at('2020-05-15')).toBe('171');
      expect(await at('2020-05-29')).toBe('172');
      expect(await at('2020-06-25')).toBe('170');
      expect((await client.points('crop-burnings'))[0]?.quantity.text).toBe('170');
    });

    it('cites the document’s reference figures, and checks it against itself', async () => {
      const facts = (await client.get<FactListWire>('/facts')).body;
      expect(facts.items).toHaveLength(14);
      expect(facts.items.find(({ id }) => id === 'peak-strength')).toMatchObject({
        figures: [{ quantity: { qualifier: 'about', point: 32_000, lower: 31_500, upper: 32_500 } }],
        period: { text: '2014' },
        locator: 'H5',
      });
      const checks = (await client.get<CheckListWire>('/checks')).body;
      expect(checks.items.map(({ verdict }) => verdict)).toEqual([
        ...Array(4).fill('consistent'),
        'in-tension',
        'in-tension',
        'derived',
      ]);
      const measures = (await client.get<MeasureListWire>('/measures')).body;
      expect(measures.items).toHaveLength(8);
      expect(measures.items.every(({ events }) => events.length === 0)).toBe(true);
    });

    it('claims no trend on seven figures, and shows one on eight', async () => {
      const months = ['01', '02', '03', '04', '05', '06', '07', '08'];
      const submit = (month: string, n: number) =>
        client.submitAndWait({
          indicator: 'levies-on-farmers',
          period: `2021-${month}`,
          value: `${10 + n}`,
          source,
        });
      await Promise.all(months.slice(0, 7).map(submit));
      const at = async (query = '') =>
        (await client.get<StatisticsWire>(`/indicators/levies-on-farmers/statistics${query}`)).body;
      const seven = await at();
      expect(seven).toMatchObject({
        points: 7,
        theilSen: { result: null, whyNot: { code: 'too-few-points' } },
      });
      expect(seven.mannKendall.whyNot?.code).toBe('too-few-points');
      await submit('08', 7);
      const eight = await at();
      expect(eight.theilSen.result).toMatchObject({ slope: { lower: 1, upper: 1 }, trend: 'up' });
      expect(eight.mannKendall.result).toMatchObject({ s: { lower: 28, upper: 28 }, tauA: { lower: 1 } });
      expect(eight.ewma.whyNot?.code).toBe('no-baseline');
      expect((await at('?from=2021-03')).points).toBe(6);
      const unknown = await client.get<ProblemWire>(
        '/indicators/levies-on-farmers/statistics?dimensions[x]=y',
      );
      expect([unknown.status, unknown.body.code]).toEqual([422, 'dimension-unknown']);
    });

    it('answers a submission that does not exist, and an address that does not, by name', async () => {
      for (const path of [
        '/submissions/nonsense',
        '/submissions/018f0000-0000-7000-8000-000000000000',
        '/indicators/nothing',
        '/indicators/nothing/statistics',
        '/alerts/x',
        '/nowhere',
      ]) {
        const { status, body } = await client.get<ProblemWire>(path);
        expect([path, status, body.code]).toEqual([path, 404, 'not-found']);
      }
    });

    it('keeps a committed submission to be looked up', async () => {
      const { id } = await client.submitAndWait({
        indicator: 'crop-burnings',
        period: '2020-08',
        value: '9',
        source,
      });
      const { body } = await client.get<SubmissionWire>(`/submissions/${id}`);
      expect(body).toMatchObject({
        id,
        status: 'committed',
        observation: { indicator: 'crop-burnings', revision: 1 },
        errors: [],
      });
    });
  });
}
