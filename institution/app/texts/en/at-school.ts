import type { Translated } from '@mleg/ui/i18n/text-tree.ts';
import type * as polish from '../pl/at-school.ts';

export const atSchool: Translated<typeof polish.atSchool> = {
  navigation: { student: 'Pupil', office: 'School office' },
  signIn: {
    lead: 'Use the account you have for the school’s register.',
    wrongHelp: 'Check spelling and capitals. If you do not remember the password, set a new one.',
  },
  problem: { offline: 'There is no connection to the school. Check your internet and try again.' },
  student: {
    title: 'mLegitymacja for pupils',
    lead: 'The pupil card on a phone. It counts as the paper one and gives the same discounts.',
    ended: {
      cancelled: {
        text: 'The school cancelled the order before the code was used.',
        next: 'You can prepare a new code. Ask the office for the reason.',
      },
      failed: { next: 'Try again. If it happens again, tell the school’s office.' },
    },
    facts: {
      title: 'Data of the pupil card',
      albumNumber: 'Number in the pupils’ register',
      wrong: 'Is something wrong? Tell the office before you prepare a code.',
    },
    reasons: { transferred: 'change of school' },
    preview: { noCard: 'The preview appears when the school has completed the card’s data.' },
    activated: { title: 'The mLegitymacja works on the phone' },
    suspension: { byOffice: 'The school office has suspended it, and only it can put it back. Please contact them.' },
  },
  account: {
    noEmail:
      'We have no e-mail address of yours. If you forget your password, the school’s office hands you a code on paper.',
  },
  newPassword: {
    askedText:
      'If there is such an account and we know its e-mail, a link arrives in a moment and works for 30 minutes. It did not arrive? Ask the school’s office for a code.',
    code: 'Code from the school’s office',
  },
  roster: {
    areas: { label: 'School office', groups: 'Classes' },
    lead: 'Upload a file from the school’s register. You see the differences first. Nothing changes until you agree.',
    field: { albumNumber: 'Number in the register', group: 'Class' },
  },
  groups: {
    title: 'Classes',
    lead: 'Choose a class. You prepare codes for everybody at once.',
    none: 'Upload a list from a file with a column “Klasa”.',
  },
  personForm: { status: { active: 'enrolled' } },
  invitation: { lead: 'You get it from somebody of the school. Open an account, then sign in.' },
  agreement: { pending: 'The school has no agreement with the Ministry in force now. Ask at its office.' },
  codes: { scan: { text: 'In the app press plus, choose “Pupil card” and point the camera at the code.' } },
  eligibility: {
    rule: {
      'active-student': {
        wrong: 'The school does not confirm the pupil’s status',
        todo: 'Only pupils of this school get an mLegitymacja. If this is a mistake, tell the office.',
        short: 'Pupil of the school',
      },
      'pesel-present': {
        wrong: 'The pupil’s PESEL number is missing',
        todo: 'Give the PESEL number to the office. Without it no mLegitymacja can be issued.',
      },
      'pesel-correct': {
        wrong: 'The pupil’s PESEL number is wrong',
        todo: 'The check digit or the birth date does not match. Show a document with the number to the office.',
      },
      'physical-card-present': {
        wrong: 'There is no paper card yet',
        todo: 'Ask the office for the paper card. Without it the school issues no mLegitymacja.',
        short: 'Paper card',
      },
      'physical-card-valid': {
        wrong: 'The paper card has expired',
        wrongDate: 'The paper card expired on {{date}}',
        todo: 'Have it extended at the office, then come back.',
        extension:
          'The Minister’s extension, until {{date}}, does not cover mLegitymacja. The school cannot change that.',
        short: 'Valid paper card',
      },
      'right-restored': {
        wrong: 'The school issues no mLegitymacja for now',
        todo: 'Ask at the office. A new code is prepared there when the matter has been cleared up.',
      },
      'photo-present': {
        wrong: 'There is no accepted photo',
        todo: 'Choose “Update photo” on this page. The office will check it.',
      },
      'dates-allowed': {
        wrong: 'These dates cannot stand on a pupil card',
        todo: 'Tell the office. The school corrects the date.',
      },
      'data-complete': { wrong: 'The pupil’s data are incomplete', todo: 'Complete them at the office.' },
    },
    field: { albumNumber: 'number in the register', studies: 'class' },
  },
  office: {
    search: 'Search for a pupil',
    searchHint: 'Names, class or number. A search by PESEL is recorded as a look at it.',
    filter: { group: 'Class', allGroups: 'All classes' },
    list: 'Pupils',
    none: 'Check the spelling or enter the number in the register.',
    album: 'No. {{number}}',
    actor: { student: 'pupil' },
    revoke: {
      who: '{{name}}, no. {{number}}',
      text: 'The codes stop working at once, and the card is no longer valid. An inspector who is online sees it within minutes, one with this morning’s list only with the next. This cannot be undone. Pupil and guardians will see the reason.',
      own: 'You cannot revoke your own card. Ask somebody else in the office.',
    },
  },
};
