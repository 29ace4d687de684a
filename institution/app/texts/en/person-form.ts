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
  meanwhile: {
    title: 'Somebody has changed this person’s data while the form was open. Nothing was saved.',
    text: 'What you typed is still here. Check what is different now, and save again.',
    now: 'Now: {{value}}',
    typed: 'In the form: {{value}}',
    taken: 'The same in the form',
    take: 'Take what stands now',
    pesel: 'The number is another one by now. It is not shown.',
  },
  save: 'Save',
  back: 'Go back without changes',
  own: 'These are your data or your child’s. Somebody else has to change them.',
};
