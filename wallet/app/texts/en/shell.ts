import type { Translated } from '@mleg/ui/i18n/text-tree.ts';
import type * as polish from '../pl/shell.ts';

export const shell: Translated<typeof polish.shell> = {
  appName: 'mLegitymacja – wallet',
  brand: 'Wallet',
  back: 'Back',
  next: 'Next',
  cancel: 'Cancel',
  retry: 'Try again',
  settings: 'Settings',
  lockNow: 'Lock',
  notices: 'Notices',
  update: {
    title: 'There is a new version of the app',
    text: 'Refreshing takes a moment. Your cards stay.',
    action: 'Refresh',
  },
  takenOver: {
    title: 'The wallet is open in a newer version',
    text: 'This browser tab uses the old one. Load the page again.',
    action: 'Load again',
  },
  broken: {
    title: 'The wallet did not open',
    text: 'The browser gave no access to its storage. It may be in private mode or out of space. Nothing was removed.',
  },
  failed: {
    title: 'Something went wrong',
    text: 'This is a fault of the app. Your cards are safe. Load the page again.',
  },
  offline: 'You are offline. You can show your card without the internet too.',
};
