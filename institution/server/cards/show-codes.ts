import type { orderCodesSchema } from '@mleg/institution-contract/card-order';
import { type OfferCodes, offerCodesSchema } from '@mleg/issuer-contract/issuance-request';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import { groupManualCode } from '@mleg/student-card/manual-code';
import type { z } from 'zod';
import { stateAt } from '../card-orders/order.ts';
import { selectNewestOrder } from '../card-orders/order-store.ts';
import type { InstitutionEvent } from '../database/institution-event.ts';
import type { InstitutionDeps } from '../deps.ts';

type CodesDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'keys' | 'settings'>;
/** Whose codes, and who looks: `student` for the holder, else the id of the account that acts for them. */
interface Holder {
  personId: string;
  actor: string;
}

type NotReady = { refused: 'not-ready' };

/** Step 4: what the QR, the typed code and the link carry, for the student's own eyes. */
export async function showCodes(deps: CodesDeps, holder: Holder): Promise<z.infer<typeof orderCodesSchema> | NotReady> {
  const opened = await openCodes(deps, holder, 'codes.shown');
  if ('refused' in opened) return opened;
  const { codes, expiresAt } = opened;
  return {
    offerUri: codes.offerUri,
    walletLink: walletLink(deps.settings.walletOrigin, codes.offerUri),
    manualCode: groupManualCode(codes.manualCode),
    expiresAt: expiresAt.toISOString(),
  };
}

/** The second factor, behind a step of its own: whoever photographs the QR has not got it. */
export async function showActivationCode(
  deps: CodesDeps,
  holder: Holder,
): Promise<{ activationCode: string } | NotReady> {
  const opened = await openCodes(deps, holder, 'activation-code.shown');
  return 'refused' in opened ? opened : { activationCode: opened.codes.activationCode };
}

/** Unseals the codes for this answer only: nothing but the sealed form is ever stored. */
async function openCodes(
  deps: CodesDeps,
  { personId, actor }: Holder,
  event: InstitutionEvent,
): Promise<{ codes: OfferCodes; expiresAt: Date } | NotReady> {
  const { institutionId } = deps.settings;
  const now = deps.clock.now();
  const order = await selectNewestOrder(deps.database, institutionId, personId);
  if (!order?.sealed_codes || !order.expires_at || stateAt(order, now) !== 'ready') return { refused: 'not-ready' };
  const opened = Buffer.from(await deps.keys.codes.open(order.sealed_codes)).toString();
  const codes = offerCodesSchema.parse(JSON.parse(opened));
  const detail = { order: order.order_id };
  await recordAudit(deps.database, { institutionId, at: now, event, actor, subject: personId, detail });
  return { codes, expiresAt: order.expires_at };
}

/** Behind `#`: a fragment stays on the phone and reaches no server's log. */
function walletLink(walletOrigin: string, offerUri: string): string {
  return `${walletOrigin}/#/add${new URL(offerUri).search}`;
}
