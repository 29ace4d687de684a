import type * as polish from '../pl/receipts.ts';

export const receipts: typeof polish.receipts = {
  title: 'Check a receipt of an inspection',
  lead: 'Passengers download the receipt in their wallet: Who has seen it → Download the receipt. Nothing is kept here.',
  file: 'File with the receipt',
  text: 'or its text',
  check: 'Check',
  noReceipt: 'This is no receipt of a wallet. Ask for the whole file.',
  signed: 'Code signed with the card’s key',
  byClockOfPhone: (moment) => `${moment}, by the clock of the passenger’s phone`,
  list: 'List of revoked cards signed by the issuer',
  noList: 'is not in the receipt',
  proves: '✓ The card was valid then',
  provesNothing: (reason) => `The receipt does not prove that the card was valid (${reason}).`,
  whose: 'Whose',
  card: (name, number, institution) => `${name}, no. ${number}, ${institution}`,
};
