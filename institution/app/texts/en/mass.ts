import type { Translated } from '@mleg/ui/i18n/text-tree.ts';
import type * as polish from '../pl/mass.ts';

export const mass: Translated<typeof polish.mass> = {
  title: 'Many at once',
  concerned: 'Whom it concerns',
  newTitle: 'Revoke, suspend or cancel codes',
  doneTitle: 'Latest actions',
  source: 'Whom it concerns',
  from: {
    left: 'People who have left',
    suspended: 'People whose mLegitymacja is suspended',
    all: 'Everybody with a mLegitymacja or a code',
  },
  tooMany: 'The first {{count}} people are shown. To act on others, choose a group.',
  noLeaversTitle: 'Nobody who has left still has a mLegitymacja',
  noLeavers: 'To act on other people, choose them above.',
  nobodyTitle: 'Nobody chosen has a mLegitymacja or a code',
  nobody: 'Choose somebody else above.',
  selectAll: 'Select all ({{count}})',
  people: 'People to choose from',
  what: 'What to do',
  kind: {
    revoke: 'Revoke mLegitymacja cards and codes',
    'cancel-codes': 'Cancel codes that nobody has used',
    suspend: 'Suspend mLegitymacja cards',
    resume: 'Put suspended mLegitymacja cards back',
  },
  reasonMissing: 'Choose a reason before you check',
  check: 'Check ({{count}})',
  checkNone: 'Select people to check',
  fact: { selected: 'People selected', cards: 'Cards that change', codes: 'Codes that change' },
  nothing: 'The people selected have nothing to change.',
  ownLeftOut: 'Your own card will be left out.',
  means: {
    revoke:
      'They are no longer valid. An inspector who is online sees it within minutes, one with this morning’s list only with the next. This cannot be undone. The holders will see the reason.',
    'cancel-codes': 'The codes stop working at once. Cards that are on phones stay.',
    suspend:
      'They are suspended. An inspector who is online sees it within minutes, one with this morning’s list only with the next.',
    resume:
      'They are valid again. An inspector who is online sees it within minutes, one with this morning’s list only with the next.',
  },
  needsSecond: 'This is too much for one person in a day. A second person has to approve it.',
  askSecond: 'Ask a second person',
  do: {
    revoke: 'Revoke ({{count}})',
    'cancel-codes': 'Cancel codes ({{count}})',
    suspend: 'Suspend ({{count}})',
    resume: 'Put back ({{count}})',
  },
  placed: 'Started. The progress is shown below, you can leave this page.',
  titled: {
    revoke: 'Revocation (people: {{count}})',
    'cancel-codes': 'Cancelled codes (people: {{count}})',
    suspend: 'Suspension (people: {{count}})',
    resume: 'Putting back (people: {{count}})',
  },
  state: { running: 'Under way', done: 'Done', rejected: 'Rejected' },
  asked: 'Asked for by {{name}}, {{when}}.',
  approved: 'Approved by {{name}}.',
  rejected: 'Rejected by {{name}}.',
  progress: '{{done}} of {{total}} passed on to the Ministry',
  result: 'Changed {{changed}} of {{total}}.',
  failures: 'Who was not changed',
  refusal: {
    'nothing-to-change': 'There is nothing left to change',
    'own-card': 'The own card of who asks or approves',
    internal: 'It failed ({{reason}})',
  },
};
