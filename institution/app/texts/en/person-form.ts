import type { Translated } from '@mleg/ui/i18n/text-tree.ts';
import type * as polish from '../pl/person-form.ts';

export const personForm: Translated<typeof polish.personForm> = {
  add: 'Add a person',
  change: 'Change the data',
  addTitle: 'A new person',
  changeTitle: 'Change somebody’s data',
  lead: 'Somebody new, and a change of name, birth date or PESEL, is confirmed by a second person of the office.',
  peselHint: 'Somebody without a PESEL: leave it empty, where the rules allow it.',
  peselKept: 'There is a number, and it is not shown. Enter one only to change it.',
  cardHint: 'The number and both dates, or nothing.',
  status: {
    active: 'enrolled',
    'on-leave': 'on leave',
    removed: 'removed from the list',
    graduated: 'graduated',
  },
  save: 'Save',
  back: 'Go back without changes',
  own: 'These are your data or your child’s. Somebody else has to change them.',
};
