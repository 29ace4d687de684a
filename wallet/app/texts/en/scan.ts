import type { Translated } from '@mleg/ui/i18n/text-tree.ts';
import type * as polish from '../pl/scan.ts';

export const scan: Translated<typeof polish.scan> = {
  card: { title: 'Point the camera at the QR code', notIt: 'This is not a card code. Still looking.' },
  question: {
    title: 'Point the camera at the inspector’s code',
    notIt: 'This is not an inspector’s question. Still looking.',
  },
  request: {
    title: 'Point the camera at the page’s QR code',
    notIt: 'This does not ask for a card. We keep looking.',
  },
  starting: 'Starting the camera…',
  frame: 'Camera picture',
  looking: 'Looking for a code in the frame',
  torchOn: 'Turn the torch on',
  torchOff: 'Turn the torch off',
  help: 'It does not scan?',
  helpItems: {
    lens: 'Wipe the camera’s lens.',
    enlarge: 'Enlarge the code on the computer: “Enlarge the code”, or Ctrl and +.',
    distance: 'Move the phone closer and further until the code is sharp.',
    type: 'You can also type the code below the QR code.',
  },
  refused: {
    denied: 'There is no permission for the camera. Change it in the browser’s settings or type the code.',
    missing: 'This device has no camera. Type the code or choose a picture.',
    busy: 'Another app is using the camera. Close it and try again.',
  },
};
