import type { TwoPeople } from '@mleg/issuer-contract/desk';
import type { IssuerDeps } from '../deps.ts';
import type { Staff } from '../desk-sign-in/staff.ts';
import type { Agreement } from './agreement-store.ts';
import { selectWords } from './desk-word-store.ts';
import { missingWords } from './missing-words.ts';
import { nextDecisions } from './next-decisions.ts';
import { whyTwo } from './why-two.ts';

/** Which of the decisions that are next take two people, why, who has said yes already, and who is still to. */
export async function readWeighed(
  database: IssuerDeps['database'],
  { staffId: reader }: Pick<Staff, 'staffId'>,
  agreement: Agreement,
): Promise<TwoPeople[]> {
  const { institution, version } = agreement;
  const found: TwoPeople[] = [];
  for (const decision of nextDecisions(agreement)) {
    const why = await whyTwo(database, agreement, decision);
    if (!why) continue;
    const words = await selectWords(database, [{ institutionId: institution.institutionId, version, decision }]);
    const said = words.map(({ name, role, terms, text }) => ({
      name,
      role,
      ...(terms ? { terms } : {}),
      ...(text === undefined ? {} : { text }),
    }));
    const mine = words.some(({ staffId }) => staffId === reader);
    found.push({ decision, ...why, said, mine, missing: missingWords(why, words) });
  }
  return found;
}
