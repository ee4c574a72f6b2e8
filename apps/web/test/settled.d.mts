import type { Page, Request } from 'playwright-core';

export function followed(page: Page): { readonly open: Set<Request>; stop(): void };
export function settled(page: Page, open: ReadonlySet<Request>): Promise<void>;
