/** Requests of the page that are not answered yet, but for the stream of news, which never is. */
export function followed(page) {
  const open = new Set();
  const begun = (request) => {
    if (!request.url().includes('/api/v1/events')) open.add(request);
  };
  const over = (request) => open.delete(request);
  page.on('request', begun).on('requestfinished', over).on('requestfailed', over);
  return {
    open,
    stop: () => {
      page.off('request', begun).off('requestfinished', over).off('requestfailed', over);
    },
  };
}

/** Nothing in the window still holds the place of something else, and what follows a change of the window has followed. */
export async function settled(page, open) {
  do {
    await page.waitForFunction(() =>
      [...document.querySelectorAll('[class*="animate-pulse"]')].every(
        (holder) => !holder.checkVisibility() || holder.getBoundingClientRect().top > window.innerHeight,
      ),
    );
    await page.evaluate(async () => {
      await document.fonts.ready;
      for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    });
  } while (open.size > 0);
}
