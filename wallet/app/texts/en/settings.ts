import type { Translated } from '@mleg/ui/i18n/text-tree.ts';
import type * as polish from '../pl/settings.ts';

export const settings: Translated<typeof polish.settings> = {
  title: 'Settings',
  look: {
    title: 'Look and language',
    language: 'Language',
    theme: 'Theme',
    system: 'As the system',
    light: 'Light',
    dark: 'Dark',
  },
  lock: {
    title: 'Lock',
    auto: 'The wallet locks itself after 5 minutes without use.',
    change: 'Change PIN or password',
    old: 'Present PIN',
    oldPassword: 'Present password',
    save: 'Save the change',
    changed: 'Changed. Use the new one next time.',
    passkey: 'Passkey',
    passkeyText: 'Open the wallet with your fingerprint or face. Cards are not bound to it.',
    passkeyInsteadOfPin:
      'It takes the place of the PIN: six digits can be guessed, a passkey cannot. If you lose it, add your card with a new code.',
    passkeyAdd: 'Add a passkey',
    passkeyAdded: 'A passkey opens this wallet.',
    passkeyAlone: 'Only the passkey opens this wallet. There is no PIN.',
    pinStillOpens: 'The PIN still opens it. Six digits can be guessed, a passkey cannot.',
    leavePin: 'Keep the passkey only',
    passkeyFailed: 'The passkey did not work. Nothing has changed.',
    passkeyReplace: 'Replace it with a PIN or password',
    passkeyReplaceText: 'At the end, use the passkey one last time.',
    passkeyRemove: 'Remove the passkey',
    passkeyUnavailable: 'This device does not support passkeys in the way we need. Your PIN works as before.',
  },
  storage: {
    title: 'Storage',
    persistent: 'The browser has promised not to remove the wallet’s data.',
    volatile: 'The browser may remove the wallet’s data when it runs out of space.',
    unknown: 'This browser does not say whether it will keep the wallet’s data.',
    ask: 'Ask for lasting storage',
    refused: 'The browser said no. Adding the wallet to the home screen helps.',
    used: 'Space used: {{size}}',
  },
  permissions: {
    title: 'Permissions',
    camera: 'Camera',
    granted: 'granted',
    denied: 'denied',
    prompt: 'we will ask when it is needed',
    unknown: 'depends on the browser',
  },
  install: { title: 'Home screen', how: 'How to install' },
  about: {
    title: 'About',
    text: 'An open wallet for mLegitymacja cards. It talks to issuers by the open standard OpenID4VCI.',
    protects:
      'Data are encrypted with a key that only you open, on this device. That does not protect an open wallet in someone else’s hands.',
    issuers: 'Trusted issuers',
    issuersUnknown: 'We will fetch the list when there is internet.',
    licence: 'Licence: EUPL-1.2',
  },
};
