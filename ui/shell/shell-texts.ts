import { useTranslation } from 'react-i18next';
import type { ProblemTexts } from '../calls/problem-texts.ts';

/** What the texts of an app have in them for the pages here. */
export interface ShellTexts extends ProblemTexts {
  /** Its name, the last part of a document's title. */
  readonly product: string;
  readonly notFound: {
    /** Where the first page is. */
    readonly home: string;
  };
}

/** The app's own words; they are checked against `ShellTexts`. */
export function useShellText(): (key: 'product' | 'notFound.home') => string {
  const { t } = useTranslation('app');
  return (key) => t(key);
}
