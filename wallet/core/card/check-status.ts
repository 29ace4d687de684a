import { lookUpStatus, type StatusName } from '@mleg/protocol/status-list/look-up-status';
import { newerStatusList } from '@mleg/protocol/status-list/newer-status-list';
import { statusListFreshness } from '@mleg/protocol/status-list/status-list-freshness';
import type { StatusReference } from '@mleg/protocol/status-list/status-reference';
import { type VerifiedStatusList, verifyStatusListToken } from '@mleg/protocol/status-list/verify-status-list-token';
import type { CardStatus } from '@mleg/student-card/card-status';
import type { Card, StatusCheck } from '../records/card.ts';
import { isNetworkFailure } from '../trust/network-failure.ts';
import type { WalletDeps } from '../wallet.ts';
import { resolveIssuerKey } from './issuer-key.ts';

type StatusDeps = Pick<WalletDeps, 'fetch' | 'vault' | 'now'>;

export type StatusRefusal = { refused: 'no-such-card' | 'no-status' | 'offline' | 'bad-status-list' };

/**
 * Looks the card up in its issuer's status list and keeps what it says. The whole list is fetched, so that the issuer
 * learns nothing about the card (Token Status List §12.4); a copy that is still fresh is not fetched again unless asked.
 */
export async function checkStatus(
  deps: StatusDeps,
  cardId: string,
  { force = false }: { force?: boolean } = {},
): Promise<StatusCheck | StatusRefusal> {
  const card = await deps.vault.read('card', cardId);
  if (card === undefined) return { refused: 'no-such-card' };
  const copies = [...card.copies, ...(card.compact ? [card.compact] : [])];
  const references = copies.flatMap(({ status }) => (status === undefined ? [] : [status]));
  if (references.length === 0) return { refused: 'no-status' };
  const statuses: CardStatus[] = [];
  for (const uri of new Set(references.map((reference) => reference.uri))) {
    const list = await loadList(deps, card, uri, force);
    if ('refused' in list) return list;
    const found = references.filter((reference) => reference.uri === uri).map((reference) => statusIn(list, reference));
    if (found.includes('unreadable')) return { refused: 'bad-status-list' };
    statuses.push(...found.filter((status) => status !== 'unreadable'));
  }
  return keepCheck(deps, card, worst(statuses));
}

type ListRefusal = { refused: 'offline' | 'bad-status-list' };

async function loadList(
  deps: StatusDeps,
  card: Card,
  uri: string,
  force: boolean,
): Promise<VerifiedStatusList | ListRefusal> {
  const now = Math.floor(deps.now().getTime() / 1000);
  const kept = await deps.vault.read('status-list', uri);
  const known = kept && (await verifyList(deps, card, uri, kept.token));
  if (kept && known && 'ok' in known && !force && statusListFreshness(known, kept.fetchedAt, now) === 'fresh')
    return known;
  try {
    // Everybody's list, so a browser may keep it: asked again soon, the issuer answers that nothing has changed.
    const response = await deps.fetch(uri, { headers: { Accept: 'application/statuslist+jwt' }, cache: 'no-cache' });
    if (!response.ok) return { refused: response.status >= 500 ? 'offline' : 'bad-status-list' };
    const token = (await response.text()).trim();
    const fetched = await verifyList(deps, card, uri, token);
    if ('refused' in fetched) return fetched;
    const list = known && 'ok' in known ? newerStatusList(known, fetched) : fetched;
    if (list === fetched) await deps.vault.apply([{ put: 'status-list', record: { id: uri, token, fetchedAt: now } }]);
    return list;
  } catch (error) {
    return { refused: isNetworkFailure(error, 'offline') ? 'offline' : 'bad-status-list' };
  }
}

async function verifyList(
  deps: StatusDeps,
  card: Card,
  uri: string,
  token: string,
): Promise<VerifiedStatusList | ListRefusal> {
  const verified = await verifyStatusListToken(token, {
    uri,
    resolveIssuerKey: (header) => resolveIssuerKey(deps, card.issuer, header),
    now: Math.floor(deps.now().getTime() / 1000),
  });
  return 'ok' in verified ? verified : { refused: 'bad-status-list' };
}

const CARD_STATUS: Readonly<Record<StatusName, CardStatus>> = {
  valid: 'valid',
  invalid: 'revoked',
  suspended: 'suspended',
  // A value that the issuer has defined itself does not mean "valid", and nothing says that it is final.
  unknown: 'suspended',
};

function statusIn({ list }: VerifiedStatusList, { idx }: StatusReference): CardStatus | 'unreadable' {
  const found = lookUpStatus(list, idx);
  return 'ok' in found ? CARD_STATUS[found.status] : 'unreadable';
}

/** All copies are one card, so the worst status counts. */
function worst(statuses: readonly CardStatus[]): CardStatus {
  if (statuses.includes('revoked')) return 'revoked';
  return statuses.includes('suspended') ? 'suspended' : 'valid';
}

/** A card that is looked at is checked every few seconds; what it says is written as often as somebody reads a difference. */
const WRITTEN_AGAIN_AFTER_MILLISECONDS = 45_000;

/** What was revoked stays revoked, whatever a list says later (I4). */
async function keepCheck(deps: StatusDeps, card: Card, status: CardStatus): Promise<StatusCheck> {
  const lasting = card.lastCheck?.status === 'revoked' ? 'revoked' : status;
  const now = deps.now();
  const known = card.lastCheck;
  const age = now.getTime() - Date.parse(known?.checkedAt ?? '');
  if (known?.status === lasting && age >= 0 && age < WRITTEN_AGAIN_AFTER_MILLISECONDS) return known;
  const lastCheck: StatusCheck = { status: lasting, checkedAt: now.toISOString() };
  await deps.vault.apply([{ put: 'card', record: { ...card, lastCheck } }]);
  return lastCheck;
}
