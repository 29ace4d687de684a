import type { Translated } from '@mleg/ui/i18n/text-tree.ts';
import type * as polish from '../pl/shell.ts';

export const shell: Translated<typeof polish.shell> = {
  product: 'mLegitymacja',
  navigation: {
    label: 'Main',
    student: 'Student',
    documents: 'Documents',
    card: 'mLegitymacja',
    teacher: 'Your classes',
    office: 'Dean’s office',
  },
  breadcrumbs: 'Where you are',
  signOut: 'Sign out',
  signIn: {
    title: 'Sign in',
    lead: 'Use the account you have for the university’s systems.',
    login: 'User name',
    password: 'Password',
    submit: 'Sign in',
    loginMissing: 'Enter your user name',
    passwordMissing: 'Enter your password',
    wrong: 'The user name or the password is wrong',
    wrongHelp: 'Check spelling and capitals. If you do not remember the password, ask the university’s help desk.',
    expiredTitle: 'Your session has ended',
    expired: 'Sign in again. You will be back exactly where you were.',
    showPassword: 'Show password',
  },
  problem: {
    title: 'Something went wrong',
    offline: 'There is no connection to the university. Check your internet and try again.',
    tooMany_one: 'Too many attempts. Try again in {{count}} second.',
    tooMany_other: 'Too many attempts. Try again in {{count}} seconds.',
    forbidden: 'Your account has no access to this part of the portal.',
    notFound: 'There is no such person here.',
    fault: 'This is our mistake, not yours. Try again in a moment.',
    incident: 'Reference number: {{incident}}',
    retry: 'Try again',
  },
  notFound: {
    title: 'There is no such page',
    text: 'The address is out of date or mistyped.',
    home: 'Go to the start',
  },
};
