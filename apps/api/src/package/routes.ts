/** The record of another installation, from a package of everything: looked at, or brought in. */
import { readHeld, sourcesHeld, takeInPackage, takeInTable } from '@marsad/db';
import { problem } from '@marsad/indicators';
import {
  largestTableBytes,
  mostPackageItems,
  ownCheckLimits,
  PackageImportOptions,
  PackageImportWire,
  packageParts,
  placeLimits,
  timelineLimits,
} from '@marsad/indicators/contract';
import type { PackageTables } from '@marsad/indicators/exchange';
import { mostSavedBriefs } from '@marsad/indicators/limits';
import type { Context } from 'hono';
import { callerOf } from '../account/door.js';
import { guarded } from '../account/guard.js';
import type { Deps } from '../deps.js';
import type { Api } from '../http/api.js';
import { view } from '../http/exact.js';
import { fault, itemOf, languageOf, refuse } from '../http/problems.js';
import { refusals } from '../http/refusals.js';
import { answer } from '../http/shapes.js';
import { settledWithin } from '../observation/settling.js';
import { fileForm } from '../upload/declared.js';
import { jsonPart } from '../upload/form-part.js';
import { plainName } from '../upload/plain-name.js';
import type { Receive, Upload } from '../upload/receive.js';
import type { PlannedItem } from './outcome.js';
import { type PackagePlan, planPackage } from './plan.js';
import { sourcesIn } from './read.js';

const bringIn = guarded('admin', {
  method: 'post',
  path: '/package-imports',
  summary:
    'Bring in what a package of everything holds, or look at what that would make; its figures become a table to commit',
  request: {
    body: {
      required: true,
      content: fileForm({ options: { type: 'string', description: 'JSON: dryRun to look only' } }),
    },
  },
  responses: { 200: answer('What was made, or would be', PackageImportWire), ...refusals(409) },
});

const largestTextBytes = 1_000;
/** A slow line takes its time for 50 MB. */
const wholeMs = 15 * 60_000;
/** How long the answer waits for baselines to be on record: the plan of the figures stands on them. */
const patienceMs = 10_000;

const most = {
  places: placeLimits.places,
  timeline: timelineLimits.entries,
  ownChecks: ownCheckLimits.checks,
  briefs: mostSavedBriefs,
};

export function packageRoutes(app: Api, deps: Deps, receive: Receive): void {
  app.openapi(bringIn, async (c) => {
    const wanted = {
      by: callerOf(c),
      largestFileBytes: largestTableBytes(deps.tables),
      texts: ['options'] as const,
      largestTextBytes,
      wholeMs,
    };
    return receive(c, wanted, async (upload) => {
      const { dryRun = false } = jsonPart(c, 'options', upload.texts.options, PackageImportOptions, {});
      const tables = await lookedInto(c, deps, upload);
      const plan = await planned(c, deps, tables);
      const figures = dryRun ? null : await takenIn(c, deps, { upload, tables, plan });
      return c.json(packageView(c, plan, { done: !dryRun, tables, figures }), 200);
    });
  });
}

/** @throws HttpProblem where it is no such package, nobody has time to look into it, or it takes too much. */
async function lookedInto(c: Context, deps: Deps, { content, size }: Upload): Promise<PackageTables> {
  const told = await deps.readPackage({ fd: content.fd, size, bounds: deps.tables }, c.req.raw.signal);
  switch (told.kind) {
    case 'busy':
      throw refuse(503, 'too-busy');
    case 'left':
    case 'too-long':
      throw fault(c, '/file', problem('import-too-long'));
    case 'too-much-memory':
      throw fault(c, '/file', problem('import-too-much-memory'));
    case 'done':
      if (told.result.kind === 'problem') throw fault(c, '/file', told.result.problem);
      return told.result;
  }
}

async function planned(c: Context, { sql, today }: Deps, tables: PackageTables): Promise<PackagePlan> {
  const language = languageOf(c);
  const sources = sourcesIn(tables, language);
  const read = sources.flatMap(({ value }) => (value === null ? [] : [value]));
  const [here, sourcesHere] = await Promise.all([readHeld(sql), sourcesHeld(sql, read)]);
  return planPackage(tables, { here, sources, sourcesHere, most, today: today(), language });
}

interface Taking {
  readonly upload: Upload<'options'>;
  readonly tables: PackageTables;
  readonly plan: PackagePlan;
}

/** @returns the table its figures are now; null where it has none. */
async function takenIn(c: Context, deps: Deps, { upload, tables, plan }: Taking) {
  const { actor } = c.var.who;
  const file = plainName(upload.name);
  const made = await takeInPackage(deps.sql, actor, { contents: plan.contents, most, file });
  if (made.kind !== 'done') throw refuse(409, 'package-changed-meanwhile', { what: made.what });
  const until = performance.now() + patienceMs;
  for (const submission of made.submissions)
    await settledWithin(deps, submission, Math.max(0, until - performance.now()) / 1_000);
  if (!tables.hasFigures) return null;
  const table = await takeInTable(deps.sql, actor, {
    name: file,
    mapping: {},
    sha256: upload.sha256,
    pieces: upload.content.createReadStream({ start: 0, autoClose: false }),
    idempotencyKey: null,
  });
  return table.kind === 'done' ? { id: table.id, status: table.status } : null;
}

/** What is to be looked at comes first. */
const inOrder = ['refused', 'differs', 'new'] as const;

function packageView(
  c: Context,
  { items }: PackagePlan,
  { done, tables, figures }: { done: boolean; tables: PackageTables; figures: PackageImportWire['import'] },
): PackageImportWire {
  const language = languageOf(c);
  const told = inOrder.flatMap((outcome) =>
    items.filter((one) => one.outcome === outcome).map((one) => ({ ...one, outcome })),
  );
  const count = (of: PlannedItem['of'], outcome: PlannedItem['outcome']) =>
    items.filter((one) => one.of === of && one.outcome === outcome).length;
  return view(PackageImportWire, {
    done,
    counts: packageParts.map((of) => ({
      of,
      new: count(of, 'new'),
      unchanged: count(of, 'unchanged'),
      differs: count(of, 'differs'),
      refused: count(of, 'refused'),
    })),
    items: told.slice(0, mostPackageItems).map(({ faults, parts, ...item }) => ({
      ...item,
      parts: [...parts],
      errors: faults.slice(0, 5).map((one) => itemOf({ ...one, value: undefined }, language)),
    })),
    more: Math.max(0, told.length - mostPackageItems),
    figures: tables.hasFigures,
    import: figures,
  });
}
