/** What administrators switch for everybody. */
import { changeSettings, countWaiting, readSettings } from '@marsad/db';
import { SettingsBody, SettingsWire } from '@marsad/indicators/contract';
import { guarded } from '../account/guard.js';
import { type Reader, submissionsSeenBy } from '../account/own.js';
import type { Deps } from '../deps.js';
import type { Api } from '../http/api.js';
import { answer, body } from '../http/shapes.js';

const read = guarded('viewer', {
  method: 'get',
  path: '/settings',
  summary: 'What is switched for everybody',
  responses: { 200: answer('The settings', SettingsWire) },
});
const change = guarded('admin', {
  method: 'put',
  path: '/settings',
  summary: 'Switch it',
  request: body(SettingsBody),
  responses: { 200: answer('The settings', SettingsWire) },
});

export function settingRoutes(app: Api, { sql }: Deps): void {
  const now = async (reader: Reader) => ({
    ...(await readSettings(sql)),
    waiting: await countWaiting(sql, submissionsSeenBy(reader)),
  });
  app.openapi(read, async (c) => c.json(await now(c.var.who), 200));
  app.openapi(change, async (c) => {
    await changeSettings(sql, c.var.who.actor, c.req.valid('json'));
    return c.json(await now(c.var.who), 200);
  });
}
