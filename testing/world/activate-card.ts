import type { Card } from '@mleg/wallet-core/records/card';
import type { Phone } from '../clients/phone.ts';
import type { Codes, Portal } from '../clients/portal.ts';
import type { World } from './world.ts';

export interface Holder {
  portal: Portal;
  phone: Phone;
  card: Card;
  codes: Codes;
}

/** Signs in, orders, waits and shows the codes. */
export async function orderCodes(world: World, login: string): Promise<{ portal: Portal; codes: Codes }> {
  const portal = await world.signIn(login);
  await portal.order();
  await portal.waitUntil('ready');
  return { portal, codes: await portal.codes() };
}

/** The main job, up to the page that says on what device the card is. */
export async function activateCard(world: World, login: string): Promise<Holder> {
  const { portal, codes } = await orderCodes(world, login);
  const phone = world.phone();
  const card = await phone.activate(codes.offerUri, codes.activationCode);
  await portal.waitUntil('activated');
  return { portal, phone, card, codes };
}
