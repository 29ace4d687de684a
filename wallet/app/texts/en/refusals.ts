import type { Translated } from '@mleg/ui/i18n/text-tree.ts';
import type * as polish from '../pl/refusals.ts';

export const refusals: Translated<typeof polish.refusals> = {
  'not-a-card-code': 'This is not a card code. Use the QR code from your university’s portal or your school.',
  'wrong-length': 'The code has 12 characters. Check that it is complete.',
  'foreign-character': 'The code has no such characters. It has no letters I, L, O and no digits 0 and 1.',
  'wrong-check-character': 'There is a slip in the code. Compare it character by character.',
  'unlisted-issuer': 'The code leads to {{host}}. This issuer is not on the trusted list. Nothing was sent there.',
  'unsafe-address':
    'The code leads to a suspicious address. Nothing was sent there. Get a code from your university or school.',
  offline: 'There is no connection. Check the internet and try again. Nothing is lost.',
  'dead-code':
    'This code no longer works: it was used, replaced, locked or has expired. Prepare a new one in the portal.',
  'too-many-requests': 'Too many tries in a short time. Wait a minute and try again.',
  later: 'The issuer issues no cards at the moment. Try again later. Nothing is lost, and the code still works.',
  'issuer-fault': 'The issuer answered with an error. Try again in a few minutes. Nothing is lost.',
  'issuer-mismatch': 'Somebody else speaks at the issuer’s address. We stopped. Tell your university or school.',
  'draft-issuer': 'The issuer uses an outdated standard. This wallet does not support it.',
  'unsupported-offer': 'The wallet does not support this code.',
  'unsupported-card': 'The wallet does not support this kind of document.',
  'no-such-activation': 'This card is no longer being added. Start again.',
  'not-consented': 'First confirm that you want to add the document.',
  'activation-code-needed': 'Type the activation code.',
  'wrong-code': 'The activation code is not right.',
  'wrong-code-tries_one': 'The activation code is not right. {{count}} try left. Compare it with the portal.',
  'wrong-code-tries_other': 'The activation code is not right. {{count}} tries left. Compare it with the portal.',
  'attested-wallets-only':
    'This issuer gives documents only to wallets whose keys somebody vouches for. Nobody vouches for this wallet’s.',
  deferred: 'The issuer makes the card later. The wallet asks for it by itself.',
  'not-issued': 'The issuer will not issue this card. Ask your university or school why.',
  'token-expired': 'Too much time has passed since you gave the code. Prepare a new one in the portal.',
  'bad-credential': 'What the issuer sent did not pass our checks. We did not store it. Try again.',
};
