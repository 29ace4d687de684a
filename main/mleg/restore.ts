import type { InstitutionDatabase } from '@mleg/institution/database/schema';
import { type EndName, isNothing } from '@mleg/institution/restore/lost-counts';
import { previewRestore as previewInstitution, type RestorePreview } from '@mleg/institution/restore/preview-restore';
import type { IssuerDatabase } from '@mleg/issuer/database/schema';
import { countsOf, isSetBack } from '@mleg/issuer/restore/find-lost';
import { previewRestore as previewIssuer } from '@mleg/issuer/restore/preview-restore';
import { openJournal } from '@mleg/platform/journal/journal';
import { UsageError } from '../arguments.mjs';
import { journalOf } from '../journal-of.ts';
import type { Keeper } from '../role.ts';
import type { Answer, Call, Command } from './command.ts';
import { openBackup } from './open-backup.ts';
import { keepersOf } from './open-keepers.ts';

interface Preview {
  keeper: Keeper;
  lines: readonly string[];
  takesBack: boolean;
  /** The copy was made while its server ran. */
  wasRunning: boolean;
  counts: object;
}

/** Says before the fact what a restored backup would undo, and what the first start over it does about that. */
export const restore: Command = {
  name: 'restore',
  operands: '--check BACKUP',
  summary: 'says what restoring a backup would take back',
  example: 'restore --check /backup/issuer.dump --role issuer',
  options: {
    check: {
      type: 'string',
      value: 'BACKUP',
      says: 'a copy of the data directory, a file of pg_dump, or postgres://… of a copy that runs',
    },
  },
  run: async (call) => {
    const check = backupOf(call);
    const keepers = keepersOf(call);
    if (keepers.length > 1 && check.startsWith('postgres')) {
      throw new UsageError('A database is that of one party: --role issuer or --role institution says whose.');
    }
    const previews: Preview[] = [];
    const others: Keeper[] = [];
    for (const keeper of keepers) {
      const preview = await previewOne(call, check, keeper).catch(othersIn(keepers));
      if (preview) previews.push(preview);
      else others.push(keeper);
    }
    return answerOf(previews, others);
  },
};

/** A dump is of one party, whichever of those here: by its tables it says of which. */
const othersIn = (keepers: readonly Keeper[]) => (error: unknown) => {
  if (keepers.length > 1 && error instanceof UsageError && error.code === 'other-party') return undefined;
  throw error;
};

function backupOf({ options: { check }, operands: [backup = 'BACKUP', ...more] }: Call): string {
  if (typeof check === 'string' && backup === 'BACKUP') return check;
  throw new UsageError(
    more.length > 0 || typeof check === 'string'
      ? 'One backup at a time: mleg restore --check BACKUP'
      : [
          `mleg restores nothing; it says beforehand what restoring would take back: mleg restore --check ${backup}`,
          'Restore with the tool that made the backup, as docs/operations.md says it under Backup and restore.',
        ].join('\n'),
    { code: 'no-backup-named' },
  );
}

async function previewOne(call: Call, backup: string, keeper: Keeper): Promise<Preview> {
  const journal = openJournal(journalOf(call.settings, keeper));
  if (keeper === 'issuer') {
    const { database, wasRunning } = await openBackup<IssuerDatabase>(call, backup, keeper);
    const lost = await previewIssuer(database, journal);
    const counts = countsOf(lost);
    const takesBack = isSetBack(lost) || counts.listsBehind > 0;
    return { keeper, counts, takesBack, wasRunning, lines: issuerLines(counts) };
  }
  const { database, wasRunning } = await openBackup<InstitutionDatabase>(call, backup, keeper);
  const counts = await previewInstitution(database, journal);
  const takesBack = !isNothing(counts) || counts.erasures > 0;
  return { keeper, counts, takesBack, wasRunning, lines: institutionLines(counts) };
}

type IssuerCounts = ReturnType<typeof countsOf>;

