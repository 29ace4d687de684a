import type { Clock } from '@mleg/platform/clock/clock';
import type { OnlineCheck } from './online-check.ts';

/** For one relying party, so that none takes the place of the others. */
const UNDER_WAY_MAX = 2_000;

/** The checks that are under way in this process. What has expired is not found and soon not there. */
export interface HeldChecks {
  /** False where the relying party has too many already. */
  add(check: OnlineCheck): boolean;
  ofParty(partyId: string, checkId: string): OnlineCheck | undefined;
  ofWallet(handle: string): OnlineCheck | undefined;
  forgetExpired(): void;
}

export function holdChecks({ clock }: { clock: Clock }): HeldChecks {
  const byId = new Map<string, OnlineCheck>();
  const byHandle = new Map<string, OnlineCheck>();
  const live = (check: OnlineCheck | undefined) =>
    check !== undefined && clock.now().getTime() < check.expiresAt ? check : undefined;
  const forgetExpired = () => {
    for (const check of byId.values()) {
      if (live(check) !== undefined) continue;
      byId.delete(check.id);
      byHandle.delete(check.handle);
    }
  };
  return {
    add: (check) => {
      forgetExpired();
      const underWay = [...byId.values()].filter(({ party }) => party.id === check.party.id).length;
      if (underWay >= UNDER_WAY_MAX) return false;
      byId.set(check.id, check);
      byHandle.set(check.handle, check);
      return true;
    },
    ofParty: (partyId, checkId) => {
      const check = live(byId.get(checkId));
      return check?.party.id === partyId ? check : undefined;
    },
    ofWallet: (handle) => live(byHandle.get(handle)),
    forgetExpired,
  };
}
