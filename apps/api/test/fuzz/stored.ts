/** What was stored since one last looked: every table tells it by a trigger, and what is rolled back is not told. */
import type { Sql } from '@marsad/db';

export interface Writes {
  /** Forgets what was stored until now. */
  forget(): Promise<void>;
  /** What was stored since, as "update auth.session (updatedAt)". */
  since(): Promise<string[]>;
  /** Resolves once nothing is stored for a moment, or after two seconds of it. */
  quiet(): Promise<void>;
}

const lookEveryMs = 50;
const mostLooks = 40;

/** What the queue and the workers keep for themselves. */
const notOurs = ['worker', 'clock', 'bullmq', 'seat', 'allowance', 'pipeline_history', 'write_probe'];

export async function watchWrites(sql: Sql): Promise<Writes> {
  await sql.unsafe(`
    create schema fuzz;
    create table fuzz.write (id bigserial primary key, what text not null);
    create function fuzz.note() returns trigger language plpgsql security definer as $$
    declare changed text := '';
    begin
      if tg_op = 'UPDATE' then
        select coalesce(string_agg(n.key, ', ' order by n.key), '') into changed
        from jsonb_each(to_jsonb(new)) n join jsonb_each(to_jsonb(old)) o using (key) where n.value is distinct from o.value;
        if changed = '' then return null; end if;
      elsif tg_table_name = 'audit' then
        changed := new.action;
      end if;
      insert into fuzz.write (what) values (
        lower(tg_op) || ' ' || case when tg_table_schema = 'public' then '' else tg_table_schema || '.' end || tg_table_name
        || case when changed = '' then '' else ' (' || changed || ')' end);
      return null;
    end $$`);
  const tables = await sql<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname in ('public', 'auth') and not tablename ~ ${`^(${notOurs.join('|')})`}`;
  for (const { name } of tables)
    await sql.unsafe(
      `create trigger fuzz after insert or update or delete on ${name} for each row execute function fuzz.note()`,
    );
  const newest = async () => {
    const [row] = await sql<{ id: number }[]>`select coalesce(max(id), 0)::float8 as id from fuzz.write`;
    return row?.id ?? 0;
  };
  let seen = 0;
  return {
    forget: async () => {
      seen = await newest();
    },
    since: async () => {
      const rows = await sql<{ what: string }[]>`select what from fuzz.write where id > ${seen} order by id`;
      return rows.map(({ what }) => what);
    },
    quiet: async () => {
      let before = -1;
      for (let looks = 0; looks < mostLooks; looks += 1) {
        const now = await newest();
        if (now === before) return;
        before = now;
        await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
      }
    },
  };
}
