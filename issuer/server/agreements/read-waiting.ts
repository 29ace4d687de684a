import type { IssuerDeps } from '../deps.ts';
import type { Staff } from '../desk-sign-in/staff.ts';
import type { Agreement } from './agreement-store.ts';
import { selectWords, type Weighed, type WeighedDecision, type Word } from './desk-word-store.ts';
import { isOneMailbox } from './mailbox-store.ts';
import { missingWords } from './missing-words.ts';
import { nextDecisions } from './next-decisions.ts';
import { isOwnApplication } from './own-application.ts';
import { whyTwo } from './why-two.ts';

/** How many have said yes to what is next, and whether the reader's yes would count. */
export interface Waiting {
  said: number;
  forMe: boolean;
}

/** What waits for the desk, by the id of the institution. */
export async function readWaiting(
  { database }: Pick<IssuerDeps, 'database'>,
  reader: Staff,
  agreements: readonly Agreement[],
): Promise<Map<string, Waiting>> {
  const next = agreements.flatMap((agreement) => weighedOf(agreement).map((weighed) => ({ agreement, weighed })));
  const words = await selectWords(
    database,
    next.map(({ weighed }) => weighed),
  );
  const own = await ownAmong(
    database,
    reader,
    next.map(({ agreement }) => agreement),
  );
  const waiting = new Map<string, Waiting>();
  for (const { agreement, weighed } of next) {
    const { institutionId, decision } = weighed;
    const said = words.filter((word) => word.institutionId === institutionId && word.decision === decision);
    // Nobody looks for a suspended institution to come back until somebody has said so.
    if (decision === 'resume' && said.length === 0) continue;
    const other = waiting.get(institutionId) ?? { said: 0, forMe: false };
    const forMe =
      other.forMe || (!own.has(institutionId) && (await counts(database, reader, agreement, decision, said)));
    waiting.set(institutionId, { said: Math.max(other.said, said.length), forMe });
  }
  return waiting;
}

function weighedOf(agreement: Agreement): Weighed[] {
  const { institution, version } = agreement;
  const { institutionId, state } = institution;
  if (state === 'asked-back') return [];
  return nextDecisions(agreement).map((decision) => ({ institutionId, version, decision }));
}

/** Most have none among them, which is one question for all. */
async function ownAmong(
  database: IssuerDeps['database'],
  reader: Staff,
  agreements: readonly Agreement[],
): Promise<Set<string>> {
  const own = new Set<string>();
  const addresses = agreements.flatMap(({ parties }) =>
    parties ? [parties.contact.email, parties.signatory.email] : [],
  );
  if (!(await isOneMailbox(database, addresses, reader.email))) return own;
  for (const agreement of agreements) {
    if (await isOwnApplication(database, agreement, reader)) own.add(agreement.institution.institutionId);
  }
  return own;
}

async function counts(
  database: IssuerDeps['database'],
  reader: Staff,
  agreement: Agreement,
  decision: WeighedDecision,
  said: readonly Word[],
): Promise<boolean> {
  if (said.some(({ staffId }) => staffId === reader.staffId)) return false;
  if (said.length === 0 || reader.role === 'supervisor') return true;
  const why = await whyTwo(database, agreement, decision);
  const missing = why && missingWords(why, said);
  return !(missing?.people === 1 && missing.supervisor);
}
