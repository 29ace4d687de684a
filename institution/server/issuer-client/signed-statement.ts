import type { AgreementSaying } from '@mleg/issuer-contract/agreement';
import { epochSeconds, SECOND } from '@mleg/platform/clock/durations';
import type { SigningKey } from '@mleg/platform/keys/key-store';
import { makeUuid } from '@mleg/platform/random/uuid';
import { finishJws, prepareJws } from '@mleg/protocol/jws/prepare-jws';
import { ASSERTION_LIFETIME } from '../durations.ts';
import type { ClientNeeds } from './client-needs.ts';

/** A JWT by which the issuer knows who speaks (RFC 7523 §3): from us, to one address, for a minute, once. */
export function signedStatement(
  { clock, random, settings }: Pick<ClientNeeds, 'clock' | 'random' | 'settings'>,
  key: SigningKey,
  { typ, audience, ...claims }: { typ: string; audience: string; say?: AgreementSaying },
): string {
  const now = epochSeconds(clock.now());
  const { institutionId } = settings;
  const prepared = prepareJws(
    { alg: 'ES256', typ, kid: key.kid },
    {
      iss: institutionId,
      sub: institutionId,
      aud: audience,
      jti: makeUuid(random),
      iat: now,
      exp: now + ASSERTION_LIFETIME / SECOND,
      ...claims,
    },
  );
  return finishJws(prepared, key.sign(prepared.signingInput));
}
