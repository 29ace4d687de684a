import type { CardWarning } from '@mleg/issuer-contract/card-statement';
import type { CardUpdateRefusal, CardUpdateStatement } from '@mleg/issuer-contract/card-update';
import { later } from '@mleg/platform/clock/durations';
import { endOfDayInWarsaw } from '@mleg/student-card/warsaw-time';
import type { IssuerDeps } from '../deps.ts';
import { UPDATE_KEPT_FOR } from '../durations.ts';
import type { Institution } from '../institutions/institution-store.ts';
import { holderClaims } from '../subjects/compose-card.ts';
import { type JudgedCard, judgeSubject } from '../subjects/judge-subject.ts';
import { statementDigest } from '../subjects/statement-digest.ts';
import { type SubjectPlace, sealSubject } from '../subjects/subject.ts';
import { selectLiveOrder, upsertUpdate } from './update-store.ts';

type Needed = Pick<IssuerDeps, 'database' | 'keys' | 'clock' | 'pictures' | 'random'>;

export type CardUpdateAnswer =
  | { state: 'waiting' | 'unchanged'; warnings?: CardWarning[] }
  | { refused: CardUpdateRefusal }
  | { refused: 'unknown-card' };

/**
 * What an institution states anew about a card that is on a phone: kept, encrypted, until the phone asks. Everything
 * that could make signing fail is found out here, while the institution listens.
 */
export async function updateCard(
  deps: Needed,
  institution: Institution,
  { cardId, subject }: CardUpdateStatement,
): Promise<CardUpdateAnswer> {
  const judged = await judgeSubject(deps, institution, subject);
  if ('refused' in judged) return judged;
  const { institutionId } = institution;
  const order = await selectLiveOrder(deps.database, institutionId, cardId);
  if (!order) return { refused: 'unknown-card' };
  if (order.cardType !== subject.cardType) return { refused: 'another-card-type' };
  if (judged.fault) return { refused: 'invalid-claims' };
  const isNew = await keepUpdate(deps, { institutionId, offerId: order.offerId }, judged.card);
  const { warnings } = judged;
  return { state: isNew ? 'waiting' : 'unchanged', ...(warnings.length > 0 ? { warnings } : {}) };
}

function keepUpdate(deps: Needed, place: SubjectPlace, card: JudgedCard['card']): Promise<boolean> {
  const { cardType, claims } = card;
  const now = deps.clock.now();
  const [lastDay, longest] = [endOfDayInWarsaw(claims.date_of_expiry), later(now, UPDATE_KEPT_FOR)];
  return upsertUpdate(deps.database, {
    offerId: place.offerId,
    statementDigest: statementDigest(deps, place.institutionId, card),
    sealed: sealSubject(deps, place, holderClaims(cardType, claims)),
    keepUntil: lastDay < longest ? lastDay : longest,
    now,
  });
}
