import type { Session } from '@mleg/institution-contract/person';
import { bindShortWords } from '@mleg/ui/i18n/bind-short-words.ts';
import { i18n } from './app-i18n.ts';
import * as languages from './texts/languages.ts';

let spoken: Session['institution']['kind'] = 'university';

/**
 * Switches to a school's words (pupils, school office); a university's are the default. To be called before the first
 * page.
 */
export function speakAs(kind: Session['institution']['kind']): void {
  if (kind === spoken) return;
  for (const [language, { atSchool }] of Object.entries(languages)) {
    i18n.addResourceBundle(language, 'app', bindShortWords(atSchool), true, true);
  }
  spoken = kind;
}
