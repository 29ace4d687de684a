import { isDeepStrictEqual } from 'node:util';
import { type AgreementRefusal, type AgreementSaying, NEW_KEY_JWT_TYPE } from '@mleg/issuer-contract/agreement';
import { type InstitutionFacts, type PublicJwk, termsOf } from '@mleg/issuer-contract/institution';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import { HOLDING_STATES } from '../database/agreement-life.ts';
import type { IssuerDeps } from '../deps.ts';
import { verifyInstitutionJwt } from '../institution-sign-in/verify-institution-jwt.ts';
import { isUsableKey } from '../keys/issuer-keys.ts';
import { updateAskedChange } from './agreement-change-store.ts';
import { type Agreement, insertMessage } from './agreement-store.ts';

type Needed = Pick<IssuerDeps, 'database' | 'clock' | 'settings'>;
type SaidChange = Extract<AgreementSaying, { kind: 'change' }>;

/**
 * Other numbers, another key or another name for an agreement that holds. The one who asks is known by the key in force, and has the
 * new one too; until the desk accepts, nothing is different.
 */
export async function askForChange(
  deps: Needed,
  said: SaidChange,
  agreement: Agreement,
): Promise<AgreementRefusal | undefined> {
  const { institution, version } = agreement;
  const { institutionId, state } = institution;
  if (!HOLDING_STATES.includes(state)) return 'not-in-force';
  const { terms, signingKey, facts } = said.change;
  const hasOtherFacts = facts !== undefined && !isDeepStrictEqual({ ...facts }, factsOf(institution));
  const hasOtherTerms = !isDeepStrictEqual(terms, termsOf(institution.policies));
  if (!signingKey && !hasOtherFacts && !hasOtherTerms) return 'nothing-to-change';
  const refused = signingKey && (await refuseKey(deps, institutionId, signingKey, said.newKeyProof));
  if (refused) return refused;
  const at = deps.clock.now();
  const stored = await deps.database.transaction().execute(async (transaction) => {
    if (!(await updateAskedChange(transaction, { institutionId, version }, said.change, at))) return false;
    const message = { institutionId, at, sender: 'institution', kind: 'change-asked', body: said.text } as const;
    await insertMessage(transaction, message);
    const detail = { newKey: signingKey !== undefined, otherFacts: facts !== undefined, ...terms };
    await recordAudit(transaction, {
      at,
      event: 'agreement.change-asked',
      institutionId,
      actor: 'institution',
      detail,
    });
    return true;
  });
  return stored ? undefined : 'not-in-force';
}

const factsOf = ({ name, shortName, address, domain }: InstitutionFacts): InstitutionFacts => ({
  name,
  ...(shortName === undefined ? {} : { shortName }),
  ...(address === undefined ? {} : { address }),
  ...(domain === undefined ? {} : { domain }),
});

async function refuseKey(
  deps: Needed,
  institutionId: string,
  key: PublicJwk,
  proof = '',
): Promise<AgreementRefusal | undefined> {
  if (!isUsableKey(key)) return 'unusable-key';
  const audience = [`${deps.settings.origin}/institution-api/agreement`];
  const verified = await verifyInstitutionJwt(deps, proof, { institutionId, key, audience, typ: NEW_KEY_JWT_TYPE });
  return verified ? undefined : 'wrong-signature';
}
