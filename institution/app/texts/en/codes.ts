import type { Translated } from '@mleg/ui/i18n/text-tree.ts';
import type * as polish from '../pl/codes.ts';

export const codes: Translated<typeof polish.codes> = {
  title: 'mLegitymacja is waiting to be activated',
  lead: 'Have the phone with the app at hand. Then show the code on the screen.',
  show: 'Show',
  expires: 'The code works until {{moment}}. It expires {{distance}}.',
  attempts_one: 'A wrong activation code was entered. {{count}} attempt is left. Then the code is locked.',
  attempts_other: 'A wrong activation code was entered. {{count}} attempts are left. Then the code is locked.',
  scan: {
    title: '1. Scan the QR code',
    text: 'In the app, press plus, choose “Student card” and point the camera at the code.',
    label: 'QR code for activating mLegitymacja',
    manual: 'Show the code for typing',
    manualHide: 'Hide the code for typing',
    manualLabel: 'Code for typing',
    copy: 'Copy the code',
    trouble: 'Does the camera not see the code? Wipe the lens or enlarge the code.',
  },
  phone: {
    title: 'Is this page open on your phone?',
    open: 'Open in the app on this device',
  },
  activation: {
    title: '2. Enter the activation code',
    text: 'The app asks for it after reading the QR code. Show it to nobody.',
    show: 'Show the activation code',
    hide: 'Hide the activation code',
    label: 'Activation code',
    hides_one: 'We hide it after {{count}} minute, or when you leave this page. The same button shows it again.',
    hides_other: 'We hide it after {{count}} minutes, or when you leave this page. The same button shows it again.',
  },
  notReady: 'This code no longer works. We have refreshed the state of the card.',
};
