import { type AffectedCard, listAffected } from '@mleg/issuer/reissue/list-affected';
import type { Command } from './command.ts';
import { openWhichCards, WHICH_CARDS } from './which-cards.ts';

/** Ids and moments, nothing of persons: who a card is of, only its institution knows. */
export const affected: Command = {
  name: 'affected',
  summary: 'lists every card that a key, rules, an institution or a time has given',
  example: 'affected --institution uniwersytet --from 2026-11-30T08:00:00Z',
  options: WHICH_CARDS,
  run: async (call) => {
    const { issuer, which } = await openWhichCards(call);
    const cards: AffectedCard[] = [];
    for await (const card of listAffected(issuer, which)) cards.push(card);
    const live = cards.filter(({ cardStatus, current }) => cardStatus === 'valid' && current).length;
    return {
      exit: 'ok',
      lines: [...cards.map(lineOf), `${cards.length} signed, of these ${live} live on phones now.`],
      data: { cards, signed: cards.length, live },
    };
  },
};

const lineOf = ({ institutionId, cardId, issue, signedBy, rules, intendedAt, cardStatus, current }: AffectedCard) =>
  [
    institutionId,
    cardId,
    `issue ${issue}`,
    signedBy ?? 'key unknown',
    rules ?? 'rules unknown',
    intendedAt?.toISOString() ?? 'moment unknown',
    current ? (cardStatus ?? 'not on a phone') : 'replaced',
  ].join('  ');
