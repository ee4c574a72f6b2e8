import { allows } from '@marsad/indicators';
import { useSettings } from '../api/queries.js';
import { useSession, useWhyNot } from '../session/session.js';

/**
 * Why no table may be brought in: an editor may, and a contributor where an editor looks at it before it counts.
 * Null where it may, or where nobody knows yet.
 */
export function useWhyNoTable(): string | null {
  const { role } = useSession();
  const { data: settings } = useSettings();
  const whyNot = useWhyNot('editor');
  if (role === null || !allows(role, 'contributor')) return whyNot;
  return settings === undefined || settings.review ? null : whyNot;
}
