import { useEffect } from 'react';
import { useWords } from '../language/words.js';

/**
 * Puts a line and the page's number under every printed page. The rule is made by script because its words are known
 * only here; the content security policy allows no style in the page itself. A browser that knows no margin boxes
 * leaves them out, and the sheet's own first line says the same.
 */
export function useRunningFooter(line: string): void {
  const { dir, locale } = useWords();
  useEffect(() => {
    const sheet = new CSSStyleSheet();
    const digits = locale.endsWith('arab') ? ', arabic-indic' : '';
    const look = `font: 8pt "Inter Variable", "Noto Sans Arabic Variable", sans-serif; color: #5b6571; direction: ${dir}`;
    const [start, end] = dir === 'rtl' ? ['right', 'left'] : ['left', 'right'];
    sheet.replaceSync(`@page {
      @bottom-${start} { content: ${JSON.stringify(line)}; ${look}; text-align: ${start}; width: 80% }
      @bottom-${end} { content: counter(page${digits}) " / " counter(pages${digits}); ${look}; text-align: ${end} }
    }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    };
  }, [line, dir, locale]);
}
