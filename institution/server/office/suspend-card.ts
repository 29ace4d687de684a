import type { ResumptionReason, SuspensionReason } from '@mleg/institution-contract/card-reasons';
import { resumeCard, type SuspensionResult, suspendCard } from '../card-actions/suspend-card.ts';
import { weighCardChange } from '../card-actions/weigh-card-change.ts';
import type { InstitutionDeps } from '../deps.ts';
import type { SendDeps } from '../issuer-sending/send-calls.ts';
import { selectPerson } from '../people/people-store.ts';
import type { Account } from '../sign-in/account.ts';
import type { NotYet } from '../two-people/weigh.ts';
import type { Word } from '../two-people/weighing.ts';
import { refuseOwnCard } from './own-card.ts';

type SuspendDeps = SendDeps & Pick<InstitutionDeps, 'jobs' | 'random'>;

interface Whose {
  by: Account;
  personId: string;
  /** The second person's. */
  word?: Word;
}

type Result = SuspensionResult | { refused: 'not-found' | 'own-card' } | NotYet;

/** The office, for somebody else's card. */
export async function suspendByOffice(
  deps: SuspendDeps,
  { by, personId, word, reason }: Whose & { reason: SuspensionReason },
): Promise<Result> {
  const refused = await refusalFor(deps, by, personId);
  if (refused) return refused;
  const whose = { personId, actor: by.accountId, by: 'office', reason } as const;
  const deed = { kind: 'suspend-card', about: personId, content: { reason } } as const;
  return suspendCard(deps, whose, (transaction) => weighCardChange(deps, transaction, { deed, by, word }));
}

export async function resumeByOffice(
  deps: SuspendDeps,
  { by, personId, word, reason }: Whose & { reason?: ResumptionReason | undefined },
): Promise<Result> {
  const refused = await refusalFor(deps, by, personId);
  if (refused) return refused;
  const why = reason ? { reason } : {};
  const whose = { personId, actor: by.accountId, by: 'office', ...why } as const;
  const deed = { kind: 'resume-card', about: personId, content: why } as const;
  return resumeCard(deps, whose, (transaction) => weighCardChange(deps, transaction, { deed, by, word }));
}

async function refusalFor(
  deps: SuspendDeps,
  by: Account,
  personId: string,
): Promise<{ refused: 'not-found' | 'own-card' } | undefined> {
  if (!(await selectPerson(deps.database, deps.settings.institutionId, personId))) return { refused: 'not-found' };
  return by.personId === personId ? refuseOwnCard(deps, { by, personId }) : undefined;
}
