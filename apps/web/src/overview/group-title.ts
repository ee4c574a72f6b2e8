import type { Words } from '../language/words.js';
import type { GroupKey } from './arrangement.js';

export function groupTitle(words: Words, key: GroupKey): string {
  switch (key) {
    case 'pinned':
      return words.t('view.pinned');
    case 'all':
      return words.t('view.all');
    case 'section.headline':
      return words.t('overview.headline');
    case 'section.further':
      return words.t('overview.further');
    case 'section.unquantified':
      return words.t('overview.unquantified');
    case 'section.own':
      return words.t('section.own');
    default:
      return words.t(`view.${key}`);
  }
}
