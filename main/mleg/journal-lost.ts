import { forgetKnownFiles, selectKnownFiles } from '@mleg/platform/journal/journal-store';
import { lostFiles } from '@mleg/platform/journal/read-unseen';
import { UsageError } from '../arguments.mjs';
import { journalOf } from '../journal-of.ts';
import type { Keeper } from '../role.ts';
import type { Answer, Call, Command } from './command.ts';
import { keepersOf, type OpenKeeper, oneKeeperOf, openKeepers } from './open-keepers.ts';

/** Where a journal, or a file of it, is gone for good: the database goes on without what only that knew. */
export const journalLost: Command = {
  name: 'journal lost',
  summary:
    'has a database whose journal, or one file of it, is gone for good go on; older backups are then worth nothing',
  example: 'journal lost --file 2026-12-01-0123456789abcdef.journal --sure',
  options: {
    file: { type: 'string', value: 'NAMES', says: 'only these files of it, with commas between; the others stay' },
    sure: { type: 'boolean', says: 'the journal was looked for, its second place too' },
  },
  run: async (call) => {
    const { file } = call.options;
    return typeof file === 'string' ? giveUpFiles(call, file.split(',')) : giveUpAll(call);
  },
};

async function giveUpAll(call: Call): Promise<Answer> {
  if (!call.options['sure']) refuseUnsure(call);
  const keeper = oneKeeperOf(call);
  const { database, journal } = await (await openKeepers(call))(keeper);
  const files = await journal.read();
  if (files.length > 0) {
    const [first, ...more] = lostFiles(files, await selectKnownFiles(database));
    throw new UsageError(
      first === undefined
        ? `There is a journal in ${journal.place}: it is not lost.`
        : `There is a journal in ${journal.place}: to give up what it lacks, mleg journal lost --file ${[first, ...more].join(',')} --sure`,
    );
  }
  await forgetKnownFiles(database);
  return {
    exit: 'ok',
    lines: [
      `${keeper}: the next start begins a new journal in ${journal.place}. Make a backup after it, and keep no older one.`,
    ],
    data: { keeper },
  };
}

/** Whose they are the databases know. */
async function giveUpFiles(call: Call, names: readonly string[]): Promise<Answer> {
  const { keeper, database, journal } = await ownerOf(call, names);
  requireSure(call, journal.place);
  const there = (await journal.read()).find(({ name }) => names.includes(name));
  if (there) throw new UsageError(`${there.name} is in ${journal.place}: it is not lost.`);
  await forgetKnownFiles(database, names);
  return {
    exit: 'ok',
    lines: [
      `${keeper}: the next start goes on with the other files in ${journal.place}. Make a backup after it, and keep no older one:`,
      `what only ${names.join(' and ')} knew would come back with it.`,
    ],
    data: { keeper, files: names },
  };
}

async function ownerOf(
  call: Call,
  names: readonly string[],
): Promise<Pick<OpenKeeper<object>, 'database' | 'journal'> & { keeper: Keeper }> {
  const open = await openKeepers(call);
  for (const keeper of keepersOf(call)) {
    const { database, journal } = await open<object>(keeper);
    const known = await selectKnownFiles(database);
    if (names.every((name) => known.has(name))) return { keeper, database, journal };
  }
  throw new UsageError(`No database here knows ${names.join(' and ')}: the start names the files that it lacks.`);
}

function requireSure({ options }: Call, place: string): void {
  if (options['sure']) return;
  throw new UsageError(
    `Whatever is restored from a backup afterwards brings back what only the journal in ${place} knew. Look for it first; then --sure.`,
  );
}

/** With all that is missing, so that whoever is sure calls once more and no oftener. */
function refuseUnsure(call: Pick<Call, 'settings'>): never {
  const keepers = keepersOf(call);
  const places = keepers.map((keeper) => journalOf(call.settings, keeper)[0]).join(' or ');
  const roles = keepers.map((keeper) => `--role ${keeper}`).join(' or ');
  const missing = keepers.length > 1 ? `${roles}, whose it is, and --sure` : '--sure';
  throw new UsageError(
    `Whatever is restored from a backup afterwards brings back what only the journal in ${places} knew. Look for it first, in its second place too; then ${missing}.`,
  );
}
