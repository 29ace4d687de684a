import type { Clock } from '@mleg/platform/clock/clock';
import { epochSeconds } from '@mleg/platform/clock/durations';
import { parseHolderProof } from '@mleg/protocol/offline-check/holder-proof';
import { readQrText } from '@mleg/protocol/offline-check/qr-text';
import { verifyStatusListToken } from '@mleg/protocol/status-list/verify-status-list-token';
import { checkShownCard } from '@mleg/verifier-check/check-shown-card';
import type { HeldList } from '@mleg/verifier-check/held-pack';
import type { Verdict } from '@mleg/verifier-check/verdict';
import type { Holdings } from '../holdings/holdings.ts';
import { issuerKey, type TrustedIssuer } from '../trust/trusted-issuer.ts';
import type { Receipt } from './receipt-api.ts';

export type ReceiptAnswer =
  | { refused: 'no-receipt' }
  | {
      /** When the card's key signed the code, by the holder's clock, and when the issuer signed the list. Seconds. */
      shownAt: number;
      listAt: number | undefined;
      /** What an inspector at that moment, with that list, would have seen. */
      verdict: Verdict;
    };

type Needed = { clock: Clock; holdings: Pick<Holdings, 'trusted' | 'issuers'> };

/** The offline check as it was at the moment the receipt speaks of, by the issuer's own list of that time. */
export async function checkReceipt({ clock, holdings }: Needed, receipt: Receipt): Promise<ReceiptAnswer> {
  const read = readQrText(receipt.code);
  const parsed = 'ok' in read && read.kind === 'card' ? parseHolderProof(read.bytes) : undefined;
  if (!parsed || 'refused' in parsed) return { refused: 'no-receipt' };
  const { issuedAt, card } = parsed.proof;
  const now = epochSeconds(clock.now());
  if (issuedAt > now) return { refused: 'no-receipt' };
  const issuers = holdings.issuers();
  const lists = await heldLists(holdings.trusted, receipt.statusList, { uri: card.status.uri, at: issuedAt });
  const pack = { iat: issuedAt, exp: issuedAt + 1, issuers, lists };
  const { answer } = parsed.proof;
  const question = answer && { ...answer, askedAt: issuedAt };
  const verdict = await checkShownCard(receipt.code, { now: issuedAt, pack, question });
  return { shownAt: issuedAt, listAt: lists[0]?.iat, verdict };
}

async function heldLists(
  trusted: readonly TrustedIssuer[],
  token: string | undefined,
  { uri, at }: { uri: string; at: number },
): Promise<HeldList[]> {
  if (token === undefined) return [];
  for (const one of trusted) {
    const moment = new Date(at * 1000);
    const verified = await verifyStatusListToken(token, {
      uri,
      now: at,
      resolveIssuerKey: (header) =>
        issuerKey([one], one.issuer, { x5c: header['x5c'], now: moment, purpose: 'status-list' }),
    });
    if ('ok' in verified) {
      return [{ issuer: one.issuer, uri, list: verified.list, iat: verified.iat, exp: verified.exp ?? verified.iat }];
    }
  }
  return [];
}