const issuerLines = (counts: IssuerCounts): string[] => [
  `issuer: it has ${counts.events} events of the audit less than the journal has seen.`,
  `  ${counts.revivedCodes} codes that were used or had ended would work again; they will not.`,
  `  ${counts.unknownOrders} orders whose codes were used or had ended are not in it: their cards will be revoked.`,
  `  ${counts.lostCards} cards may have been given since that it does not know: mleg affected lists them afterwards.`,
  `  ${counts.revivedPlaces} revoked copies of cards would be valid again; they will be revoked.`,
  `  ${counts.liftedSuspensions} suspended copies of cards would be valid again; their cards will be suspended.`,
  `  ${counts.placesToBeGivenAgain} places in status lists would be given a second time; new ones begin beyond them.`,
  `  ${counts.listsBehind} status lists would be published under numbers they have had; they go on beyond these.`,
  `  ${counts.revivedAgreements} agreements that were ended or suspended would hold again; they end or rest again.`,
  `  ${counts.revivedKeys} keys of institutions that were replaced would sign for them again; they are replaced again.`,
  `  ${counts.returnedStaff} people who have left the desk would be let in again; they are not.`,
  `  ${counts.returnedDeskWays} invitations to the desk that were used, and sessions that were ended, would let in; none does.`,
  `  ${counts.liftedHalts} halts would be over; signing is halted again, until mleg resume.`,
  `  ${counts.lostTurns} turns of keys or ceremonies are not in it; what they replaced signs no more: halted until mleg resume.`,
  `  ${counts.openCodes} codes are open in it; all of them become void, and are ordered anew by whoever needs one.`,
];

/** Each kind of end, after its number. */
const END_WORDS: Readonly<Record<EndName, string>> = {
  passwords: 'passwords that were changed would be the ones before; they open nothing, and are to be reset.',
  passkeys: 'passkeys that were removed would work again; they are removed again.',
  sessions: 'sessions that were ended would go on; everybody signs in anew.',
  guardians: "guardians' rights that were ended would be there again; they end again.",
  officeRights: 'people who are of the office no more would be again; they are not.',
  headRights: 'people who lead the institution no more would again; they do not.',
  classes: 'classes that teachers have no more would be theirs again; they are not.',
  addresses: 'e-mail addresses that were replaced would be there again; they are removed, and to be given anew.',
  invitations: 'invitations that were used would let in again; they let in nobody.',
  requests: 'requests that a second person refused, or that were taken back, would wait again; they are gone.',
  resets: 'links and codes for a new password that were used or replaced would work again; they do not.',
};

const institutionLines = (preview: RestorePreview): string[] => [
  `institution: it has ${preview.events} events of the audit less than the journal has seen.`,
  `  ${preview.erasures} people or cards that were erased would be there again; they are erased again.`,
  ...(Object.keys(END_WORDS) as EndName[]).map((name) => `  ${preview[name]} ${END_WORDS[name]}`),
  `  ${preview.openWays} invitations, links and codes for a new password are open in it; all of them become void.`,
  ...(preview.withoutHead > 0
    ? ['  Nobody leads the institution afterwards: whoever does now came after the backup.']
    : []),
];

function answerOf(previews: readonly Preview[], others: readonly Keeper[]): Answer {
  const takesBack = previews.some((preview) => preview.takesBack);
  const lines = previews.flatMap((preview) =>
    preview.takesBack ? preview.lines : [`${preview.keeper}: the backup knows all that the journal says.`],
  );
  if (takesBack) {
    lines.push(
      'The first start over the restored database does all this by itself. Leave the journal where it is: it is never',
      'restored from a backup.',
    );
  }
  lines.push(...others.map((keeper) => `${keeper}: not compared, since this is no backup of it.`));
  if (previews.some(({ wasRunning }) => wasRunning)) {
    lines.push(
      'It was copied while its database ran: as a snapshot of the whole disk it is good, but a copy made file by file may',
      'be torn where nobody has looked yet. Stop everything before you copy, or use pg_dump.',
    );
  }
  const data = previews.map(({ keeper, counts, takesBack: one, wasRunning }) => ({
    keeper,
    takesBack: one,
    wasRunning,
    ...counts,
  }));
  return { exit: takesBack ? 'found' : 'ok', lines, data: { backups: data } };
}
