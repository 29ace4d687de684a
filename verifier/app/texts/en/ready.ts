import type { Translated } from '@mleg/ui/i18n/text-tree.ts';
import type * as polish from '../pl/ready.ts';

export const ready: Translated<typeof polish.ready> = {
  ready: {
    documentTitle: 'Readiness · Inspector',
    title: 'Checking cards',
    start: 'Check a card',
    equipment: 'Is this phone ready',
    refresh: 'Get the data',
    refreshing: 'Getting it…',
    lists: {
      coming: 'Getting the list of revoked cards…',
      none: 'There is nothing to check with. Connect to the internet and press “Get the data”.',
      good: 'The list of revoked cards is {{age}} old. It is enough without a network.',
      old: 'The list of revoked cards is {{age}} old, which is too old. Connect to the internet and get the data.',
    },
    clock: {
      good: 'The phone’s clock is right.',
      coming: 'Comparing the phone’s clock…',
      'never-confirmed': 'The clock has not been compared yet. Connect to the internet and get the data.',
      'unconfirmed-for-days': 'The clock was last compared a week ago. Connect to the internet and get the data.',
      off: 'The phone’s clock is fast or slow. Turn on automatic date and time in the phone.',
      'went-back': 'The phone’s clock went back. Turn on automatic date and time, then get the data.',
      jumped: 'The phone’s clock was changed. Turn on automatic date and time, then get the data.',
    },
    app: {
      good: 'The app works without a network.',
      coming: 'Storing the app in the phone…',
      online: 'The app is not stored in the phone yet. Stay online for a moment.',
    },
    refusals: {
      offline: 'There is no internet. Checks go by the data that are stored.',
      'not-a-day-pack': 'The network answers with another page, probably a Wi-Fi sign-in. The previous data stay.',
      'foreign-signature': 'The data are signed by somebody else. The previous ones stay. Tell your supervisor.',
      'foreign-publisher': 'The data are from another address. The previous ones stay. Tell your supervisor.',
      stale: 'The data that came have run out. Check the date in the phone.',
      'rolled-back': 'The data that came are older than the stored ones. The newer ones stay.',
      'broken-body': 'The data did not come whole. Try again.',
    },
    today: {
      title: 'Checked today',
      none: 'Nothing yet. After the first check you will see numbers here.',
      privacy: 'We keep numbers only. Nothing about people stays.',
    },
    more: 'More',
    practice: 'Practise',
    settings: 'Settings',
  },
  settings: {
    documentTitle: 'Settings · Inspector',
    title: 'Settings',
    audience: {
      label: 'How you introduce yourself',
      hint: 'The person you ask will see it. For example: Inspector 4711, Example Railways.',
    },
    sound: 'A sound with each result',
  },
  practice: {
    documentTitle: 'Practice · Inspector',
    title: 'Practice',
    lead: 'Choose a card. You will see the same screen as in a check. The people are made up, the result does not count.',
    marked: 'This is practice',
    university: 'Practice University',
    cards: {
      student: { name: 'A student’s valid card', text: 'A green result and a discount.' },
      adult: { name: 'A valid card, no discount', text: 'A student past the 26th birthday.' },
      expired: { name: 'A card that has run out', text: 'It was valid until yesterday.' },
      revoked: { name: 'A revoked card', text: 'The university has taken it back.' },
      forged: { name: 'A fake app', text: 'It looks good, but the signature is a stranger’s.' },
      copied: { name: 'A copied card', text: 'A real card in somebody else’s phone.' },
      screenshot: { name: 'A screenshot', text: 'A code from some minutes ago.' },
      stranger: { name: 'Some QR code', text: 'The address on a poster.' },
      oldList: { name: 'A list too old', text: 'The inspector’s phone has been offline for five days.' },
    },
  },
};
