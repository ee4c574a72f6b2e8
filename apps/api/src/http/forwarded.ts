/** Whether somebody asks for somebody else: what a proxy notes of whom it asks for. */
import type { Context } from 'hono';

const noted = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip'];

export const isForwarded = (c: Context) => noted.some((name) => c.req.header(name) !== undefined);
