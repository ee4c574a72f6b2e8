/** Messages of the browser itself, for those who want them: what fires is seen while another window is in front. */
import { keepOf, keptOf } from '../session/kept.js';

/** Whether this browser can show any: not on a plain address of a local network, where it is no secure place. */
export function canNotify(): boolean {
  return typeof Notification !== 'undefined' && window.isSecureContext;
}

export function wantsNotifications(person: string | null): boolean {
  return keptOf(person, 'notify') === 'yes' && canNotify() && Notification.permission === 'granted';
}

/** Asks the browser where it has to be asked. @returns whether messages will come. */
export async function wantNotifications(person: string | null, wanted: boolean): Promise<boolean> {
  const granted = wanted && canNotify() && (await Notification.requestPermission()) === 'granted';
  keepOf(person, 'notify', granted ? 'yes' : 'no');
  return granted;
}

/** Only while nobody looks at the page: there it is said already. */
export function notify(person: string | null, text: string, alert: string, open: () => void): void {
  if (!wantsNotifications(person) || document.visibilityState === 'visible') return;
  // The same alert in several tabs is one message.
  const message = new Notification('Marsad', { body: text, tag: alert, icon: '/favicon.svg' });
  message.onclick = () => {
    window.focus();
    open();
    message.close();
  };
}
