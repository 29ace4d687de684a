import type { JsonValue } from '@mleg/protocol/json/json-value';
import { decodeStatusList } from '@mleg/protocol/status-list/decode-status-list';
import { getStatus } from '@mleg/protocol/status-list/status-bits';
import { decodeJwt } from 'jose';
import { orderCodes } from './institution-client.ts';
import type { LoneIssuer } from './lone-issuer.ts';
import { fetchCards, makeKey, notify, redeemCodes } from './wallet-requests.ts';

/** A card with three copies on a phone that has confirmed it. */
export async function activateCard(world: LoneIssuer) {
  const codes = await orderCodes(world);
  const grant = await redeemCodes(world, codes);
  const answer = await fetchCards(world, grant, [makeKey(), makeKey(), makeKey()]);
  await notify(world, grant, answer.body.notification_id, 'credential_accepted');
  await world.issuer.sweep();
  const cards = answer.body.credentials.map(({ credential }: { credential: string }) => credential) as string[];
  return { codes, grant, cards, notificationId: answer.body.notification_id as string };
}

/** What the published lists say of copies of cards: 0 valid, 1 revoked, 2 suspended. */
export async function publishedStatuses(world: LoneIssuer, cards: readonly string[]): Promise<(number | undefined)[]> {
  return Promise.all(
    cards.map(async (card) => {
      const { status } = decodeJwt(card.split('~')[0] ?? '') as {
        status: { status_list: { uri: string; idx: number } };
      };
      const response = await world.issuer.fetch(new Request(status.status_list.uri));
      const token = decodeJwt(await response.text());
      const decoded = decodeStatusList(token['status_list'] as JsonValue);
      if ('refused' in decoded) throw new Error(decoded.refused);
      return getStatus(decoded.list, status.status_list.idx);
    }),
  );
}
