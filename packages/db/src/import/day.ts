import { currentDay, type Executor } from '../connection/connect.js';

/** Today, where the installation is. */
export async function currentDayOf(sql: Executor): Promise<string> {
  const [row] = await sql<{ today: string }[]>`select ${currentDay(sql)} as today`;
  return row?.today as string;
}
