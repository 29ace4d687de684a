import { sourceLanguage } from './languages.ts';

const storageKey = 'language';

/** The language chosen before, else the first of the browser's that the app has, else Polish. */
export function chooseLanguage(available: readonly string[]): string {
  const candidates = [rememberedLanguage(), ...browserLanguages()];
  return candidates.find((language) => language !== undefined && available.includes(language)) ?? sourceLanguage;
}

/** Storage may be closed (private windows, blocked cookies): the choice then lasts for the page only. */
export function rememberLanguage(language: string): void {
  try {
    globalThis.localStorage?.setItem(storageKey, language);
  } catch {
    return;
  }
}

/** Calls when another page of the same app has remembered a choice: two pages side by side speak one language. */
export function onLanguageChosenElsewhere(act: () => void): void {
  if (typeof window === 'undefined') return;
  window.addEventListener('storage', ({ key }) => {
    if (key === storageKey) act();
  });
}

function rememberedLanguage(): string | undefined {
  try {
    return globalThis.localStorage?.getItem(storageKey) ?? undefined;
  } catch {
    return undefined;
  }
}

function browserLanguages(): string[] {
  const tags = typeof navigator === 'undefined' ? [] : navigator.languages;
  return tags.map((tag) => new Intl.Locale(tag).language);
}
