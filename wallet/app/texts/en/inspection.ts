import type { Translated } from '@mleg/ui/i18n/text-tree.ts';
import type * as polish from '../pl/inspection.ts';

export const inspection: Translated<typeof polish.inspection> = {
  open: 'For inspection',
  title: 'For inspection',
  code: 'QR code for the inspector',
  brighten: 'Brighten the screen. The inspector scans from a hand’s distance.',
  what: 'The inspector will see your picture, name, date of birth, institution, number and validity. Your PESEL is not in it.',
  answer: 'Answer the inspector',
  still: 'Hold the code still',
  moving: 'Show the picture too',
  impossible: 'This card cannot be shown without the internet. Prepare a new code in the portal and activate it again.',
  question: {
    title: 'The inspector’s question',
    scan: 'Scan the code',
    type: 'Type a code of six digits',
    digits: 'Code from the inspector',
    digitsHint: 'Six digits that the inspector reads to you. It needs the internet.',
    next: 'Next',
  },
  consent: {
    title: 'Show the card?',
    unverified: 'This is what the asker calls themselves. See whether it is who stands in front of you.',
    sees: 'They will see:',
    notPesel: 'They will not see your PESEL.',
    yes: 'Show',
    no: 'Do not show',
  },
  answering: 'Show the inspector this code',
  sent: 'Sent. The inspector sees the result on their phone.',
  done: 'Done',
  refused: {
    incomplete: 'Type six digits.',
    'no-such-question': 'There is no such question, or two minutes have passed. Ask for a new code.',
    offline: 'There is no internet. Scan the inspector’s code with the camera.',
    'no-service': 'This app does not know the inspectors’ server. Scan the code with the camera.',
    wait: 'Too many tries. Wait a minute or scan the code with the camera.',
  },
};
