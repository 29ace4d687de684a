import { openPortal, type Portal } from '../smoke/portal.ts';
import { within } from '../smoke/within.ts';

/** The system that is attacked, and whose accounts may be used for it. */
export interface Target {
  institution: string;
  issuer: string;
  wallet: string;
  verifier: string;
  student: Account;
  office: Account;
  /** Of an order that was made for the attacks. */
  codes(): Promise<Codes>;
}

export interface Account {
  login: string;
  password: string;
}

export interface Codes {
  /** Where the offer is fetched. */
  offer: string;
  activationCode: string;
}

const READY_SECONDS = 120;

/** A new order each time: whoever is attacked loses the card before. */
export async function orderCodes({ institution, student }: Pick<Target, 'institution' | 'student'>): Promise<Codes> {
  const portal: Portal = await openPortal(institution, student.login, student.password);
  await portal.placeOrder(true);
  await within(READY_SECONDS, 'the codes were not ready', async () => {
    const { order } = await portal.myCard();
    return order?.state === 'ready' ? order : undefined;
  });
  const { offerUri } = await portal.showCodes();
  const offer = new URL(offerUri).searchParams.get('credential_offer_uri') ?? '';
  return { offer, activationCode: await portal.showActivationCode() };
}

const PATIENCE = 30_000;

/** The status, and the protocol's or our own name of what was wrong. */
export async function answerOf(url: string, init: RequestInit = {}): Promise<string> {
  const response = await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(PATIENCE) });
  return said(response.status, await response.text());
}

export function said(status: number, text: string): string {
  const body = parsed(text);
  const name = body?.['error'] ?? body?.['refused'] ?? body?.['err'] ?? body?.['code'] ?? body?.['verdict'];
  return typeof name === 'string' ? `${status} ${name}` : String(status);
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

export const json = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json', ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

/** What a browser of somebody who is signed in sends along. */
export async function signIn(institution: string, account: Account): Promise<Record<string, string>> {
  const response = await fetch(`${institution}/api/session`, json(account, { Origin: institution }));
  if (!response.ok) throw new Error(`${account.login} was not let in: ${response.status}`);
  const { csrfToken } = (await response.json()) as { csrfToken: string };
  const cookie = response.headers.getSetCookie().map((value) => value.split(';')[0]);
  return { Cookie: cookie.join('; '), 'X-CSRF-Token': csrfToken, Origin: institution };
}
