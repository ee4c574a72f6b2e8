/** What somebody follows, and how they are told of it: their own business alone. */
import { z } from '@hono/zod-openapi';
import {
  changeSubscription,
  findIndicator,
  findRule,
  follow,
  keepTelling,
  lastSubscriptionMails,
  listIndicators,
  listRules,
  listSubscriptions,
  readTelling,
  type Sql,
  type StoredIndicator,
  type StoredRule,
  type StoredSubscription,
  type SubscriptionId,
  type Telling,
  unfollow,
} from '@marsad/db';
import { isTimeZone, problem, themeOf, themes } from '@marsad/indicators';
import {
  SubscriptionBody,
  SubscriptionEditBody,
  SubscriptionListWire,
  SubscriptionWire,
  TellingWire,
} from '@marsad/indicators/contract';
import { mostFollowed, ruleName } from '@marsad/indicators/pipeline';
import type { Context } from 'hono';
import { actorOf, guarded, personOf } from '../account/guard.js';
import type { Deps } from '../deps.js';
import type { Api } from '../http/api.js';
import { view } from '../http/exact.js';
import { fault, languageOf, refuse } from '../http/problems.js';
import { refusals } from '../http/refusals.js';
import { answer, body, located } from '../http/shapes.js';
import { isUuid } from '../http/uuid.js';
import { briefMailRoutes } from './brief-mail-routes.js';

const params = z.object({ id: z.string() });

const list = guarded('person', {
  method: 'get',
  path: '/subscriptions',
  summary: 'What you follow, and how you are told of it',
  responses: { 200: answer('The newest first', SubscriptionListWire) },
});
const add = guarded('person', {
  method: 'post',
  path: '/subscriptions',
  summary: 'Follow an indicator, a topic or a rule; what you follow already is followed as you say now',
  request: body(SubscriptionBody),
  responses: { 201: { ...answer('What you follow', SubscriptionWire), ...located }, ...refusals(409) },
});
const change = guarded('person', {
  method: 'put',
  path: '/subscriptions/{id}',
  summary: 'Change how you are told of something you follow',
  request: { params, ...body(SubscriptionEditBody) },
  responses: { 200: answer('What you follow', SubscriptionWire) },
});
const remove = guarded('person', {
  method: 'delete',
  path: '/subscriptions/{id}',
  summary: 'Follow something no more',
  request: { params },
  responses: { 204: { description: 'You follow it no more' } },
});
const telling = guarded('person', {
  method: 'put',
  path: '/account/telling',
  summary: 'Choose in which language, in which time zone and when you are told of what you follow',
  request: body(TellingWire),
  responses: { 200: answer('As you chose', TellingWire) },
});

export function subscriptionRoutes(app: Api, deps: Deps): void {
  briefMailRoutes(app, deps);
  const { sql } = deps;

  app.openapi(list, async (c) => {
    const { id, email } = personOf(c);
    const [subscriptions, known, told, last] = await Promise.all([
      listSubscriptions(sql, id),
      knownNow(sql),
      readTelling(sql, id),
      lastSubscriptionMails(sql, id),
    ]);
    return c.json(
      {
        items: subscriptions.map((one) => viewOf(one, known)),
        next: null,
        telling: view(TellingWire, told ?? unset(c, deps)),
        mail: { address: email, sends: deps.accounts.mailer !== null, last },
      },
      200,
    );
  });

  app.openapi(add, async (c) => {
    const { kind, subject, mail = 'never', app: inApp = true } = c.req.valid('json');
    await mustBeThere(c, sql, { kind, subject });
    const made = await follow(sql, actorOf(c), { kind, subject, mail, app: inApp }, unset(c, deps));
    if (made.kind === 'too-many') throw refuse(409, 'subscriptions-enough', { most: mostFollowed });
    c.header('Location', `/api/v1/subscriptions/${made.subscription.id}`);
    return c.json(viewOf(made.subscription, await knownNow(sql)), 201);
  });

  app.openapi(change, async (c) => {
    const id = idOf(c.req.valid('param').id);
    const changed = await changeSubscription(sql, actorOf(c), { id, ...c.req.valid('json') });
    if (changed === null) throw absent(id);
    return c.json(viewOf(changed, await knownNow(sql)), 200);
  });

  app.openapi(remove, async (c) => {
    const id = idOf(c.req.valid('param').id);
    const removed = await unfollow(sql, actorOf(c), { id });
    if (removed.kind === 'not-found') throw absent(id);
    return c.body(null, 204);
  });

  app.openapi(telling, async (c) => {
    const given = c.req.valid('json');
    if (!isTimeZone(given.timeZone))
      throw fault(c, '/timeZone', problem('time-zone-not-known', { value: given.timeZone }));
    await keepTelling(sql, actorOf(c), given);
    return c.json(given, 200);
  });
}

const absent = (id: string) => refuse(404, 'not-found', { what: `subscription ${id}` });

function idOf(id: string): SubscriptionId {
  if (!isUuid<SubscriptionId>(id)) throw absent(id);
  return id;
}

/** How somebody is told who has never said: in the language they use, and by the installation's clock. */
function unset(c: Context, { timeZone }: Deps): Telling {
  const morning = 8;
  return {
    language: languageOf(c),
    timeZone,
    hour: morning,
    weekday: 1,
    whenNothing: false,
    onlyFollowed: false,
  };
}

/** What there is to follow. */
interface Known {
  readonly indicators: readonly StoredIndicator[];
  readonly rules: readonly StoredRule[];
}

const knownNow = async (sql: Sql): Promise<Known> => {
  const [indicators, rules] = await Promise.all([listIndicators(sql), listRules(sql)]);
  return { indicators, rules };
};

async function mustBeThere(
  c: Context,
  sql: Sql,
  { kind, subject }: Pick<StoredSubscription, 'kind' | 'subject'>,
): Promise<void> {
  const isThere =
    kind === 'topic'
      ? themes.some((one) => one === subject)
      : kind === 'rule'
        ? (await findRule(sql, subject)) !== null
        : (await findIndicator(sql, subject))?.archivedAt === null;
  if (!isThere) throw fault(c, '/subject', problem('subscription-subject-unknown', { subject }));
}

function viewOf({ mailSince: _, ...one }: StoredSubscription, known: Known): SubscriptionWire {
  return view(SubscriptionWire, { ...one, ...aboutOf(one, known) });
}

function aboutOf(
  { kind, subject }: Pick<StoredSubscription, 'kind' | 'subject'>,
  { indicators, rules }: Known,
): Pick<SubscriptionWire, 'name' | 'indicators'> {
  switch (kind) {
    case 'topic':
      return {
        name: null,
        indicators: indicators
          .filter(({ id, section }) => themeOf({ id, section }) === subject)
          .map(({ id }) => id),
      };
    case 'indicator': {
      const found = indicators.find(({ id }) => id === subject);
      return { name: found ? { ...found.indicator.name } : null, indicators: [subject] };
    }
    case 'rule': {
      const found = rules.find(({ id }) => id === subject);
      if (found === undefined) return { name: null, indicators: [] };
      return { name: ruleName(found.rule, found.indicatorName), indicators: [found.rule.indicator] };
    }
  }
}
