import {
  activationCodeSchema,
  type CardOrder,
  cardOrderSchema,
  orderCodesSchema,
} from '@mleg/institution-contract/card-order';
import type { RevocationReason } from '@mleg/institution-contract/card-reasons';
import { type MyCard, myCardSchema } from '@mleg/institution-contract/my-card';
import { type Session, sessionSchema } from '@mleg/institution-contract/person';
import type { Fetch } from '@mleg/platform/http/party';
import type { z } from 'zod';
import { until, when } from '../until.ts';
import { type Answer, readAnswer, successOf } from './answer.ts';

export type Codes = z.infer<typeof orderCodesSchema> & z.infer<typeof activationCodeSchema>;

/** A browser with somebody signed in to the institution's portal, as far as its server can tell. */
export interface Portal {
  session: Session;
  /** What the browser sends with each request. */
  headers: Record<string, string>;
  /** `Body` is what the caller expects, unchecked. */
  call<Body = unknown>(method: string, path: string, body?: object): Promise<Answer<Body>>;
  /** The password once more, for what is dangerous. */
  confirm(): Promise<void>;
  myCard(): Promise<MyCard>;
  order(): Promise<CardOrder>;
  /** *Wygeneruj nowy kod* */
  orderNewCode(): Promise<CardOrder>;
  waitUntil(state: CardOrder['state']): Promise<CardOrder>;
  /** The QR, the typed code and, by its own step, the activation code. */
  codes(): Promise<Codes>;
  revoke(personId: string, reason: RevocationReason): Promise<Answer>;
}

export async function openPortal(fetch: Fetch, origin: string, login: string, password: string): Promise<Portal> {
  const send = (method: string, path: string, headers: Record<string, string>, body?: object) =>
    fetch(
      new Request(`${origin}/api${path}`, {
        method,
        headers: { ...headers, Origin: origin, ...(body ? { 'Content-Type': 'application/json' } : {}) },
        ...(body ? { body: JSON.stringify(body) } : {}),
      }),
    );
  const signedIn = await send('POST', '/session', {}, { login, password });
  const cookies = signedIn.headers.getSetCookie().map((value) => value.split(';')[0]);
  const session = successOf(sessionSchema, await readAnswer(signedIn), 'signing in');
  const headers = { Cookie: cookies.join('; '), 'X-CSRF-Token': session.csrfToken };
  const call = async (method: string, path: string, body?: object) =>
    readAnswer(await send(method, path, headers, body));
  return withActions({ session, headers, call: call as Portal['call'] }, password);
}

function withActions(signedIn: Pick<Portal, 'session' | 'headers' | 'call'>, password: string): Portal {
  const { call } = signedIn;
  const ask = async <T>(schema: z.ZodType<T>, method: string, path: string, body?: object): Promise<T> =>
    successOf(schema, await call(method, path, body), `${method} ${path}`);
  const myCard = () => ask(myCardSchema, 'GET', '/my-card');
  const placeOrder = (replace: boolean) => ask(cardOrderSchema, 'POST', '/my-card/orders', { replace });
  return {
    ...signedIn,
    confirm: async () => {
      const { status } = await call('POST', '/session/confirmation', { password });
      if (status !== 204) throw new Error(`not confirmed: ${status}`);
    },
    myCard,
    order: () => placeOrder(false),
    orderNewCode: () => placeOrder(true),
    waitUntil: (state) =>
      until(`the portal did not say ${state}`, async () => {
        const { order } = await myCard();
        return when(order?.state === state) && order;
      }),
    codes: async () => ({
      ...(await ask(orderCodesSchema, 'POST', '/my-card/codes', {})),
      ...(await ask(activationCodeSchema, 'POST', '/my-card/activation-code', {})),
    }),
    revoke: (personId, reason) => call('POST', `/office/people/${personId}/revocation`, { reason }),
  };
}
