// Runs before the first paint, so that neither the theme nor the direction flashes. A classic script in a file of
// its own, because the content security policy allows none inline. preferences.ts reads what this leaves on <html>.
(() => {
  const root = document.documentElement;
  leave();
  const asked = new URLSearchParams(location.search);
  // A public chart is in the language its address says, which need not be the reader's.
  const isChart = location.pathname.startsWith('/charts/');
  const choose = (name, values, fallback) => {
    const inAddress = asked.get(name);
    let stored = null;
    try {
      if (values.includes(inAddress) && !isChart) localStorage.setItem(`marsad.${name}`, inAddress);
      stored = localStorage.getItem(`marsad.${name}`);
    } catch {
      // Storage may be forbidden; the choice then lasts as long as the page.
    }
    return [inAddress, stored, fallback].find((value) => values.includes(value));
  };
  const spoken = (navigator.language || 'en').toLowerCase().startsWith('ar') ? 'ar' : 'en';
  const lang = choose('lang', ['en', 'ar'], spoken);
  const theme = choose('theme', ['light', 'dark', 'system'], 'system');
  root.lang = lang;
  root.dir = lang === 'ar' ? 'rtl' : 'ltr';
  root.dataset.theme = theme;
  root.dataset.digits = choose('digits', ['latn', 'arab'], 'latn');
  // Looks up how this language writes numbers, beside this thread; the locales are those of localeOf.
  const digits = root.dataset.digits;
  new Worker('/first-number.js', { name: lang === 'ar' ? `ar-IQ-u-nu-${digits}` : 'en-GB' });
  const dark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.classList.toggle('dark', dark);
  if (lang === 'ar') {
    document.title = 'مرصد';
    document.querySelector('link[rel=manifest]').href = '/manifest-ar.webmanifest';
  }
  // Somebody signed out here, and the server may not have heard of it: until it has, nothing of theirs is shown.
  function leave() {
    try {
      if (localStorage.getItem('marsad.leaving') === null) return;
    } catch {
      return;
    }
    root.dataset.leaving = '';
    const tell = async () => {
      const { status } = await fetch('/api/v1/session', { method: 'DELETE' });
      if (status === 429 || status >= 500) throw new Error(`${status}`);
      localStorage.removeItem('marsad.leaving');
      location.reload();
    };
    const attempt = () => tell().catch(() => setTimeout(attempt, 3000));
    addEventListener('online', attempt);
    void attempt();
  }
  // What this page draws first is fetched beside its entry, not after it.
  const path = location.pathname;
  const page = path.startsWith('/indicators/') ? '/indicators/' : path;
  const words = `${lang} ${['/', '/indicators/'].includes(page) ? page : 'rest'}`;
  for (const part of document.querySelectorAll('link[data-part]')) {
    if (!['all', lang, page, words].includes(part.dataset.part)) continue;
    // Only fetched, and after what the first paint needs: to compile it now would be in the way of that.
    part.as = 'script';
    part.crossOrigin = 'anonymous';
    part.fetchPriority = 'low';
    part.rel = 'preload';
  }
})();
