import { contract } from '@mleg/institution-contract/contract';
import { implement } from '@orpc/server';
import { selectNewestOrder } from '../card-orders/order-store.ts';
import { readCard } from '../cards/my-card.ts';
import type { InstitutionDeps } from '../deps.ts';
import { findSummaries, summary } from '../office/find-people.ts';
import { personHistory } from '../office/person-history.ts';
import { revokeCard } from '../office/revoke-card.ts';
import { readPerson } from '../people/read-person.ts';
import { type CallContext, requireOffice } from './call-context.ts';

export function officeProcedures(deps: InstitutionDeps) {
  const os = implement(contract.office).$context<CallContext>();
  return {
    findPeople: os.findPeople.handler(async ({ context, input }) => {
      await requireOffice(deps, context);
      return findSummaries(deps, input);
    }),
    getPerson: os.getPerson.handler(async ({ context, input: { personId }, errors }) => {
      await requireOffice(deps, context);
      const person = await readPerson(deps, personId);
      const card = await readCard(deps, personId);
      if (!person || !card) throw errors.NOT_FOUND();
      const order = await selectNewestOrder(deps.database, deps.settings.institutionId, personId);
      return { person: summary(deps, person, order), card, history: await personHistory(deps, personId) };
    }),
    revokeCard: os.revokeCard.handler(async ({ context, input, errors }) => {
      const session = await requireOffice(deps, context);
      const result = await revokeCard(deps, { ...input, by: session.account });
      if ('revoked' in result) return result.revoked;
      if (result.refused === 'not-found') throw errors.NOT_FOUND();
      if (result.refused === 'own-card') throw errors.OWN_CARD();
      throw errors.NOTHING_TO_REVOKE();
    }),
  };
}
