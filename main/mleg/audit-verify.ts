import type { InstitutionDatabase } from '@mleg/institution/database/schema';
import type { IssuerDatabase } from '@mleg/issuer/database/schema';
import { type AuditVerdict, verifyAudit } from '@mleg/platform/audit/verify-audit';
import { isAmiss, type MarkViolation, verifyMarks } from '@mleg/platform/audit/verify-marks';
import { systemClock } from '@mleg/platform/clock/clock';
import { selectJournalOwner, selectKnownFiles } from '@mleg/platform/journal/journal-store';
import { type Mark, marksOf } from '@mleg/platform/journal/mark';
import { lostFiles } from '@mleg/platform/journal/read-unseen';
import { UsageError } from '../arguments.mjs';
import type { Keeper } from '../role.ts';
import { judgeHeads, judgeStamps, readHeads } from './audit-heads.ts';
import type { Answer, Command } from './command.ts';
import { keepersOf, type OpenKeeper, openKeepers } from './open-keepers.ts';

type Sound = Extract<AuditVerdict, { intact: true }>;

interface Verified {
  keeper: Keeper;
  chain: AuditVerdict;
  /** How many marks outside of the database the chain was held against. */
  marks: number;
  violations: MarkViolation[];
  /** Files of the journal that the database knows and that are not there. */
  lostFiles: readonly string[];
  /** A file of the journal that names another database. */
  foreignFile: string | undefined;
  journalPlace: string;
}

/** Changing, cutting off, deleting and making the chain anew: each is found by the key, or by what was written elsewhere. */
export const auditVerify: Command = {
  name: 'audit verify',
  summary: 'holds the audit against its key, the journal, signed heads that were kept and their time-stamps',
  example: 'audit verify --head head-2026-11.jwt,head-2026-12.jwt',
  options: {
    head: {
      type: 'string',
      value: 'FILES',
      says: "the issuer's signed heads that somebody kept, with commas between; FILE.tsr is its time-stamp",
    },
  },
  run: async (call) => {
    if (call.options['head'] !== undefined && !keepersOf(call).includes('issuer'))
      throw new UsageError("Signed heads are of the issuer's audit: --head goes with --role issuer.");
    const open = await openKeepers(call);
    const heads = await readHeads(call);
    const kept = heads.flatMap(({ head }) => head ?? []);
    const verified: Verified[] = [];
    for (const keeper of keepersOf(call)) {
      verified.push(await verify(keeper, await open(keeper), keeper === 'issuer' ? kept : []));
    }
    const violations = verified.flatMap((one) => one.violations.filter(isAmiss));
    return answerOf(verified, judgeHeads(heads, violations), judgeStamps(heads, systemClock.now()));
  },
};

async function verify(
  keeper: Keeper,
  { database, journal, keys }: OpenKeeper<IssuerDatabase | InstitutionDatabase>,
  kept: readonly Mark[],
): Promise<Verified> {
  // Asked first: a file that is begun meanwhile is there when it is known.
  const known = await selectKnownFiles(database);
  const files = await journal.read();
  const { databaseId } = await selectJournalOwner(database);
  const foreign = files.find((file) => file.databaseId !== undefined && file.databaseId !== databaseId);
  const written = foreign ? [] : files.flatMap(({ records }) => marksOf(records));
  const marks = [...written, ...kept];
  const chain = await verifyAudit(database, keys.audit);
  const violations = await verifyMarks(database, marks);
  const lost = foreign ? [] : lostFiles(files, known);
  const place = { foreignFile: foreign?.name, journalPlace: journal.place };
  return { keeper, chain, marks: marks.length, violations, lostFiles: lost, ...place };
}

function answerOf(
  verified: readonly Verified[],
  heads: ReturnType<typeof judgeHeads>,
  stamps: ReturnType<typeof judgeStamps>,
): Answer {
  const isBroken = ({ chain, violations }: Verified) => !chain.intact || violations.some(isAmiss);
  const broken = verified.some(isBroken);
  const lines = [...verified.flatMap(linesOf), ...heads.lines, ...stamps.lines];
  if (broken) {
    lines.push(
      'Somebody has written to the database past the application, or it was restored without its journal.',
      'Keep a copy of database and journal as they are before you start anything again.',
    );
  }
  const data = verified.map(({ violations, ...rest }) => ({
    ...rest,
    violations: violations.map(({ kind, mark }) => ({ kind, position: mark.position, eventId: mark.eventId })),
  }));
  const lost = verified.some((one) => one.lostFiles.length > 0 || one.foreignFile !== undefined);
  const exit = broken || lost || stamps.amiss.length > 0 ? 'found' : 'ok';
  return { exit, lines, data: { audits: data, heads: heads.data, timeStamps: stamps.data } };
}

function linesOf(one: Verified): string[] {
  const { keeper, chain, marks, violations } = one;
  const said = chain.intact
    ? soundLines(chain, marks, keeper)
    : [`the chain is broken at its link ${chain.brokenAt}: changed, left out or made without the key.`];
  const waiting = violations.every(isAmiss) ? [] : [WAITING];
  const amiss = violations.filter(isAmiss).map(wordsOf);
  return [...said, ...amiss, ...waiting, ...foreignLines(one), ...lostLines(one)].map((line) => `${keeper}: ${line}`);
}

const WAITING =
  'the database was restored, and the event that tells of it waits to be linked: verify again in a minute, while it runs.';

const foreignLines = ({ foreignFile, journalPlace }: Verified): string[] =>
  foreignFile === undefined
    ? []
    : [
        `the journal in ${journalPlace} is that of another installation (${foreignFile} names another database): the chain was`,
        'not held against it. Say with --journal or JOURNAL_DIRECTORY where the journal is.',
      ];

/** Without the whole journal an end that was cut off, or a chain that was made anew, is not found. */
const lostLines = ({ lostFiles: [first, ...more], journalPlace }: Verified): string[] =>
  first === undefined
    ? []
    : [
        `the journal in ${journalPlace} lacks ${more.length + 1} files that the database knows, ${first} among them: the`,
        'chain was not held against what was written there. Say with --journal or JOURNAL_DIRECTORY where the journal is.',
      ];

/** A chain that has not begun is no fault, and no proof of anything either. */
function soundLines({ events, waiting }: Sound, marks: number, keeper: Keeper): string[] {
  const wait = waiting === 1 ? '1 event waits' : `${waiting} events wait`;
  const linked = `${wait} to be linked, which the ${keeper} does within a minute when it runs`;
  if (events === 0 && waiting === 0) return ['nothing has happened yet: the chain begins with the first event.'];
  if (events === 0) return [`the chain has no link yet: ${linked}. Until then there is nothing to verify.`];
  const held = marks === 0 ? 'no mark of it was written down yet' : `held against ${marks} marks`;
  return [`${events} events in an unbroken chain, ${held}.`, ...(waiting === 0 ? [] : [`${linked}.`])];
}

function wordsOf({ kind, mark }: MarkViolation): string {
  const { eventId, position } = mark;
  return kind === 'cut-off'
    ? `the end is missing: link ${position} and event ${eventId} were there once.`
    : `link ${position} is another than the one that was written down.`;
}
