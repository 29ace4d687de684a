import type { Translated } from '@mleg/ui/i18n/text-tree.ts';
import type * as polish from '../pl/shell.ts';

export const shell: Translated<typeof polish.shell> = {
  product: 'The Ministry’s desk',
  navigation: { agreements: 'Agreements', figures: 'Figures', halt: 'Halt', staff: 'People' },
  signIn: {
    title: 'Sign in',
    lead: 'Here the Ministry decides which universities and schools may issue mLegitymacja cards.',
    passkey: 'Sign in with a passkey',
    passkeyHint: 'A passkey is your fingerprint, your face or your device’s PIN. You type no password.',
    demoTitle: 'Demonstration account',
    demo: 'Only the fictional people of the demonstration have a password.',
    login: 'E-mail address',
    password: 'Password',
    submit: 'Sign in with a password',
    loginMissing: 'Enter your e-mail address',
    passwordMissing: 'Enter your password',
    wrong: 'The address or the password is wrong',
  },
  passkey: {
    stoppedTitle: 'No passkey was used',
    stopped: 'You stopped, or this device has no passkey for this site. Try again, or use another device.',
    refusedTitle: 'The passkey was not accepted',
    refused: 'We do not know this passkey, or the account is switched off. Ask a supervisor to invite you again.',
  },
  enrolment: {
    title: 'Create your passkey',
    lead: {
      clerk: 'You are invited to the Ministry’s desk as a clerk.',
      supervisor: 'You are invited to the Ministry’s desk as a supervisor.',
    },
    name: 'Full name',
    email: 'E-mail address at work',
    emailHint: 'By it we know the applications this person must not decide about.',
    nameMissing: 'Enter the full name',
    emailMissing: 'Enter an address like name@office.pl',
    emailTaken: 'Somebody has an account with this address',
    submit: 'Create passkey',
    hint: 'Your device will ask for your fingerprint, your face or a PIN. The link works once.',
    unknownTitle: 'This invitation does not work',
    unknown: 'It has been used, or a day has passed since it was sent. Ask for another.',
  },
  problem: {
    offline: 'There is no connection to the server. Check your internet and try again.',
    forbidden: 'Your role does not allow this. Ask a supervisor.',
    notFound: 'There is no such institution or person here.',
  },
  notFound: { home: 'Go to the agreements' },
};
