/** What is open to anybody who has its address, asked for by those who have none. */
import type { Answer, Refusal } from './client.js';

export const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

/** Asks for one address after the other until it is slowed down. @returns what was answered. */
export async function guess(open: (address: string) => Promise<Answer<unknown>>): Promise<number[]> {
  const answers: number[] = [];
  for (let at = 0; at < 101 && answers.at(-1) !== 429; at += 1)
    answers.push((await open(`guess-${at}`)).status);
  return answers;
}

/** Opens what is there no more, and what never was. @returns what was said, each once. @param length of an address. */
export async function openAbsent(
  open: (address: string) => Promise<Answer<Refusal>>,
  gone: readonly string[],
  length: number,
): Promise<{ readonly answers: readonly Answer<Refusal>[]; readonly said: readonly string[] }> {
  const answers = await Promise.all([...gone, 'A'.repeat(length), 'x', 'y'.repeat(5_000)].map(open));
  const said = answers.map(({ status, body }) => `${status} ${body.code} ${body.detail}`);
  return { answers, said: [...new Set(said)] };
}
