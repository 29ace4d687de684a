import { createInstance, type i18n as I18next } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { bindShortWords } from './bind-short-words.ts';
import { chooseLanguage, onLanguageChosenElsewhere, rememberLanguage } from './choose-language.ts';
import { nameOfLanguage, sourceLanguage } from './languages.ts';
import type { TextKey, TextTree, Translated } from './text-tree.ts';
import * as ui from './texts/languages.ts';

export type Values = Readonly<Record<string, string | number>>;
/** Gives the text of a key in the present language; `count` chooses the plural form. */
export type Translate<Tree> = (key: TextKey<Tree>, values?: Values) => string;

/** The texts of an app by language tag: the namespace of its `texts/languages.ts`. */
export type Languages<Tree> = { readonly pl: Tree } & Readonly<Record<string, Translated<Tree>>>;

export interface AppI18n<Tree> {
  /** For `<I18nextProvider i18n={…}>`. */
  readonly i18n: I18next;
  /** A hook: re-renders when the language changes. */
  readonly useT: () => Translate<Tree>;
  /** The same outside of React. */
  readonly t: Translate<Tree>;
}

/**
 * Sets up the texts of one app: each language that is given is offered, Polish stands in for what is missing.
 * The choice is remembered on the device, followed by all open pages of the app, and told to the browser by
 * `<html lang>`.
 */
export function createI18n<const Tree extends TextTree>(app: Languages<Tree>, language?: string): AppI18n<Tree> {
  const available = [sourceLanguage, ...Object.keys(app).filter((tag) => tag !== sourceLanguage)];
  const words: Languages<typeof ui.pl> = ui;
  const i18n = createInstance();
  i18n.on('languageChanged', tellBrowser);
  void i18n.use(initReactI18next).init({
    lng: language ?? chooseLanguage(available),
    fallbackLng: sourceLanguage,
    supportedLngs: available,
    resources: Object.fromEntries(
      available.map((tag) => [tag, bindShortWords({ app: app[tag] ?? {}, ui: words[tag] ?? {} })]),
    ),
    defaultNS: 'app',
    initAsync: false,
    // React escapes; escaping twice would show "&amp;" to people.
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  onLanguageChosenElsewhere(() => void i18n.changeLanguage(chooseLanguage(available)));
  return {
    i18n,
    t: (key, values) => plainText(i18n.t, key, values),
    useT: () => {
      const { t } = useTranslation('app', { i18n });
      return (key, values) => plainText(t, key, values);
    },
  };
}

export async function changeLanguage(i18n: I18next, language: string): Promise<void> {
  rememberLanguage(language);
  await i18n.changeLanguage(language);
}

export interface OfferedLanguage {
  /** BCP 47. */
  readonly tag: string;
  /** What the language calls itself. */
  readonly name: string;
}

/** The languages this app has texts in, Polish first. */
export function offeredLanguages(i18n: I18next): OfferedLanguage[] {
  return Object.keys(i18n.store.data).map((tag) => ({ tag, name: nameOfLanguage(tag) }));
}

/** Our key type stands in for i18next's own, which is global and so cannot differ from app to app. */
function plainText(t: (key: string, values: Values) => string, key: string, values: Values = {}): string {
  return t(key, values);
}

function tellBrowser(language: string): void {
  if (typeof document === 'undefined') return;
  document.documentElement.lang = language;
}
