import type { Translated } from '@mleg/ui/i18n/text-tree.ts';
import type * as polish from '../pl/history.ts';

export const history: Translated<typeof polish.history> = {
  title: 'Who has seen it',
  lead: 'Who asked, when, and for what. This list is on this device only.',
  empty: {
    title: 'Nothing has been shown to anybody yet',
    text: 'When you show a card, you see here to whom, when, and which data.',
  },
  how: { online: 'Online', inspection: 'For inspection' },
  purpose: 'What for',
  data: 'Data',
  noData: 'Only that the document is valid',
  from: 'Document',
  host: 'Address',
  unverified: 'name not confirmed',
  outcome: {
    shown: 'Shown',
    begun: 'Perhaps arrived, perhaps not',
    refused: 'Sent, with an error',
    declined: 'Declined',
  },
  receipt: 'Download the receipt',
  receiptHint: 'Proof that the card was valid then: for a complaint, for example.',
  unnamed: 'Ticket inspection',
  forget: {
    action: 'Clear the history',
    title: 'Clear the history?',
    text: 'The list disappears from this device for good. The cards stay.',
    confirm: 'Clear the history',
  },
};
