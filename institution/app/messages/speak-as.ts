import type { Session } from '@mleg/institution-contract/person';
import { bindShortWords } from '@mleg/ui/i18n/bind-short-words.ts';
import type { MessageTree } from '@mleg/ui/i18n/messages.ts';
import { i18n } from '../app-i18n.ts';
import { schoolEn } from './school.en.ts';
import { schoolPl } from './school.pl.ts';

const schoolWords: Readonly<Record<'pl' | 'en', MessageTree>> = { pl: schoolPl, en: schoolEn };
let spoken: Session['institution']['kind'] = 'university';

/** A school speaks of pupils and its office where a university speaks of students and the dean's; before the first page. */
export function speakAs(kind: Session['institution']['kind']): void {
  if (kind === spoken) return;
  for (const [language, words] of Object.entries(schoolWords)) {
    i18n.addResourceBundle(language, 'app', bindShortWords(words), true, true);
  }
  spoken = kind;
}
