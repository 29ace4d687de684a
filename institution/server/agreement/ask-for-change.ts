import type { AgreementChange } from '@mleg/institution-contract/agreement';
import { type AgreementSaying, NEW_KEY_JWT_TYPE } from '@mleg/issuer-contract/agreement';
import { signedStatement } from '../issuer-client/signed-statement.ts';
import { ownFacts } from './own-registration.ts';
import { publicSigningKey } from './public-keys.ts';
import {
  type AgreementAnswer,
  type AgreementDeps,
  agreementEndpoint,
  sayAboutAgreement,
} from './say-about-agreement.ts';
import { vouchedOtherwise } from './vouched-otherwise.ts';

/**
 * Asks the Ministry for other terms, another key, the name, address and domain that our settings say, or all of it. A new key is made here and proves itself; until the Ministry
 * has accepted, the one in use goes on signing. Throws `IssuerUnavailable`.
 */
export async function askForChange(
  deps: AgreementDeps,
  { newKey, text, ...terms }: AgreementChange,
): Promise<AgreementAnswer> {
  // A key that was accepted since is taken first: the next one is asked for by it.
  const standing = await sayAboutAgreement(deps, { kind: 'ask' });
  if ('refused' in standing) return standing;
  const facts = vouchedOtherwise(deps, standing.report) ? { facts: ownFacts(deps) } : {};
  const said = { kind: 'change', change: { terms, ...facts }, ...(text ? { text } : {}) } as const;
  return sayAboutAgreement(deps, newKey ? await withNewKey(deps, said) : said);
}

async function withNewKey(
  deps: AgreementDeps,
  said: Extract<AgreementSaying, { kind: 'change' }>,
): Promise<AgreementSaying> {
  const key = await deps.keys.assertion.makeNext();
  const newKeyProof = signedStatement(deps, key, { typ: NEW_KEY_JWT_TYPE, audience: agreementEndpoint(deps) });
  return { ...said, change: { ...said.change, signingKey: publicSigningKey(key) }, newKeyProof };
}
