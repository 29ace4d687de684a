import { defaultLanguage, isLanguage, type Language } from './languages.ts';

const storageKey = 'language';

/** The language chosen before, else the first of the browser's that the app has, else Polish. */
export function chooseLanguage(available: readonly Language[]): Language {
  const candidates = [rememberedLanguage(), ...browserLanguages()];
  return candidates.find((code) => isLanguage(code) && available.includes(code)) ?? defaultLanguage;
}

/** Storage may be closed (private windows, blocked cookies): the choice then lasts for the page only. */
export function rememberLanguage(language: Language): void {
  try {
    globalThis.localStorage?.setItem(storageKey, language);
  } catch {
    return;
  }
}

function rememberedLanguage(): Language | undefined {
  try {
    const stored = globalThis.localStorage?.getItem(storageKey);
    return isLanguage(stored) ? stored : undefined;
  } catch {
    return undefined;
  }
}

function browserLanguages(): Language[] {
  const tags = typeof navigator === 'undefined' ? [] : navigator.languages;
  return tags.map((tag) => tag.slice(0, 2).toLowerCase()).filter(isLanguage);
}
