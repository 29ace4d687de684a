import type { Translated } from '@mleg/ui/i18n/text-tree.ts';
import type * as polish from '../pl/texts.ts';

export const texts: Translated<typeof polish.texts> = {
  shop: 'Discount ticket',
  title: 'Discount ticket: check your discount',
  lead: 'A shop for show. It asks a wallet for a card and gets the answer alone, without the person’s data.',
  choice: {
    title: 'What to ask',
    label: 'Question',
    presets: {
      student: 'Is this a student?',
      'pupil-under-18': 'Is this a pupil under 18?',
      institution: 'Which school or university do they attend?',
      discount: 'Which discount holds today?',
    },
    asks: {
      student: 'The wallet shows only a valid student card. No personal data.',
      'pupil-under-18': 'The wallet shows the birth date of a pupil card. The shop only gets “yes” or “no”.',
      institution: 'The wallet shows the name and number of the school or university.',
      discount: 'The wallet shows the kind of card and the birth date. The shop only gets the discount.',
    },
    otherDevice: 'My wallet is on my phone',
    thisDevice: 'My wallet is on this device',
    problem: {
      offline: 'The shop cannot be reached. Check the internet and try again.',
      busy: 'Too many checks are under way. Try again in a minute.',
    },
  },
  check: {
    title: 'The check',
    starting: 'Preparing the question…',
    waiting: 'Waiting for the wallet. The code works for 5 minutes.',
    opened: 'The wallet has read the question. Confirm there that it is sent.',
    steps: {
      open: 'Open the wallet on your phone.',
      scan: 'Choose “Show data online” and scan the code.',
      send: 'See who asks for what, then press “Send”.',
    },
    code: 'QR code with the question for the wallet',
    copy: 'Copy the link for the wallet',
    stop: 'Stop',
    again: 'Ask again',
  },
  ended: {
    declined: { title: 'Nothing was sent', text: 'The wallet declined to answer. You can ask again.' },
    expired: { title: 'Time is up', text: 'Nobody answered within 5 minutes. Ask again.' },
    collected: { title: 'The result was shown already', text: 'Each result is shown once. Ask again.' },
    foreignBrowser: {
      title: 'Not in this browser',
      text: 'The result is shown only where the check began. Go back to that browser and ask again.',
    },
  },
  verdict: {
    valid: 'The card is genuine and valid. The shop got no name and no birth date.',
    student: { yes: 'Yes, a student', no: 'No, not a student' },
    'pupil-under-18': { yes: 'Yes, a pupil under 18', no: 'No, this pupil is 18 already' },
    institution: { yes: 'They attend', no: 'It is not known where they attend' },
    discount: { yes: 'The discount holds', no: 'The card is valid but gives no discount today' },
    tickets: {
      'rail-single': 'Rail, single ticket: {{percent}}%',
      'rail-monthly': 'Rail, monthly ticket: {{percent}}%',
      'bus-monthly': 'Bus, monthly ticket: {{percent}}%',
    },
    red: {
      title: 'This card cannot be accepted',
      revoked: 'It was revoked.',
      suspended: 'It is suspended.',
      expired: 'It has expired.',
      'another-institution': 'It names another school or university than the one it was issued for.',
      'not-entitled': 'That school or university may not have such cards issued any more.',
      forged: 'It did not pass the check: signature, issuer or proof of possession is wrong.',
    },
    amber: {
      title: 'This cannot be decided now',
      text: 'The shop has no current lists of the issuer. Try again in a few minutes.',
    },
  },
  how: {
    title: 'For shops and offices: how to ask',
    start: 'Your server begins a check with its API key. The purpose has to be registered.',
    collect:
      'It collects the result once: by polling, or after a signed event to its address. Then the result is gone.',
    sameDevice:
      'Where the wallet is on the same device, give a “returnTo”. The browser comes back with a code, and without it there is no result.',
    verdicts: '“green” is only said on proof, “red” gives the reason, “amber” means: not known.',
    openapi: 'The whole API (OpenAPI)',
  },
};
