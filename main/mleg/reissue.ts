import { reissue as reissueCards } from '@mleg/issuer/reissue/reissue';
import type { Command } from './command.ts';
import { openWhichCards, WHICH_CARDS } from './which-cards.ts';

/** Said again it asks nobody twice, and tells how far it is. */
export const reissue: Command = {
  name: 'reissue',
  summary: 'has live cards signed anew by renewal, without new codes; repeated, it says how far that is',
  example: 'reissue --key dDtPbM4nXpQoG1cRQmfYGWm0kA_wR8Y1bQ9cW3xZ0aE',
  options: WHICH_CARDS,
  run: async (call) => {
    const { issuer, which } = await openWhichCards(call);
    const progress = await reissueCards(issuer, which);
    const { asked, waiting } = progress;
    const isDone = asked + waiting === 0;
    const lines = isDone
      ? ['No live card of these is left.']
      : [
          `${asked} wait for their institutions, which were asked to state them anew.`,
          `${waiting} are stated and wait for their phones, which ask once a day.`,
          'The copies before die when a phone has confirmed. Say the same again to see how far it is.',
        ];
    return { exit: isDone ? 'ok' : 'found', lines, data: { ...progress, done: isDone } };
  },
};
