import type { Translated } from '@mleg/ui/i18n/text-tree.ts';
import type * as polish from '../pl/check.ts';

export const check: Translated<typeof polish.check> = {
  check: {
    documentTitle: 'Check · Inspector',
    title: 'Check',
    video: 'The camera’s picture',
    hint: {
      card: 'Point the camera at the QR code on the passenger’s phone',
      answer: 'Now scan the answer on the passenger’s phone',
      'portrait-only': 'This code has the picture. Waiting for the card’s code…',
      'answer-awaited': 'This is an ordinary code, not an answer. Ask the passenger to scan your code.',
    },
    camera: {
      denied: 'The camera is not allowed. Change that in the browser’s settings.',
      missing: 'This device has no camera. Ask with a code of six digits.',
      busy: 'Another app uses the camera. Close it and try again.',
      retry: 'Try again',
    },
    torchOn: 'Torch on',
    torchOff: 'Torch off',
    ask: 'Ask the phone',
    end: 'End',
  },
  question: {
    documentTitle: 'Question · Inspector',
    title: 'Ask the passenger’s phone',
    inspector: 'Ticket inspector',
    steps: {
      show: 'Ask the passenger to choose “For inspection”, then “Answer the inspector”, and to scan this code.',
      scan: 'Then scan the answer on their phone.',
    },
    code: 'Code with the inspector’s question',
    left_one: 'The question is good for {{count}} more second',
    left_other: 'The question is good for {{count}} more seconds',
    expired: 'The question has run out. Go back and ask again.',
    scanAnswer: 'Scan the answer',
    manual: {
      title: 'The camera does not work?',
      text: 'Read this code to the passenger. They type it in the app and the result appears here.',
      offline: 'A code of six digits needs the internet.',
    },
    back: 'Back to the check',
  },
};
