import type { Translated } from '@mleg/ui/i18n/text-tree.ts';
import type * as polish from '../pl/eligibility.ts';

export const eligibility: Translated<typeof polish.eligibility> = {
  title: 'You cannot order mLegitymacja yet',
  titleAgain: 'You cannot prepare a new code yet',
  lead_one: 'One thing is missing. Below we say what to do about it.',
  lead_other: '{{count}} things are missing. Below we say what to do about them.',
  after: 'When the data change, this page updates by itself.',
  rule: {
    'active-student': {
      wrong: 'You are not an active student',
      todo: 'mLegitymacja is for people who study now. If this is a mistake, tell the dean’s office.',
      short: 'Active student',
    },
    'application-accepted': {
      wrong: 'No application has been accepted yet',
      todo: 'Apply for the mLegitymacja. Issuing and cancelling are free of charge.',
      short: 'Application accepted',
    },
    'no-objection': {
      wrong: 'There is an objection to the mLegitymacja',
      todo: 'Withdraw the objection if the mLegitymacja is wanted after all.',
      short: 'No objection',
    },
    'right-restored': {
      wrong: 'Your university issues no mLegitymacja to you for now',
      todo: 'Ask at the office. A new code is prepared there when the matter has been cleared up.',
      short: 'The right to a card is not withheld',
    },
    'data-confirmed': {
      wrong: 'Data entered by hand wait for confirmation',
      todo: 'A second person of the office confirms them. There is nothing for you to do.',
      short: 'Data confirmed by a second person',
    },
    'pesel-present': {
      wrong: 'Your data have no PESEL number',
      todo: 'Give your PESEL number to the dean’s office. mLegitymacja cannot be issued without it.',
      short: 'PESEL number',
    },
    'pesel-correct': {
      wrong: 'The PESEL number in your data is wrong',
      todo: 'The check digit or the date of birth does not agree. Show a document with your PESEL at the dean’s office.',
      short: 'Correct PESEL',
    },
    'physical-card-present': {
      wrong: 'You have no student card yet',
      todo: 'Apply for the card at the dean’s office. When you have it, come back here.',
      short: 'Student card',
    },
    'physical-card-valid': {
      wrong: 'Your student card is no longer valid',
      wrongDate: 'Your student card was valid until {{date}}',
      todo: 'Have it extended at the dean’s office, then come back here.',
      extension:
        'The Minister’s extension, until {{date}}, does not cover mLegitymacja. The university cannot change that.',
      short: 'Valid student card',
    },
    'photo-present': {
      wrong: 'Your photo is missing',
      todo: 'Give a photo to the dean’s office. As for an identity card: face to the front, light background.',
      short: 'Photo',
    },
    'dates-allowed': {
      wrong: 'These dates cannot stand on a student card',
      todo: 'Take your student card and identity card to the office. The university corrects the date.',
      short: 'Dates and age within the law',
    },
    'data-complete': {
      wrong: 'Your data are incomplete',
      todo: 'Have them completed at the dean’s office.',
      missing: 'Missing: {{list}}.',
      short: 'Complete data',
    },
  },
  field: {
    givenName: 'given name',
    familyName: 'family name',
    birthdate: 'date of birth',
    albumNumber: 'album number',
    cardNumber: 'card number',
    issuedOn: 'date the card was issued',
    validUntil: 'date the card is valid until',
    studies: 'field of studies',
  },
};
