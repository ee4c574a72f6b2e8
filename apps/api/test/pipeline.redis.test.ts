import { describe, it } from 'vitest';
import { launch, startMarsad, startPostgres, startRedis } from './harness.js';
import { pipelineSuite } from './pipeline.case.js';

const redisCommand = process.env.MARSAD_TEST_REDIS;

// The very commands of docker-compose.yml: migrate, then ROLE=api and ROLE=worker as processes of their own.
if (redisCommand)
  pipelineSuite('Redis, api and worker apart', async () => {
    const [postgres, redis] = await Promise.all([startPostgres(), startRedis(redisCommand)]);
    const env = { DATABASE_URL: await postgres.fresh(), REDIS_URL: redis.url };
    const migrated = launch('migrate', env);
    if ((await migrated.ended).code !== 0) throw new Error(migrated.output());
    const [api, worker] = await Promise.all([
      startMarsad({ ...env, ROLE: 'api' }),
      startMarsad({ ...env, ROLE: 'worker' }),
    ]);
    return {
      api,
      stop: async () => {
        await Promise.all([api.stop(), worker.stop()]);
        await redis.stop();
        await postgres.stop();
      },
    };
  });
else describe('pipeline on Redis', () => it.skip('needs a redis-server', () => {}));
