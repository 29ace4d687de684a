import type { Session } from '@mleg/institution-contract/person';
import { bindShortWords } from '@mleg/ui/i18n/bind-short-words.ts';
import { i18n } from './app-i18n.ts';
import * as languages from './texts/languages.ts';

let spoken: Session['institution']['kind'] = 'university';

/** A school speaks of pupils and its office where a university speaks of students and the dean's; before the first page. */
export function speakAs(kind: Session['institution']['kind']): void {
  if (kind === spoken) return;
  for (const [language, { atSchool }] of Object.entries(languages)) {
    i18n.addResourceBundle(language, 'app', bindShortWords(atSchool), true, true);
  }
  spoken = kind;
}
