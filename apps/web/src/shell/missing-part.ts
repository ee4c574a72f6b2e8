/** What a page does that is older than what its server has. In the first file: it must not be a missing part itself. */

const reloadedAs = 'marsad.reloaded';
const onceInMs = 60_000;

/** A part of the page that the server has no more: a newer Marsad is there. The page is read anew, drafts are kept. */
export function reloadWhereAPartIsMissing(): void {
  addEventListener('vite:preloadError', () => {
    try {
      const last = Number(sessionStorage.getItem(reloadedAs));
      if (!navigator.onLine || Date.now() - last < onceInMs) return;
      sessionStorage.setItem(reloadedAs, `${Date.now()}`);
      location.reload();
    } catch {
      // Not known whether this was tried already: better a message than a circle.
    }
  });
}
