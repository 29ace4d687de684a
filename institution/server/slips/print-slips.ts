import type { Sheet, Slips } from '@mleg/institution-contract/group-orders';
import { type OfferCodes, offerCodesSchema } from '@mleg/issuer-contract/issuance-request';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import { groupManualCode } from '@mleg/student-card/manual-code';
import { type OrderRecord, stateAt } from '../card-orders/order.ts';
import { selectNewestOrders } from '../card-orders/order-store.ts';
import type { InstitutionDeps } from '../deps.ts';
import { tell } from '../messages/tell.ts';
import { fullName, type Person } from '../people/person.ts';
import { readGroup } from '../people/read-person.ts';
import type { Account } from '../sign-in/account.ts';
import type { NotYet } from '../two-people/weigh.ts';
import { insertPrinted } from './printed-store.ts';
import { weighSlips } from './weigh-slips.ts';

type SlipDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'keys' | 'random' | 'settings'>;

export interface PrintSlips {
  by: Account;
  group: string;
  personIds: readonly string[];
  sheet: Sheet;
}

const GROUP_MAX = 2_000;

interface Holder {
  personId: string;
  displayName: string;
  albumNumber: string;
  expiresAt: string;
}

/**
 * One secret of each of these people of a group whose codes are ready, for a sheet of paper: the other one is another
 * sheet. What is printed is recorded before it is given out. Nobody prints what opens a card of their own (D53), nor alone
 * both secrets of many, or of somebody whom they have entered by hand (Q23, Q45); of whom somebody has both, is told.
 */
export async function printSlips(deps: SlipDeps, { by, group, personIds, sheet }: PrintSlips): Promise<Slips | NotYet> {
  const { institutionId } = deps.settings;
  const now = deps.clock.now();
  const wanted = new Set(personIds);
  const members = await readGroup(deps, group, GROUP_MAX);
  const people = members.filter(({ personId }) => wanted.has(personId) && personId !== by.personId);
  const orders = await selectNewestOrders(
    deps.database,
    institutionId,
    people.map(({ personId }) => personId),
  );
  const ready = people.flatMap((person) => readySlip(person, orders.get(person.personId), now));
  const notYet = await deps.database.transaction().execute(async (transaction) => {
    const wish = { by, group, sheet, personIds: ready.map(({ holder }) => holder.personId) };
    const weighed = await weighSlips(deps, transaction, wish);
    if (!('permission' in weighed)) return weighed;
    const orderIds = ready.map(({ order }) => order);
    await insertPrinted(transaction, { institutionId, orderIds, sheet, printedBy: by.accountId }, weighed.permission);
    await tellOfBoth(deps, transaction, by, weighed.both);
    return undefined;
  });
  if (notYet) return notYet;
  const opened = await Promise.all(
    ready.map(async ({ holder, order, sealed }) => ({ holder, order, codes: await openCodes(deps, sealed) })),
  );
  const events = opened.map(({ holder, order }) => ({
    institutionId,
    at: now,
    event: 'codes.printed' as const,
    actor: by.accountId,
    subject: holder.personId,
    detail: { order, sheet },
  }));
  if (events.length > 0) await recordAudit(deps.database, ...events);
  if (sheet === 'activation') {
    return { sheet, slips: opened.map(({ holder, codes }) => ({ ...holder, activationCode: codes.activationCode })) };
  }
  return {
    sheet,
    slips: opened.map(({ holder, codes: { offerUri, manualCode } }) => ({
      ...holder,
      offerUri,
      manualCode: groupManualCode(manualCode),
    })),
  };
}

/** Whose both secrets one person has is told, and who that is (Q45). */
function tellOfBoth(
  deps: SlipDeps,
  transaction: Parameters<typeof tell>[1],
  { displayName: note }: Account,
  orders: readonly OrderRecord[],
): Promise<void> {
  const news = orders.map(({ person_id: personId, order_id: order }) => {
    return { personId, kind: 'both-printed', about: `both ${order}`, note } as const;
  });
  return tell(deps, transaction, ...news);
}

function readySlip(
  person: Person,
  order: OrderRecord | undefined,
  now: Date,
): { holder: Holder; order: string; sealed: string }[] {
  if (!order?.sealed_codes || !order.expires_at || stateAt(order, now) !== 'ready') return [];
  const holder = {
    personId: person.personId,
    displayName: fullName(person),
    albumNumber: person.albumNumber,
    expiresAt: order.expires_at.toISOString(),
  };
  return [{ holder, order: order.order_id, sealed: order.sealed_codes }];
}

async function openCodes({ keys }: Pick<SlipDeps, 'keys'>, sealed: string): Promise<OfferCodes> {
  return offerCodesSchema.parse(JSON.parse(Buffer.from(await keys.codes.open(sealed)).toString()));
}
