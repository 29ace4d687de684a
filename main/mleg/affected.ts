import { type AffectedCard, listAffected } from '@mleg/issuer/reissue/list-affected';
import { type LostCards, listLost } from '@mleg/issuer/restore/list-lost';
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
    cards.sort(byInstitutionAndTime);
    const live = cards.filter(({ cardStatus, current }) => cardStatus === 'valid' && current).length;
    const lost = await listLost(issuer, which);
    return {
      exit: 'ok',
      lines: [
        ...(cards.length > 0 ? [HEADING] : []),
        ...cards.map(lineOf),
        `${cards.length} signed, of these ${live} live on phones now.`,
        ...linesOf(lost),
      ],
      data: { cards, signed: cards.length, live, lost: lost.cards, lostOrders: lost.orders },
    };
  },
};

/** What a restore has lost is said apart: no key, no rules and no copy of it are known. */
function linesOf({ cards, orders }: LostCards): string[] {
  const lines = cards.map(({ institutionId, requestId, at }) =>
    [institutionId, `order ${requestId}`, 'key unknown', 'rules unknown', at.toISOString(), 'lost, revoked'].join('  '),
  );
  if (cards.length > 0) {
    lines.push(
      `${cards.length} more were given after a backup that was restored since, whatever key and rules are asked for: they`,
      'are revoked. Whose they were the institution finds by its order. Copies by which a card that the backup knows was',
      'renewed after it are revoked too, and are in no list.',
    );
  }
  if (orders > 0) {
    lines.push(`Of ${orders} more orders that ended after such a backup nobody can tell whether they gave a card.`);
  }
  return lines;
}

const byInstitutionAndTime = (one: AffectedCard, other: AffectedCard): number =>
  one.institutionId.localeCompare(other.institutionId, 'en') ||
  (one.intendedAt?.getTime() ?? 0) - (other.intendedAt?.getTime() ?? 0);

/** What stands in the columns of `lineOf`. */
const HEADING = ['INSTITUTION', 'CARD', 'ISSUE', 'SIGNED BY', 'RULES', 'SIGNED AT', 'NOW'].join('  ');

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
