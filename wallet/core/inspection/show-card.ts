import { decodeBase64url } from '@mleg/protocol/jws/base64url';
import { type Answer, finishHolderProof, prepareHolderProof } from '@mleg/protocol/offline-check/holder-proof';
import { writeQrText } from '@mleg/protocol/offline-check/qr-text';
import type { CompactCopy } from '../records/card.ts';
import type { WalletDeps } from '../wallet.ts';

/** How long one code is shown before the next is signed (docs/specifications/offline-check.md). */
export const SHOW_SECONDS = 10;

/** The code that proves, for the moment, that this phone holds the card's key; over an inspector's question if there is one. */
export async function showCard(
  { keys, now }: Pick<WalletDeps, 'keys' | 'now'>,
  { cwt, keyId }: CompactCopy,
  answer?: Answer,
): Promise<string> {
  const card = decodeBase64url(cwt);
  if (card === undefined) throw new Error('a kept card is base64url');
  const issuedAt = Math.floor(now().getTime() / 1000);
  const prepared = prepareHolderProof({ card, issuedAt, ...(answer && { answer }) });
  return writeQrText('card', finishHolderProof(prepared, await keys.sign(keyId, prepared.signingInput)));
}
