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
    const ended = cards.filter(({ current, endedByRestore }) => current && endedByRestore).length;
    const lost = await listLost(issuer, which);
    return {
      exit: 'ok',
      lines: [
        ...(cards.length > 0 ? [HEADING] : []),
        ...cards.map(lineOf),
        `${cards.length} signed, of these ${live} live on phones now.`,
        ...linesOfEnded(ended),
        ...linesOf(lost),
      ],
      data: { cards, signed: cards.length, live, endedByRestore: ended, lost: lost.cards, lostOrders: lost.orders },
    };
  },
};

/** What was revoked after a backup, and what a phone has renewed after it, looks alike: the copy it knows was revoked. */
const linesOfEnded = (count: number): string[] =>
  count === 0
    ? []
    : [
        `${count} that a restored backup knew (lost, revoked) were revoked or renewed after it, which nobody can tell apart any`,
        'more: they are revoked, with the copies that they were renewed by. Who should have a card orders a new code.',
      ];

/** What a restore has lost is said apart: no key, no rules and no copy of it are known. */
function linesOf({ cards, orders }: LostCards): string[] {
  const lines = cards.map(({ institutionId, requestId, at }) =>
    [institutionId, `order ${requestId}`, 'key unknown', 'rules unknown', at.toISOString(), 'lost, revoked'].join('  '),
  );
  if (cards.length > 0) {
    lines.push(
      `${cards.length} more were given after a backup that was restored since, whatever key and rules are asked for: they`,
      'are revoked. Whose they were the institution finds by its order.',
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

const lineOf = ({ institutionId, cardId, issue, signedBy, rules, intendedAt, ...card }: AffectedCard) =>
  [
    institutionId,
    cardId,
    `issue ${issue}`,
    signedBy ?? 'key unknown',
    rules ?? 'rules unknown',
    intendedAt?.toISOString() ?? 'moment unknown',
    stateOf(card),
  ].join('  ');

function stateOf({
  current,
  cardStatus,
  endedByRestore,
}: Pick<AffectedCard, 'current' | 'cardStatus' | 'endedByRestore'>) {
  if (!current) return 'replaced';
  return endedByRestore ? 'lost, revoked' : (cardStatus ?? 'not on a phone');
}
