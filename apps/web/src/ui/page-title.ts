import { useEffect } from 'react';
import { useWords } from '../language/words.js';

export function usePageTitle(title: string): void {
  const words = useWords();
  const name = words.t('frame.name');
  useEffect(() => {
    document.title = title === '' ? name : `${title} · ${name}`;
  }, [title, name]);
}
