import type { TwoPeople } from '@mleg/issuer-contract/desk';
import type { IssuerDeps } from '../deps.ts';
import type { Agreement } from './agreement-store.ts';
import { selectWords } from './desk-word-store.ts';
import { type WeighedDecision, whyTwo } from './why-two.ts';

/** Which of the decisions that are next take two people, why, and who has said yes already. */
export async function readWeighed(database: IssuerDeps['database'], agreement: Agreement): Promise<TwoPeople[]> {
  const { institution, version } = agreement;
  const found: TwoPeople[] = [];
  for (const decision of nextDecisions(agreement)) {
    const why = await whyTwo(database, agreement, decision);
    if (!why) continue;
    const word = { institution_id: institution.institutionId, agreement_version: version, decision };
    const said = await selectWords(database, word);
    found.push({ decision, ...why, said: said.map(({ name }) => name) });
  }
  return found;
}

function nextDecisions({ institution: { state }, askedChange }: Agreement): WeighedDecision[] {
  const ofState = state === 'applied' || state === 'asked-back' ? (['approve'] as const) : [];
  const ofSuspended = state === 'suspended' ? (['resume'] as const) : [];
  return [...ofState, ...ofSuspended, ...(askedChange ? (['accept-change'] as const) : [])];
}
