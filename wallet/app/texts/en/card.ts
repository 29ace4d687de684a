import type { Translated } from '@mleg/ui/i18n/text-tree.ts';
import type * as polish from '../pl/card.ts';

export const card: Translated<typeof polish.card> = {
  freshness: {
    unknown: 'not checked yet',
    new: 'checked just now',
    checked: 'checked {{when}}',
  },
  check: 'Check the status',
  checking: 'Checking…',
  checkRefused: {
    offline: 'There is no connection. This is the last known status.',
    'bad-status-list': 'The status list did not pass our checks. This is the last known status.',
    'no-status': 'The issuer keeps no status of this document.',
    'no-such-card': 'This document is gone.',
  },
  discounts: {
    today: 'Discounts today:',
    'rail-single': 'train',
    'rail-monthly': 'monthly train',
    'bus-monthly': 'monthly bus',
    ended: 'Statutory discounts ended at the age of {{age}}.',
    unknown: 'Ask the carrier about discounts.',
  },
  barcode: {
    show: 'Barcode',
    title: 'Barcode',
    label: 'Barcode of the number {{number}}',
    text: 'For the library, for example. Make the screen brighter.',
  },
  details: 'What is on the card',
  renewed: 'Renewed by itself',
  actions: 'More',
  pesel: { show: 'Show PESEL', hide: 'Hide PESEL' },
  what: {
    revoked: {
      title: 'This card has been revoked',
      text: 'You cannot use it. If this is a mistake, ask your university or school office. Prepare a new code in the portal.',
    },
    expired: {
      title: 'This card has expired',
      text: 'Have your card extended at your university or school. The new date appears here by itself when you open the app online.',
    },
    suspended: {
      title: 'This card is suspended',
      text: 'Ask your university or school office when it will be valid again. If somebody has copied this phone’s data, prepare a new code in the portal.',
    },
  },
  remove: {
    action: 'Remove from this device',
    title: 'Remove the card?',
    text: 'It will be gone from this device for good. To get it back you will need a new code.',
    confirm: 'Remove the card',
  },
  missing: { title: 'There is no such document', text: 'It may have been removed from this device.' },
  claims: {
    family_name: 'Family name',
    given_name: 'Given name(s)',
    birthdate: 'Date of birth',
    personal_administrative_number: 'PESEL number',
    picture: 'Portrait',
    card_number: 'Card number',
    date_of_issuance: 'Date of issue',
    date_of_expiry: 'Valid until',
    institution_name: 'Institution',
    institution_id: 'Institution number',
    institution_address: 'School address',
    issuing_authority: 'Issuing authority',
    issuing_country: 'Country',
    album_number: 'Student number',
    schacHomeOrganization: 'Home organisation',
    eduPersonScopedAffiliation: 'Affiliation',
  },
};
