import type { CardUpdateRefusal, CardUpdateStatement } from '@mleg/issuer-contract/card-update';
import { later } from '@mleg/platform/clock/durations';
import { endOfDayInWarsaw } from '@mleg/student-card/warsaw-time';
import type { IssuerDeps } from '../deps.ts';
import { UPDATE_KEPT_FOR } from '../durations.ts';
import type { Institution } from '../institutions/institution-store.ts';
import { lintClaims } from '../subjects/lint-claims.ts';
import { makePortrait } from '../subjects/portrait.ts';
import { refuseSubject } from '../subjects/refuse-subject.ts';
import { statementDigest } from '../subjects/statement-digest.ts';
import { sealSubject } from '../subjects/subject.ts';
import { selectLiveOrder, upsertUpdate } from './update-store.ts';

type Needed = Pick<IssuerDeps, 'database' | 'keys' | 'clock' | 'random'>;

export type CardUpdateAnswer =
  | { state: 'waiting' | 'unchanged' }
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
  const refused = refuseSubject(deps, institution, subject);
  if (refused) return { refused };
  const { institutionId } = institution;
  const order = await selectLiveOrder(deps.database, institutionId, cardId);
  if (!order) return { refused: 'unknown-card' };
  if (order.cardType !== subject.cardType) return { refused: 'another-card-type' };
  if (lintClaims(subject.cardType, subject.claims)) return { refused: 'invalid-claims' };
  if (!(await makePortrait(subject.claims).catch(() => undefined))) return { refused: 'invalid-claims' };
  const now = deps.clock.now();
  const [lastDay, longest] = [endOfDayInWarsaw(subject.claims.date_of_expiry), later(now, UPDATE_KEPT_FOR)];
  const place = { institutionId, offerId: order.offerId };
  const isNew = await upsertUpdate(deps.database, {
    offerId: order.offerId,
    statementDigest: statementDigest(deps, institutionId, subject),
    sealed: sealSubject(deps, place, subject.claims),
    keepUntil: lastDay < longest ? lastDay : longest,
    now,
  });
  return { state: isNew ? 'waiting' : 'unchanged' };
}
