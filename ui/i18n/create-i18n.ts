import { createInstance, type i18n as I18next } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { bindShortWords } from './bind-short-words.ts';
import { chooseLanguage, rememberLanguage } from './choose-language.ts';
import { defaultLanguage, isLanguage, type Language, languages } from './languages.ts';
import type { MessageKey, MessageTree, Translated } from './messages.ts';
import { uiEn } from './ui.en.ts';
import { uiPl } from './ui.pl.ts';

export type Values = Readonly<Record<string, string | number>>;
/** Gives the text of a key in the present language; `count` chooses the plural form. */
export type Translate<Tree> = (key: MessageKey<Tree>, values?: Values) => string;

export interface AppI18n<Tree> {
  /** For `<I18nextProvider i18n={…}>`. */
  readonly i18n: I18next;
  /** A hook: re-renders when the language changes. */
  readonly useT: () => Translate<Tree>;
  /** The same outside of React. */
  readonly t: Translate<Tree>;
}

/**
 * Sets up the texts of one app: Polish is complete and the fallback, others are offered when given.
 * The choice is remembered on the device and told to the browser by `<html lang>`.
 */
export function createI18n<const Tree extends MessageTree>(
  resources: { readonly pl: Tree } & { readonly [Code in Exclude<Language, 'pl'>]?: Translated<Tree> },
  language?: Language,
): AppI18n<Tree> {
  const app: Partial<Record<Language, MessageTree | undefined>> = resources;
  const ui: Partial<Record<Language, MessageTree>> = { pl: uiPl, en: uiEn };
  const available = languages.map(({ code }) => code).filter((code) => app[code] !== undefined);
  const i18n = createInstance();
  i18n.on('languageChanged', tellBrowser);
  void i18n.use(initReactI18next).init({
    lng: language ?? chooseLanguage(available),
    fallbackLng: defaultLanguage,
    supportedLngs: available,
    resources: Object.fromEntries(
      available.map((code) => [code, bindShortWords({ app: app[code] ?? {}, ui: ui[code] ?? uiPl })]),
    ),
    defaultNS: 'app',
    initAsync: false,
    // React escapes; escaping twice would show "&amp;" to people.
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return {
    i18n,
    t: (key, values) => plainText(i18n.t, key, values),
    useT: () => {
      const { t } = useTranslation('app', { i18n });
      return (key, values) => plainText(t, key, values);
    },
  };
}

export async function changeLanguage(i18n: I18next, language: Language): Promise<void> {
  rememberLanguage(language);
  await i18n.changeLanguage(language);
}

/** Languages this app has messages in, in the order of the list. */
export function offeredLanguages(i18n: I18next): (typeof languages)[number][] {
  return languages.filter(({ code }) => i18n.hasResourceBundle(code, 'app'));
}

/** Our key type stands in for i18next's own, which is global and so cannot differ from app to app. */
function plainText(t: (key: string, values: Values) => string, key: string, values: Values = {}): string {
  return t(key, values);
}

function tellBrowser(language: string): void {
  if (typeof document === 'undefined' || !isLanguage(language)) return;
  document.documentElement.lang = language;
}
