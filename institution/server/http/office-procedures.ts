import { contract } from '@mleg/institution-contract/contract';
import { implement } from '@orpc/server';
import { selectNewestOrder } from '../card-orders/order-store.ts';
import { readCard } from '../cards/my-card.ts';
import type { InstitutionDeps } from '../deps.ts';
import { findSummaries, summary } from '../office/find-people.ts';
import { orderCodes } from '../office/order-codes.ts';
import { revokeCard } from '../office/revoke-card.ts';
import { isEnrolled } from '../people/person.ts';
import { readPerson } from '../people/read-person.ts';
import { findByPesel } from '../privacy/find-by-pesel.ts';
import { personHistory } from '../privacy/person-history.ts';
import { type CallContext, requireOffice } from './call-context.ts';
import { officeSuspensionProcedures } from './suspension-procedures.ts';
import { unlessNotYet } from './unless-not-yet.ts';
import { waitFirst } from './wait-first.ts';

export function officeProcedures(deps: InstitutionDeps) {
  const os = implement(contract.office).$context<CallContext>();
  return {
    findPeople: os.findPeople.handler(async ({ context, input, errors }) => {
      const session = await requireOffice(deps, context);
      if (!isWholePesel(input.query)) return findSummaries(deps, input);
      const result = await findByPesel(deps, session, input.query);
      if (!('refused' in result)) return findSummaries(deps, { ...input, among: result.found ? [result.found] : [] });
      throw result.refused === 'step-up' ? errors.STEP_UP() : waitFirst(context, result);
    }),
    getPerson: os.getPerson.handler(async ({ context, input: { personId }, errors }) => {
      await requireOffice(deps, context);
      const person = await readPerson(deps, personId);
      const card = await readCard(deps, personId);
      if (!person || !card) throw errors.NOT_FOUND();
      const order = await selectNewestOrder(deps.database, deps.settings.institutionId, personId);
      const history = await personHistory(deps, personId);
      return { person: summary(deps, person, order), card, enrolled: isEnrolled(person), history };
    }),
    orderCodes: os.orderCodes.handler(async ({ context, input: { personId }, errors }) => {
      const { account } = await requireOffice(deps, context);
      const result = unlessNotYet(await orderCodes(deps, { by: account, personId }));
      if ('placed' in result) return result.placed;
      if (result.refused === 'order-open') throw errors.ORDER_OPEN({ data: result.order });
      if (result.refused === 'not-eligible') throw errors.NOT_ELIGIBLE({ data: result.eligibility });
      if (result.refused === 'too-many-orders') {
        throw errors.TOO_MANY_REQUESTS({ data: { retryAfterSeconds: result.retryAfterSeconds } });
      }
      throw result.refused === 'own-card' ? errors.OWN_CARD() : errors.NOT_FOUND();
    }),
    revokeCard: os.revokeCard.handler(async ({ context, input, errors }) => {
      const session = await requireOffice(deps, context);
      const result = unlessNotYet(await revokeCard(deps, { ...input, by: session.account }));
      if ('revoked' in result) return result.revoked;
      if (result.refused === 'not-found') throw errors.NOT_FOUND();
      if (result.refused === 'own-card') throw errors.OWN_CARD();
      throw errors.NOTHING_TO_REVOKE();
    }),
    ...officeSuspensionProcedures(deps),
  };
}

const isWholePesel = (query: string) => /^\d{11}$/.test(query);
