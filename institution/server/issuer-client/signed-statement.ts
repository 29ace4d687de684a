import type { AgreementSaying } from '@mleg/issuer-contract/agreement';
import type { SigningKey } from '@mleg/platform/keys/key-store';
import { makeUuid } from '@mleg/platform/random/uuid';
import { finishJws, prepareJws } from '@mleg/protocol/jws/prepare-jws';
import type { ClientNeeds } from './client-needs.ts';

const LIFETIME_SECONDS = 60;

/** A JWT by which the issuer knows who speaks (RFC 7523 §3): from us, to one address, for a minute, once. */
export function signedStatement(
  { clock, random, settings }: Pick<ClientNeeds, 'clock' | 'random' | 'settings'>,
  key: SigningKey,
  { typ, audience, ...claims }: { typ: string; audience: string; say?: AgreementSaying },
): string {
  const now = Math.floor(clock.now().getTime() / 1_000);
  const { institutionId } = settings;
  const prepared = prepareJws(
    { alg: 'ES256', typ, kid: key.kid },
    {
      iss: institutionId,
      sub: institutionId,
      aud: audience,
      jti: makeUuid(random),
      iat: now,
      exp: now + LIFETIME_SECONDS,
      ...claims,
    },
  );
  return finishJws(prepared, key.sign(prepared.signingInput));
}
