import { SECOND } from '@mleg/platform/clock/durations';
import { z } from 'zod';
import { TOKEN_RENEWED_BEFORE } from '../durations.ts';
import type { ClientNeeds } from './client-needs.ts';
import { IssuerUnavailable } from './issuer-unavailable.ts';
import { signedStatement } from './signed-statement.ts';

const tokenSchema = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });

export interface AccessTokens {
  get(signal: AbortSignal): Promise<string>;
  /** The issuer has refused it. */
  forget(token: string): void;
}

/** The institution's access token at the issuer, asked for when needed and kept until shortly before its end. */
export function createAccessTokens(deps: ClientNeeds): AccessTokens {
  let current: { token: string; goodUntil: number } | undefined;
  let asking: Promise<string> | undefined;

  const ask = async (signal: AbortSignal) => {
    const { access_token: token, expires_in: seconds } = await requestToken(deps, signal);
    current = { token, goodUntil: deps.clock.now().getTime() + seconds * SECOND - TOKEN_RENEWED_BEFORE };
    return token;
  };
  return {
    get: async (signal) => {
      if (current && deps.clock.now().getTime() < current.goodUntil) return current.token;
      asking ??= ask(signal).finally(() => (asking = undefined));
      return asking;
    },
    forget: (token) => {
      if (current?.token === token) current = undefined;
    },
  };
}

/** RFC 7523 §2.2: the client is known by its signature, no secret is sent. */
async function requestToken(deps: ClientNeeds, signal: AbortSignal): Promise<z.infer<typeof tokenSchema>> {
  const audience = `${deps.settings.issuerOrigin}/institution-api/token`;
  const response = await deps.keys.assertion.known(async (key) => {
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: signedStatement(deps, key, { typ: 'JWT', audience }),
    });
    const answer = await deps.fetch(new Request(audience, { method: 'POST', body, signal, redirect: 'error' }));
    return answer.status === 401 ? 'unknown-key' : answer;
  });
  if (response === 'unknown-key') throw new IssuerUnavailable('status', 401);
  if (!response.ok) throw new IssuerUnavailable('status', response.status);
  const token = tokenSchema.safeParse(await response.json().catch(() => undefined));
  if (!token.success) throw new IssuerUnavailable('garbage');
  return token.data;
}
