/** What is done with many alerts at once, how many there are, whose they can be, and what happened around one. */
import { z } from '@hono/zod-openapi';
import {
  type AlertAction,
  type AlertId,
  type AlertOutcome,
  actOnAlerts,
  countAlerts,
  deedsOnAlert,
  figuresOfAlert,
  groupsOfAlerts,
  listAlerts,
  messagesOfAlert,
  type PersonId,
} from '@marsad/db';
import { listAssignees } from '@marsad/db/account';
import { allows, type ProblemCode, problem } from '@marsad/indicators';
import {
  AlertActionBody,
  AlertActionWire,
  AlertCountsWire,
  AlertStoryItemWire,
  AlertStoryWire,
  AssigneeListWire,
  alertFilter,
  alertGroupings,
} from '@marsad/indicators/contract';
import { isCorrection, ruleName } from '@marsad/indicators/pipeline';
import type { Context } from 'hono';
import { guarded } from '../account/guard.js';
import type { Deps } from '../deps.js';
import type { Api } from '../http/api.js';
import { view } from '../http/exact.js';
import { fault, refuse } from '../http/problems.js';
import { answer, body } from '../http/shapes.js';
import { isUuid } from '../http/uuid.js';
import { criteriaOf } from './criteria.js';

const counts = guarded('viewer', {
  method: 'get',
  path: '/alert-counts',
  summary: 'How many alerts there are, and in which groups',
  request: { query: z.object({ ...alertFilter, group: z.enum(alertGroupings).optional() }) },
  responses: { 200: answer('The counts', AlertCountsWire) },
});
const story = guarded('viewer', {
  method: 'get',
  path: '/alerts/{id}/story',
  summary: 'What happened around an alert, the latest first: figures, corrections, messages and people',
  request: { params: z.object({ id: z.string() }) },
  responses: { 200: answer('One line of time; messages only for editors', AlertStoryWire) },
});
const act = guarded('editor', {
  method: 'post',
  path: '/alerts/actions',
  summary: 'Acknowledge, judge, assign or silence many alerts at once, or take that back',
  request: body(AlertActionBody),
  responses: { 200: answer('What came of it for each alert, in the order given', AlertActionWire) },
});
const assignees = guarded('editor', {
  method: 'get',
  path: '/assignees',
  summary: 'Those to whom alerts can be given: whoever may act on them, and can sign in',
  responses: { 200: answer('By name', AssigneeListWire) },
});

export function inboxRoutes(app: Api, deps: Deps): void {
  const { sql } = deps;

  app.openapi(counts, async (c) => {
    const { group, ...filter } = c.req.valid('query');
    const criteria = criteriaOf(filter, c.var.who);
    if (criteria === null) return c.json({ total: 0, possible: 0, waiting: 0, groups: [] }, 200);
    const [all, groups] = await Promise.all([
      countAlerts(sql, criteria),
      group === undefined ? [] : groupsOfAlerts(sql, criteria, group),
    ]);
    const named = groups.map(({ indicatorName, rule, ...one }) => ({
      ...one,
      name: rule === null ? indicatorName : ruleName(rule, indicatorName),
    }));
    return c.json(view(AlertCountsWire, { ...all, groups: named }), 200);
  });

  app.openapi(story, async (c) => {
    const { id } = c.req.valid('param');
    const known = isUuid<AlertId>(id) && (await listAlerts(sql, { id })).length > 0;
    if (!known) throw refuse(404, 'not-found', { what: `alert ${id}` });
    return c.json({ items: await storyOf(id, allows(c.var.who.role, 'editor')), next: null }, 200);
  });

  app.openapi(act, async (c) => {
    const given = c.req.valid('json');
    const action = actionOf(c, given);
    const alerts = [...new Set(given.alerts)];
    const ids = alerts.filter((id): id is AlertId => isUuid<AlertId>(id));
    const outcomes = await actOnAlerts(sql, c.var.who.actor, { alerts: ids, action });
    if (outcomes === null) throw fault(c, '/to', problem('assignee-unknown'));
    const found = new Map(outcomes.map((one) => [one.alert as string, one.kind]));
    const items = alerts.map((alert) => ({ alert, ...said(found.get(alert) ?? 'not-found') }));
    return c.json({ items }, 200);
  });

  app.openapi(assignees, async (c) => c.json({ items: await listAssignees(sql), next: null }, 200));

  async function storyOf(id: AlertId, withMessages: boolean): Promise<AlertStoryItemWire[]> {
    const [figures, messages, deeds] = await Promise.all([
      figuresOfAlert(sql, id),
      withMessages ? messagesOfAlert(sql, id) : [],
      deedsOnAlert(sql, id),
    ]);
    const items = [
      ...figures.map((one) => ({
        kind: isAmended(one.reason) ? ('correction' as const) : ('figure' as const),
        ...one,
      })),
      ...messages.map((one) => ({ kind: 'message' as const, ...one })),
      ...deeds.map((one) => ({ kind: 'person' as const, ...one })),
    ];
    // Of one moment each kind stays in the order it has.
    return items
      .map((one) => view(AlertStoryItemWire, one))
      .toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  }
}

/** What the record said before was changed, and not the world. */
const isAmended = (reason: string) =>
  isCorrection(reason) || reason === 'BaselineChanged' || reason === 'Recompared' || reason === 'Moved';

const codes: Readonly<Record<'not-found' | 'not-active', ProblemCode>> = {
  'not-found': 'not-found',
  'not-active': 'alert-over',
};

function said(kind: AlertOutcome['kind']): Omit<AlertActionWire['items'][number], 'alert'> {
  return kind === 'done' || kind === 'unchanged'
    ? { outcome: kind, code: null }
    : { outcome: 'refused', code: codes[kind] };
}

type Given = z.output<typeof AlertActionBody>;

/**
 * The shape of the body has seen to it that what an action needs is there.
 * @throws HttpProblem for what is over by now, and for a person whom nobody knows.
 */
function actionOf(c: Context, given: Given): AlertAction {
  const { action, note = null, until = null, outcome = null, to = null, endsAt = '', comment = '' } = given;
  switch (action) {
    case 'acknowledge':
      if (until !== null && Date.parse(until) <= Date.now())
        throw fault(c, '/until', problem('until-is-past'));
      return { kind: action, note, until };
    case 'triage':
      // What was noted goes with what it was judged.
      return { kind: action, outcome, note: outcome === null ? null : note };
    case 'assign':
      if (to !== null && !isUuid<PersonId>(to)) throw fault(c, '/to', problem('assignee-unknown'));
      return { kind: action, to };
    case 'silence':
      if (Date.parse(endsAt) <= Date.now()) throw fault(c, '/endsAt', problem('silence-reversed'));
      return { kind: action, endsAt, comment };
    case 'unacknowledge':
    case 'unsilence':
      return { kind: action };
  }
}
