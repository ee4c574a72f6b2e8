/** The source document's reference figures, the document checked against itself, the measures it recommends. */
import { measures } from '@marsad/indicators/catalogue';
import { CheckListWire, FactListWire, MeasureListWire } from '@marsad/indicators/contract';
import { guarded } from '../account/guard.js';
import type { Api } from '../http/api.js';

const listFacts = guarded('viewer', {
  method: 'get',
  path: '/facts',
  summary: 'Reference figures: context, never monitored',
  responses: {
    200: { description: 'The figures', content: { 'application/json': { schema: FactListWire } } },
  },
});

const listChecks = guarded('viewer', {
  method: 'get',
  path: '/checks',
  summary: 'The source document checked against itself, with the arithmetic',
  responses: {
    200: { description: 'The checks', content: { 'application/json': { schema: CheckListWire } } },
  },
});

const listMeasures = guarded('viewer', {
  method: 'get',
  path: '/measures',
  summary: 'The measures the source document recommends, and what was done about them',
  responses: {
    200: { description: 'The measures', content: { 'application/json': { schema: MeasureListWire } } },
  },
});

export function referenceRoutes(app: Api): void {
  // The catalogue does not change while the server runs: its answers are made once.
  let stated: Promise<{ factList: FactListWire; checkList: CheckListWire }> | null = null;
  const statedLists = () => {
    stated ??= import('@marsad/indicators/catalogue/stated').then(({ checks, facts }) => ({
      factList: FactListWire.parse({ items: facts, next: null }),
      checkList: CheckListWire.parse({ items: checks, next: null }),
    }));
    return stated;
  };
  const measureList = MeasureListWire.parse({
    items: measures.map((measure) => ({ ...measure, events: [] })),
    next: null,
  });
  app.openapi(listFacts, async (c) => c.json((await statedLists()).factList, 200));
  app.openapi(listChecks, async (c) => c.json((await statedLists()).checkList, 200));
  app.openapi(listMeasures, (c) => c.json(measureList, 200));
}
