import type { Translated } from '@mleg/ui/i18n/text-tree.ts';
import type * as polish from '../pl/lock.ts';

export const lock: Translated<typeof polish.lock> = {
  title: 'Unlock the wallet',
  pin: 'PIN',
  pinHint: 'The wallet opens with the sixth digit.',
  password: 'Password',
  open: 'Open',
  passkey: 'Use the passkey',
  passkeyUnavailable: 'The passkey did not work. Type your PIN or password.',
  passkeyFailed: 'The passkey did not work. Try once more.',
  passkeyGone: 'I no longer have this passkey',
  wrong: 'That is not right.',
  triesLeft_one: '{{count}} try left, then you will have to wait.',
  triesLeft_other: '{{count}} tries left, then you will have to wait.',
  wait: 'Too many tries. Wait: {{left}}. Nothing was removed.',
  forgot: 'I do not remember my PIN or password',
  forgotten: {
    title: 'It cannot be recovered',
    text: 'You can remove what is in the wallet and start anew. Add your card with a new code from your university’s portal or school.',
    consequence: 'Cards stored on this device will be gone for good.',
    erase: 'Remove what is in the wallet',
  },
};
