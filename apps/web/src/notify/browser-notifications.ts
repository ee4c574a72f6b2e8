/** Messages of the browser itself, for those who want them: what fires is seen while another window is in front. */

const storedAs = 'marsad.notify';

/** Whether this browser can show any: not on a plain address of a local network, where it is no secure place. */
export function canNotify(): boolean {
  return typeof Notification !== 'undefined' && window.isSecureContext;
}

export function wantsNotifications(): boolean {
  try {
    return localStorage.getItem(storedAs) === 'yes' && canNotify() && Notification.permission === 'granted';
  } catch {
    return false;
  }
}

/** Asks the browser where it has to be asked. @returns whether messages will come. */
export async function wantNotifications(wanted: boolean): Promise<boolean> {
  const granted = wanted && canNotify() && (await Notification.requestPermission()) === 'granted';
  try {
    localStorage.setItem(storedAs, granted ? 'yes' : 'no');
  } catch {
    // Without storage it lasts as long as nothing asks again.
  }
  return granted;
}

/** Only while nobody looks at the page: there it is said already. */
export function notify(text: string, alert: string, open: () => void): void {
  if (!wantsNotifications() || document.visibilityState === 'visible') return;
  // The same alert in several tabs is one message.
  const message = new Notification('Marsad', { body: text, tag: alert, icon: '/favicon.svg' });
  message.onclick = () => {
    window.focus();
    open();
    message.close();
  };
}
