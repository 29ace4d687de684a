import { recordAudit } from '@mleg/platform/audit/record-audit';
import { HOUR } from '@mleg/platform/clock/durations';
import { databaseCalendar } from '@mleg/platform/keys/calendar-store';
import { type KeyGeneration, stateOfKey } from '@mleg/platform/keys/key-calendar';
import { z } from 'zod';
import type { KnownCodeKeys } from '../database/agreement-schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import { IssuerUnavailable } from '../issuer-client/issuer-unavailable.ts';
import { CODE_KEY } from '../keys/key-turns.ts';
import { publicEncryptionKey } from './public-keys.ts';
import { type AgreementAnswer, type AgreementDeps, sayAboutAgreement } from './say-about-agreement.ts';
import { selectCodeKeys, upsertCodeKeys } from './terms-store.ts';

type Needed = AgreementDeps & Pick<InstitutionDeps, 'database' | 'log'>;

const proofSchema = z.object({ proof: z.string() });
/** An issuer that does not take it, or is away, is asked again after this. */
const AGAIN_AFTER = HOUR;

/**
 * Makes the next key for codes where there is none, and sees to it that the Ministry knows it and when it has its turn,
 * which a command may have brought forward.
 */
export function createTellCodeKey(deps: Needed): () => Promise<void> {
  let tried: { plan: string; at: Date } | undefined;
  return async () => {
    for (const { use, why } of await deps.keys.codes.turn()) deps.log.error({ use, why: String(why) }, 'keys.not-made');
    const untold = await selectUntold(deps);
    if (untold.length === 0) return;
    const plan = untold.map(({ kid, signsFrom }) => `${kid} ${signsFrom.toISOString()}`).join();
    const now = deps.clock.now();
    if (tried?.plan === plan && now.getTime() - tried.at.getTime() < AGAIN_AFTER) return;
    tried = { plan, at: now };
    const refused = await tell(deps).catch((error: unknown) => {
      if (error instanceof IssuerUnavailable) return error.why;
      throw error;
    });
    if (refused) deps.log.warn({ keys: untold.map(({ kid }) => kid), refused }, 'keys.not-told');
  };
}

/** Those in use and next that the Ministry does not know as such, the earlier one first. */
async function selectUntold({ database, clock, settings }: Needed): Promise<KeyGeneration[]> {
  const { institutionId } = settings;
  const calendar = await databaseCalendar(database, institutionId).read();
  const all = calendar.filter(({ use }) => use === CODE_KEY.use);
  const known = await selectCodeKeys(database, institutionId);
  const now = clock.now();
  return all.filter((one) => stateOfKey(all, one, now) !== 'before' && !isKnown(one, known));
}

const isKnown = ({ kid, signsFrom }: KeyGeneration, known: KnownCodeKeys | undefined): boolean =>
  known?.inUse === kid || (known?.next?.kid === kid && known.next.from === signsFrom.toISOString());

/** @returns why the Ministry does not know all of them now */
async function tell(deps: Needed): Promise<string | undefined> {
  const { database, settings } = deps;
  let heard = await sayAboutAgreement(deps, { kind: 'ask' });
  for (;;) {
    if ('refused' in heard) return heard.refused;
    const { codeKeys } = heard.report;
    if (!codeKeys) return 'not-in-force';
    await upsertCodeKeys(database, settings.institutionId, codeKeys);
    const [next] = await selectUntold(deps);
    if (!next) return undefined;
    heard = await nameKey(deps, next, codeKeys.sealedProof);
  }
}

async function nameKey(deps: Needed, { kid, signsFrom }: KeyGeneration, sealedProof: string): Promise<AgreementAnswer> {
  const { database, clock, keys } = deps;
  const key = await keys.codes.named(kid);
  if (!key) throw new Error('A key for codes is in the calendar, and not published.');
  const opened = await keys.codes.open(sealedProof);
  const { proof } = proofSchema.parse(JSON.parse(Buffer.from(opened).toString()));
  const from = signsFrom.toISOString();
  const answer = await sayAboutAgreement(deps, { kind: 'code-key', key: publicEncryptionKey(key), from, proof });
  if ('refused' in answer) return answer;
  const { institutionId } = deps.settings;
  const event = { institutionId, at: clock.now(), event: 'agreement.code-key-named', actor: 'institution' } as const;
  await recordAudit(database, { ...event, detail: { fingerprint: kid, from } });
  return answer;
}
