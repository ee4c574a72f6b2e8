import { type Digits, directionOf, isLanguage, type Language } from '@marsad/indicators';
import { useSyncExternalStore } from 'react';

export type Theme = 'light' | 'dark' | 'system';
export interface Preferences {
  readonly language: Language;
  readonly theme: Theme;
  /** The numerals of Arabic; English always has Latin ones. */
  readonly digits: Digits;
}

const listeners = new Set<() => void>();
let current: Preferences | null = null;

/** What first-paint.js has chosen from the address, from storage, or by default. */
function fromPage(): Preferences {
  const { lang, dataset } = document.documentElement;
  return {
    language: isLanguage(lang) ? lang : 'en',
    theme: dataset.theme === 'light' || dataset.theme === 'dark' ? dataset.theme : 'system',
    digits: dataset.digits === 'arab' ? 'arab' : 'latn',
  };
}

export function preferences(): Preferences {
  current ??= fromPage();
  return current;
}

const storedAs = { language: 'lang', theme: 'theme', digits: 'digits' } as const;

/** Remembers a choice, and takes it out of the address, where it would outlive itself. */
export function prefer(choice: Partial<Preferences>): void {
  current = { ...preferences(), ...choice };
  const address = new URL(window.location.href);
  for (const [name, value] of Object.entries(choice)) {
    const key = storedAs[name as keyof Preferences];
    address.searchParams.delete(key);
    try {
      localStorage.setItem(`marsad.${key}`, value);
    } catch {
      // Storage may be forbidden; the choice then lasts as long as the page.
    }
  }
  if (address.href !== window.location.href) window.history.replaceState(window.history.state, '', address);
  paint(current);
  for (const tell of listeners) tell();
}

const manifests: Readonly<Record<Language, string>> = {
  en: '/manifest.webmanifest',
  ar: '/manifest-ar.webmanifest',
};

function paint({ language, theme }: Preferences): void {
  const root = document.documentElement;
  root.lang = language;
  root.dir = directionOf(language);
  const manifest = document.querySelector<HTMLLinkElement>('link[rel=manifest]');
  if (manifest) manifest.href = manifests[language];
  root.classList.toggle('dark', theme === 'dark' || (theme === 'system' && darkSystem().matches));
}

function darkSystem(): MediaQueryList {
  return window.matchMedia('(prefers-color-scheme: dark)');
}

/** Follows the system's theme for as long as that is the choice. */
export function followSystemTheme(): void {
  darkSystem().addEventListener('change', () => paint(preferences()));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, preferences);
}
