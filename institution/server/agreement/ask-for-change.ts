import type { AgreementChange } from '@mleg/institution-contract/agreement';
import { type AgreementSaying, NEW_KEY_JWT_TYPE } from '@mleg/issuer-contract/agreement';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import type { InstitutionDeps } from '../deps.ts';
import { signedStatement } from '../issuer-client/signed-statement.ts';
import type { Permission } from '../permission/permission.ts';
import type { Account } from '../sign-in/account.ts';
import { uuidOf } from '../two-people/uuid-of.ts';
import { type NotYet, weigh } from '../two-people/weigh.ts';
import type { Within, Word } from '../two-people/weighing.ts';
import { ownFacts } from './own-registration.ts';
import { publicSigningKey } from './public-keys.ts';
import {
  type AgreementAnswer,
  type AgreementDeps,
  agreementEndpoint,
  sayAboutAgreement,
} from './say-about-agreement.ts';
import { selectTerms } from './terms-store.ts';
import { vouchedOtherwise } from './vouched-otherwise.ts';

type AskDeps = AgreementDeps & Pick<InstitutionDeps, 'database'>;

/**
 * Asks the Ministry for other terms, another key, the name, address and domain that our settings say, or all of it: never one
 * person alone, for it is the institution that asks (Q49). What the Ministry does not answer was not asked, and waits on.
 * Throws `IssuerUnavailable`.
 */
export async function askForChange(deps: AskDeps, ask: Ask): Promise<AgreementAnswer | NotYet> {
  try {
    return await deps.database.transaction().execute((transaction) => weighAndAsk(deps, transaction, ask));
  } catch (error) {
    if (error instanceof Refused) return error.answer;
    throw error;
  }
}

interface Ask {
  by: Account;
  change: AgreementChange;
  /** The second person's. */
  word?: Word;
}

/** Thrown, so that what the Ministry has refused is not taken as decided. */
class Refused extends Error {
  readonly answer: AgreementAnswer;
  constructor(answer: AgreementAnswer) {
    super('The Ministry has refused.');
    this.answer = answer;
  }
}

async function weighAndAsk(
  deps: AskDeps,
  transaction: Within,
  { by, change, word }: Ask,
): Promise<AgreementAnswer | NotYet> {
  const { institutionId } = deps.settings;
  const deed = { kind: 'change-agreement', about: aboutOf(institutionId), content: change } as const;
  const facts = { touches: () => false, agreement: true };
  const { terms } = await selectTerms(transaction, institutionId);
  const before = Object.fromEntries(Object.entries(terms ?? {}).map(([name, value]) => [name, String(value)]));
  const weighed = await weigh(deps, transaction, { deed, by, facts, before, word });
  if (!('permission' in weighed)) return weighed;
  const answer = await sayChange(deps, change, weighed.permission);
  if ('refused' in answer) throw new Refused(answer);
  const { text: _text, ...asked } = change;
  const event = { institutionId, at: deps.clock.now(), event: 'agreement.change-asked' as const };
  await recordAudit(transaction, { ...event, actor: by.accountId, detail: asked });
  return answer;
}

/** There is one agreement: a name-based id of the institution's (RFC 9562 §5.8). */
const aboutOf = (institutionId: string) => uuidOf(`agreement ${institutionId}`);

/** A new key is made here and proves itself; until the Ministry has accepted, the one in use goes on signing. */
async function sayChange(
  deps: AgreementDeps,
  { newKey, text, ...terms }: AgreementChange,
  _leave: Permission<'ask-ministry'>,
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
