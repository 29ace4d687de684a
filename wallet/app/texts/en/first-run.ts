import type { Translated } from '@mleg/ui/i18n/text-tree.ts';
import type * as polish from '../pl/first-run.ts';

export const firstRun: Translated<typeof polish.firstRun> = {
  welcome: {
    title: 'Your card on your phone',
    lead: 'The wallet keeps your student or pupil card and shows it without the internet too.',
    points: {
      device: 'The card is stored on this device only.',
      nobody: 'Nobody learns when and to whom you show it.',
      code: 'You need a code from your university’s portal or your school.',
    },
    start: 'Let’s begin',
  },
  install: {
    title: 'Add the wallet to your home screen',
    why: {
      iosTab: 'Do it now, before you add a card. Safari deletes the data of sites you have not opened for 7 days.',
      other: 'The wallet will open like any app, and the browser will protect its data better.',
    },
    ios: {
      share: 'Press the share button (a square with an arrow).',
      add: 'Choose “Add to Home Screen”.',
      open: 'Open the wallet from its new icon and begin there.',
    },
    android: { menu: 'Open the browser’s menu.', add: 'Choose “Install app” or “Add to Home screen”.' },
    desktop: 'Press the install icon in the address bar. There is none? You can use the wallet in a browser tab.',
    action: 'Install',
    installed: 'The wallet is installed.',
    skip: 'Stay in the browser',
    skipRisk: 'I understand that in a Safari tab my card may disappear',
  },
  terms: {
    title: 'Terms of use',
    accept: 'I accept the terms',
    required: 'Tick that you accept the terms. We cannot go on without it.',
    items: {
      yours: 'The wallet is for the person the card belongs to. Do not lend a phone with an open wallet.',
      device: 'Data are stored encrypted on this device. We make no copies.',
      lost: 'Report a lost phone in your university’s portal or at your school. A new code revokes the old card.',
      trust: 'The wallet talks only to issuers on its operator’s list. It does not track and sends no statistics.',
      genuine: 'The look of a screen proves nothing. Only a check of the signature shows that a card is genuine.',
    },
  },
  permissions: {
    title: 'What we will ask for',
    lead: 'The wallet asks for a permission only when it is needed. You can say no.',
    camera: {
      name: 'Camera',
      why: 'To scan the QR code. The picture does not leave your device. You can type the code instead.',
    },
    storage: {
      name: 'Lasting storage',
      why: 'So that the browser does not remove your card when it runs out of space.',
    },
    nothing: 'We do not ask for location, contacts, microphone or phone.',
  },
  secret: {
    title: 'Set a PIN for the wallet',
    titlePassword: 'Set a password for the wallet',
    lead: 'Remember it well: nobody knows it and it cannot be recovered.',
    pin: 'PIN',
    pinHint: '6 digits. Different from your phone’s PIN.',
    pinAgain: 'Repeat the PIN',
    password: 'Password',
    passwordHint: 'At least 10 characters. A few words work well.',
    passwordAgain: 'Repeat the password',
    usePassword: 'I prefer a password',
    usePin: 'I prefer a PIN',
    set: 'Set it and open the wallet',
    refused: {
      'not-six-digits': 'A PIN has exactly 6 digits.',
      guessable: 'This PIN is easy to guess. Choose another.',
      'too-short': 'A password has at least 10 characters.',
      different: 'The entries differ. Type the same twice.',
    },
  },
  passkey: {
    title: 'Open it with a finger or your face',
    lead: 'A passkey opens the wallet instead of the PIN or password. No card is bound to it.',
    insteadOfPin:
      'The PIN will stop opening the wallet: six digits can be guessed, a passkey cannot. If you lose the passkey, you add the card with a new code.',
    besidePassword: 'The password stays beside it.',
    add: 'Add a passkey',
    later: 'Not now',
    unavailable: 'This device has no passkeys of the kind that is needed, or nobody confirmed. Nothing has changed.',
  },
};
