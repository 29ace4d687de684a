import type { Translated } from '@mleg/ui/i18n/text-tree.ts';
import type * as polish from '../pl/shell.ts';

export const shell: Translated<typeof polish.shell> = {
  product: 'mLegitymacja',
  navigation: {
    student: 'Student',
    documents: 'Documents',
    card: 'mLegitymacja',
    teacher: 'Your classes',
    account: 'Account',
    office: 'Dean’s office',
  },
  breadcrumbs: 'Where you are',
  signIn: {
    title: 'Sign in',
    lead: 'Use the account you have for the university’s systems.',
    login: 'User name',
    password: 'Password',
    submit: 'Sign in',
    loginMissing: 'Enter your user name',
    passwordMissing: 'Enter your password',
    wrong: 'The user name or the password is wrong',
    wrongHelp: 'Check spelling and capitals. If you do not remember the password, set a new one.',
    showPassword: 'Show password',
    passkey: 'Use a passkey',
    forgotten: 'I do not remember my password',
  },
  problem: {
    offline: 'There is no connection to the university. Check your internet and try again.',
    forbidden: 'Your account has no access to this part of the portal.',
    notFound: 'There is no such person here.',
  },
  notFound: { home: 'Go to the start' },
};
