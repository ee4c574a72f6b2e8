import type { Plugin } from 'vite';

/** The words of a language. */
const wordsOf = (language: string) => {
  const file = `src/language/messages/${language}.ts`;
  return {
    [language]: [file],
    [`${language} /indicators/`]: [`${file}?indicator`],
    [`${language} rest`]: [`${file}?indicator`, `${file}?rest`, 'src/shell/other-pages.tsx'],
  };
};

/** What is drawn first in each language and on each page, which public/first-paint.js has fetched beside the entry. */
const parts: Readonly<Record<string, readonly string[]>> = {
  all: ['src/shell/begin.tsx'],
  ...wordsOf('en'),
  ...wordsOf('ar'),
  '/': ['src/overview/overview-body.tsx'],
  '/indicators/': ['src/indicator/indicator-page.tsx', 'src/chart/trend-chart.tsx'],
};

/** Names in the page the files of its parts; which are wanted is known only where it is opened. */
export function namedParts(): Plugin {
  return {
    name: 'marsad-named-parts',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(page, { bundle = {} }) {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        const withImports = (name: string, found = new Set<string>()): Set<string> => {
          if (found.has(name)) return found;
          found.add(name);
          const imports = chunks.find(({ fileName }) => fileName === name)?.imports ?? [];
          for (const imported of imports) withImports(imported, found);
          return found;
        };
        const always = new Set<string>();
        const links = Object.entries(parts).flatMap(([part, modules]) => {
          const files = modules.flatMap((module) => {
            const chunk = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(module)));
            if (chunk === undefined) throw new Error(`${module} is no longer a part of its own`);
            return [...withImports(chunk.fileName)];
          });
          if (part === 'all') for (const file of files) always.add(file);
          return [...new Set(files)]
            .filter((file) => !page.includes(file) && (part === 'all' || !always.has(file)))
            .map((file) => `<link rel="x-part" data-part="${part}" href="/${file}">`);
        });
        // Before the script that reads them.
        const script = '<script src="/first-paint.js">';
        return page.replace(script, () => [...links, script].join('\n    '));
      },
    },
  };
}
