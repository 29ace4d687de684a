import { lookUpStatus, type StatusName } from '@mleg/protocol/status-list/look-up-status';
import type { AuthenticCard } from './authenticate-card.ts';
import type { HeldInstitution, HeldList } from './held-pack.ts';
import { codeOf, FRESH_SECONDS, isClockSure, type Moment } from './judge-presentation.ts';
import type { AmberReason, RedReason, ShownCard, Verdict } from './verdict.ts';

/** Lists are published within a minute of a change; three days without a network are as much as we trust a memory. */
export const LIST_TOO_OLD_SECONDS = 72 * 3_600;

/** Steps 10–16, for a card whose signatures are valid. */
export function judgeCard(authentic: AuthenticCard, moment: Moment): Verdict {
  const { issuer, claims, proof } = authentic;
  const institution = issuer.institutions.find(({ id }) => id === claims.institutionId);
  const list = findList(authentic, moment);
  const status = list ? readStatus(list, proof.card.status.idx) : undefined;
  const wrong = refuteCard(authentic, institution, moment) ?? refuteStatus(status);
  if (wrong) return { verdict: 'red', reason: wrong };

  const card = institution && shownCard(authentic, institution);
  const ages = agesOf(list, moment);
  const doubt = doubtCard(institution, list, moment);
  if (doubt) return { verdict: 'amber', reason: doubt, ...(card && { card }), ...ages };
  if (status === 'suspended') return { verdict: 'red', reason: 'suspended' };
  if (status !== 'valid' || !card || ages.listAge === undefined) throw new Error('a card that nothing speaks for');
  const twoWay = proof.answer !== undefined;
  return { verdict: 'green', card, listAge: ages.listAge, twoWay, code: codeOf(proof) };
}

/** Steps 10 and 11: the claims of the card, and which institutions its issuer may sign for. */
function refuteCard(
  { claims, proof }: AuthenticCard,
  institution: HeldInstitution | undefined,
  moment: Moment,
): RedReason | undefined {
  if (institution && !institution.cardTypes.includes(claims.cardType)) return 'not-entitled';
  if (!isClockSure(moment)) return undefined;
  const { now } = moment;
  if (now >= proof.card.expiresAt) return 'expired';
  if (proof.card.issuedAt > now + FRESH_SECONDS) return 'not-yet-valid';
  return now >= (institution?.validUntil ?? Infinity) ? 'not-entitled' : undefined;
}

/** Step 12: what no later list can change. INVALID is final, however old the list is (I4). */
function refuteStatus(status: StatusName | 'out-of-range' | undefined): RedReason | undefined {
  if (status === 'invalid') return 'revoked';
  if (status === 'out-of-range') return 'status-out-of-range';
  return status === 'unknown' ? 'status-unknown' : undefined;
}

/** Steps 13–15. */
function doubtCard(
  institution: HeldInstitution | undefined,
  list: HeldList | undefined,
  moment: Moment,
): AmberReason | undefined {
  if (!isClockSure(moment)) return 'clock-doubtful';
  const { now, pack } = moment;
  if (!pack || now >= pack.exp) return 'pack-expired';
  if (!institution) return 'unknown-institution';
  if (!list) return 'no-status-list';
  return now >= Math.min(list.exp, list.iat + LIST_TOO_OLD_SECONDS) ? 'status-list-too-old' : undefined;
}

/** Only one that the card's own issuer has signed (V43). */
const findList = ({ issuer, proof }: AuthenticCard, { pack }: Moment): HeldList | undefined =>
  pack?.lists.find((list) => list.uri === proof.card.status.uri && list.issuer === issuer.issuer);

function readStatus({ list }: HeldList, idx: number): StatusName | 'out-of-range' {
  const found = lookUpStatus(list, idx);
  return 'refused' in found ? 'out-of-range' : found.status;
}

const agesOf = (list: HeldList | undefined, { now, pack }: Moment): { listAge?: number; packAge?: number } => ({
  ...(list && { listAge: Math.max(0, now - list.iat) }),
  ...(pack && { packAge: Math.max(0, now - pack.iat) }),
});

const shownCard = ({ claims, proof }: AuthenticCard, { name }: HeldInstitution): ShownCard => ({
  claims,
  institutionName: name,
  expiresAt: proof.card.expiresAt,
});
