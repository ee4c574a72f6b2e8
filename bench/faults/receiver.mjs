/** Who is told: a web server that looks up what it is told of the moment it hears it. */
import { createServer } from 'node:http';
import { ask } from './database.mjs';

/**
 * @returns where it listens; `heard`, each message with the ids of its alerts; and `early`, what was told before it was on
 *   record.
 */
export async function openReceiver(databaseUrl) {
  const heard = [];
  const early = [];
  const looks = new Set();
  const look = async ({ id, alerts }) => {
    // Without an answer at this moment, what it says is held against the record in the end.
    const [row] = await ask(
      databaseUrl(),
      `select array(select unnest($1::uuid[]) except select id from incident)::text[] as missing,
         exists (select from delivery where id = $2) as planned`,
      [alerts.map((alert) => alert.id), id],
    ).catch(() => []);
    if (row && (row.missing.length > 0 || !row.planned))
      early.push(
        `message ${id} was told before ${row.planned ? `alert ${row.missing}` : 'it'} was on record`,
      );
  };
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      const { alerts } = JSON.parse(text);
      const message = {
        id: String(request.headers['webhook-id']),
        alerts: alerts.map(({ generatorURL, status, reason }) => ({
          id: generatorURL.split('/').at(-1),
          status,
          reason,
        })),
      };
      heard.push(message);
      const looking = look(message).finally(() => looks.delete(looking));
      looks.add(looking);
      response.writeHead(204).end();
    });
  });
  await new Promise((resolve) => server.listen(0, '0.0.0.0', resolve));
  return {
    port: server.address().port,
    heard,
    early,
    settled: () => Promise.all(looks),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(resolve);
      }),
  };
}
