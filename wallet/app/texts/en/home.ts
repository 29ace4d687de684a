import type { Translated } from '@mleg/ui/i18n/text-tree.ts';
import type * as polish from '../pl/home.ts';

export const home: Translated<typeof polish.home> = {
  title: 'My documents',
  add: 'Add a document',
  show: 'Show data online',
  history: 'Who has seen it',
  open: 'Open: {{name}}',
  empty: {
    title: 'You have no card yet',
    text: 'Prepare a code in your university’s portal or get one from your school, then add your card.',
  },
  unfinished: {
    title: 'Adding a card is not finished',
    text: 'A card you were adding is waiting. Finish it when you have internet.',
    action: 'Finish adding',
  },
  deferred: {
    title: 'The card is being prepared',
    text: 'The issuer makes it later. The wallet asks for it by itself while it is open.',
    action: 'See when',
  },
};
