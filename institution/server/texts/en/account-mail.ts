import type * as polish from '../pl/account-mail.ts';

export const accountMail: typeof polish.accountMail = {
  subject: {
    'password-link': 'A new password for the portal',
    'password-changed': 'Your password for the portal was changed',
    'passkey-added': 'A passkey was added to your account',
    'address-changed': 'The e-mail address of your account was changed',
    'passkey-removed': 'A passkey was removed from your account',
  },
  what: {
    'password-changed': 'The password of your account in the portal was changed. All other sessions have ended.',
    'passkey-added': 'A new passkey was added to your account in the portal.',
    'address-changed':
      'The institution changed the e-mail address of your account in the portal. News of the account and links for a new password go to the new address from now on.',
    'passkey-removed': 'A passkey was removed from your account in the portal.',
  },
  link: (institution, link) =>
    [
      'Hello,',
      '',
      'to set a new password, open this page within 30 minutes. The link works once:',
      link,
      '',
      'If it was not you who asked for a new password, there is nothing to do: the old one still works.',
      '',
      institution,
    ].join('\n'),
  news: (institution, what, account) =>
    [
      'Hello,',
      '',
      what,
      '',
      'If this was not you, set a new password at once, end the sessions on the page of your account, and tell the institution:',
      account,
      '',
      institution,
    ].join('\n'),
};
