import type { Fetch } from '@mleg/platform/http/party';
import { finishJws, prepareJws } from '@mleg/protocol/jws/prepare-jws';
import { z } from 'zod';
import { newId } from '../database/new-id.ts';
import type { InstitutionDeps } from '../deps.ts';
import { IssuerUnavailable } from './issuer-unavailable.ts';

type TokenDeps = Pick<InstitutionDeps, 'clock' | 'random' | 'settings' | 'keys'> & { fetch: Fetch };

const ASSERTION_SECONDS = 60;
/** A token that would end on the way counts as ended. */
const RENEW_BEFORE_MS = 30_000;

const tokenSchema = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });

export interface AccessTokens {
  get(signal: AbortSignal): Promise<string>;
  /** The issuer has refused it. */
  forget(token: string): void;
}

/** The institution's access token at the issuer, asked for when needed and kept until shortly before its end. */
export function createAccessTokens(deps: TokenDeps): AccessTokens {
  let current: { token: string; goodUntil: number } | undefined;
  let asking: Promise<string> | undefined;

  const ask = async (signal: AbortSignal) => {
    const { access_token: token, expires_in: seconds } = await requestToken(deps, signal);
    current = { token, goodUntil: deps.clock.now().getTime() + seconds * 1_000 - RENEW_BEFORE_MS };
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
async function requestToken(deps: TokenDeps, signal: AbortSignal): Promise<z.infer<typeof tokenSchema>> {
  const endpoint = `${deps.settings.issuerOrigin}/institution-api/token`;
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: clientAssertion(deps, endpoint),
  });
  const response = await deps.fetch(new Request(endpoint, { method: 'POST', body, signal, redirect: 'error' }));
  if (!response.ok) throw new IssuerUnavailable('status', response.status);
  const token = tokenSchema.safeParse(await response.json().catch(() => undefined));
  if (!token.success) throw new IssuerUnavailable('garbage');
  return token.data;
}

function clientAssertion({ clock, random, settings, keys }: TokenDeps, audience: string): string {
  const now = Math.floor(clock.now().getTime() / 1_000);
  const prepared = prepareJws(
    { alg: 'ES256', typ: 'JWT', kid: keys.assertion.kid },
    {
      iss: settings.institutionId,
      sub: settings.institutionId,
      aud: audience,
      jti: newId(random),
      iat: now,
      exp: now + ASSERTION_SECONDS,
    },
  );
  return finishJws(prepared, keys.assertion.sign(prepared.signingInput));
}
