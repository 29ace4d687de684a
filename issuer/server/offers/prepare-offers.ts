import { DAY, later } from '@mleg/platform/clock/durations';
import { reportFault } from '@mleg/platform/http/incident';
import { refreshStatistics } from '@mleg/platform/statistics/statistics-store';
import type { IssuerDeps } from '../deps.ts';
import { codeKeyAt } from '../institutions/code-key.ts';
import type { Institution } from '../institutions/institution-store.ts';
import { type Seal, sealTo } from '../institutions/seal-to.ts';
import { activationDigest, handleDigest } from './activation-code.ts';
import { makeOfferCodes } from './offer-codes.ts';
import { lockWaiting, type PreparedOffer, storeFailed, storePrepared, type WaitingOffer } from './preparation-store.ts';

const BATCH = 100;
/** More than come one by one. */
const MANY = 20;
/** Tables that a batch fills. */
const FILLED = ['offers', 'subjects'];

type Needed = Pick<
  IssuerDeps,
  'database' | 'institutions' | 'halt' | 'settings' | 'keys' | 'clock' | 'random' | 'log' | 'wake' | 'reached'
>;

/**
 * Step 3: makes the codes of all requests that wait. The rows say which; a worker that dies leaves its batch as it was,
 * and the next one makes other codes, since what is stored cannot be shown again.
 */
export async function prepareOffers(deps: Needed): Promise<void> {
  if (await deps.halt.isHalted()) return;
  const sealers = new Map<string, Promise<Sealer>>();
  const sealerOf = (institutionId: string) => {
    const sealer = sealers.get(institutionId) ?? openSealer(deps, institutionId);
    sealers.set(institutionId, sealer);
    return sealer;
  };
  for (let taken = BATCH; taken === BATCH; ) {
    taken = await prepareBatch(deps, sealerOf);
    if (taken >= MANY) await refreshStatistics(deps.database, FILLED);
  }
}

interface Sealer {
  institution: Institution;
  seal: Seal;
}

async function openSealer({ institutions, clock }: Needed, institutionId: string): Promise<Sealer> {
  const institution = await institutions.find(institutionId);
  if (!institution) throw new Error('An order of an institution that is not registered.');
  return { institution, seal: sealTo(codeKeyAt(institution, clock.now())) };
}

async function prepareBatch(deps: Needed, sealerOf: (institutionId: string) => Promise<Sealer>): Promise<number> {
  const taken = await deps.database.transaction().execute(async (transaction) => {
    const waiting = await lockWaiting(transaction, BATCH);
    if (waiting.length === 0) return 0;
    const now = deps.clock.now();
    const results = await Promise.all(waiting.map((offer) => prepareOne(deps, sealerOf, offer, now)));
    const prepared = results.filter((result): result is PreparedOffer => !('failure' in result));
    await storePrepared(transaction, prepared, now);
    for (const failure of ['invalid-claims', 'internal'] as const) {
      const failed = results.filter((result) => 'failure' in result && result.failure === failure);
      const offerIds = failed.map((result) => result.offerId);
      if (offerIds.length > 0) await storeFailed(transaction, offerIds, failure, now);
    }
    return waiting.length;
  });
  if (taken === 0) return 0;
  deps.reached('offer-prepared');
  deps.wake('deliver-changes');
  return taken;
}

async function prepareOne(
  deps: Needed,
  sealerOf: (institutionId: string) => Promise<Sealer>,
  waiting: WaitingOffer,
  now: Date,
): Promise<PreparedOffer | { offerId: string; failure: 'invalid-claims' | 'internal' }> {
  const { offer_id: offerId, failure } = waiting;
  if (failure) return { offerId, failure };
  try {
    const { institution, seal } = await sealerOf(waiting.institution_id);
    const codes = makeOfferCodes(deps);
    return {
      offerId,
      handleDigest: handleDigest(codes.manualCode),
      activationDigest: activationDigest(deps.keys.pepper, offerId, codes.activationCode),
      sealedCodes: seal(codes),
      expiresAt: later(now, institution.policies.codeLifetimeDays * DAY),
      attemptsLeft: institution.policies.wrongCodeLimit,
    };
  } catch (error) {
    reportFault(deps.log, error, 'prepare-offers');
    return { offerId, failure: 'internal' };
  }
}
