import { z } from 'zod';
import { SmokeFailure } from './step-log.ts';

const session = z.object({ displayName: z.string(), csrfToken: z.string() });
const order = z.object({ orderId: z.string(), state: z.string(), reason: z.string().optional() });
const myCard = z.object({
  preview: z.object({ givenName: z.string(), familyName: z.string() }),
  eligibility: z.object({ eligible: z.boolean(), rules: z.array(z.object({ rule: z.string(), passed: z.boolean() })) }),
  order: order.optional(),
});
const codes = z.object({ offerUri: z.string(), manualCode: z.string(), expiresAt: z.string() });
const activationCode = z.object({ activationCode: z.string() });

export type PortalCard = z.infer<typeof myCard>;
export type PortalOrder = z.infer<typeof order>;

/** A student's browser, as far as the institution's API can tell. */
export type Portal = {
  displayName: string;
  myCard(): Promise<PortalCard>;
  placeOrder(replace: boolean): Promise<PortalOrder>;
  showCodes(): Promise<z.infer<typeof codes>>;
  showActivationCode(): Promise<string>;
};

/** Signs in. Everything that is not answered as agreed is a `SmokeFailure`. */
export async function openPortal(institution: string, login: string, password: string): Promise<Portal> {
  const signedIn = await call(institution, 'POST', '/session', {}, { login, password });
  const { displayName, csrfToken } = read(session, signedIn.body, '/session');
  const headers = { Cookie: signedIn.cookie, 'X-CSRF-Token': csrfToken };
  const ask = async <T>(shape: z.ZodType<T>, method: string, path: string, body?: object) =>
    read(shape, (await call(institution, method, path, headers, body)).body, path);
  return {
    displayName,
    myCard: () => ask(myCard, 'GET', '/my-card'),
    placeOrder: (replace) => ask(order, 'POST', '/my-card/orders', { replace }),
    showCodes: () => ask(codes, 'POST', '/my-card/codes', {}),
    showActivationCode: async () => (await ask(activationCode, 'POST', '/my-card/activation-code', {})).activationCode,
  };
}

type Answer = { body: unknown; cookie: string };

async function call(
  institution: string,
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: object,
): Promise<Answer> {
  const response = await fetch(`${institution}/api${path}`, {
    method,
    headers: { ...headers, Origin: institution, ...(body ? { 'Content-Type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
    signal: AbortSignal.timeout(20_000),
  });
  const answered: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw new SmokeFailure(`${method} ${path} answered ${response.status}${codeOf(answered)}`);
  const cookie = response.headers.getSetCookie().map((value) => value.split(';')[0]);
  return { body: answered, cookie: cookie.join('; ') };
}

function read<T>(shape: z.ZodType<T>, body: unknown, path: string): T {
  const parsed = shape.safeParse(body);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ');
  throw new SmokeFailure(`${path} answered in another shape (${wrong})`);
}

function codeOf(body: unknown): string {
  const parsed = z.object({ code: z.string() }).safeParse(body);
  return parsed.success ? ` ${parsed.data.code}` : '';
}
