import type { RevocationReason } from '@mleg/institution-contract/card-order';
import type { MyCard } from '@mleg/institution-contract/contract';
import type { Session } from '@mleg/institution-contract/person';
import type { Fetch } from '@mleg/platform/http/party';
import type { ActivationCode, CardOrder, OrderCodes } from './portal-answers.ts';
import { until, when } from './until.ts';

export interface Answer<T> {
  status: number;
  body: T;
}

export interface Codes {
  offerUri: string;
  walletLink: string;
  manualCode: string;
  activationCode: string;
  expiresAt: string;
}

/** A browser with somebody signed in to the institution's portal, as far as its server can tell. */
export interface Portal {
  session: Session;
  /** Any call; the status is the caller's to judge. */
  call<T>(method: string, path: string, body?: object): Promise<Answer<T>>;
  myCard(): Promise<MyCard>;
  order(): Promise<CardOrder>;
  /** *Wygeneruj nowy kod* */
  orderNewCode(): Promise<CardOrder>;
  waitUntil(state: CardOrder['state']): Promise<CardOrder>;
  /** The QR, the typed code and, by its own step, the activation code. */
  codes(): Promise<Codes>;
  revoke(personId: string, reason: RevocationReason): Promise<Answer<CardOrder>>;
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
  if (!signedIn.ok) throw new Error(`sign-in answered ${signedIn.status}`);
  const cookie = signedIn.headers
    .getSetCookie()
    .map((value) => value.split(';')[0])
    .join('; ');
  const session = (await signedIn.json()) as Session;
  const headers = { Cookie: cookie, 'X-CSRF-Token': session.csrfToken };
  return withActions(session, async <T>(method: string, path: string, body?: object) => {
    const response = await send(method, path, headers, body);
    const text = await response.text();
    return { status: response.status, body: (text ? JSON.parse(text) : undefined) as T };
  });
}

function withActions(session: Session, call: Portal['call']): Portal {
  const ask = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const answer = await call<T>(method, path, body);
    if (answer.status < 300) return answer.body;
    throw new Error(`${method} ${path} answered ${answer.status} ${JSON.stringify(answer.body)}`);
  };
  const myCard = () => ask<MyCard>('GET', '/my-card');
  const placeOrder = (replace: boolean) => ask<CardOrder>('POST', '/my-card/orders', { replace });
  return {
    session,
    call,
    myCard,
    order: () => placeOrder(false),
    orderNewCode: () => placeOrder(true),
    waitUntil: (state) =>
      until(`the portal did not say ${state}`, async () => {
        const { order } = await myCard();
        return when(order?.state === state) && order;
      }),
    codes: async () => ({
      ...(await ask<OrderCodes>('POST', '/my-card/codes', {})),
      ...(await ask<ActivationCode>('POST', '/my-card/activation-code', {})),
    }),
    revoke: (personId, reason) => call('POST', `/office/people/${personId}/revocation`, { reason }),
  };
}
