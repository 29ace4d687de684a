import { mkdir, mkdtemp, readdir, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoSchool } from '@mleg/institution/demo/demo-school-settings';
import { openLog } from '@mleg/platform/log/log';
import { StartRefused } from '@mleg/platform/start/start-refused';
import { expect, test } from 'vitest';
import { readArguments } from './arguments.mjs';
import { requireJournalOutside } from './journal-places.ts';
import { run } from './run.ts';
import { readSettings } from './settings.ts';

const registration = (institutionId: string) => ({
  'data/institution/registration.json': JSON.stringify({ institutionId }),
});

const PRODUCTION = { ISSUER_AUTHORITY_NAME: 'Ministerstwo', ISSUER_ORIGIN: 'https://a.example' };

/** A place with these files, and a start over it that answers no requests. */
async function placeWith(files: Readonly<Record<string, string>>) {
  const place = await mkdtemp(join(tmpdir(), 'mleg-refused-'));
  for (const [file, content] of Object.entries(files)) {
    await mkdir(join(place, file, '..'), { recursive: true });
    await writeFile(join(place, file), content);
  }
  const listed = async () => (await readdir(place, { recursive: true })).sort();
  const before = await listed();
  return async (roles: string, env: NodeJS.ProcessEnv = {}) => {
    const given = readArguments(['--role', roles, '--workers-only', '--data', join(place, 'data')]);
    const here = Object.entries(env).map(([name, value]) => [name, value?.replaceAll('PLACE', place)]);
    const started = run(readSettings(given, Object.fromEntries(here)), openLog('error'));
    await expect(started).rejects.toThrow(StartRefused);
    expect(await listed()).toEqual(before);
    return started.then(String, ({ message }: Error) => message.replaceAll(place, ''));
  };
}

test('E9 a directory that was begun as something else is left as it was', async () => {
  const refusal = await placeWith({ 'data/kind': 'production\n' });
  expect(await refusal('issuer')).toMatch(/begun for production/);
});

test('E9 a school’s directory is no university’s, nor one institution’s another’s', async () => {
  const school = await placeWith(registration(demoSchool.institutionId));
  expect(await school('institution,issuer')).toMatch(
    /is that of \S+; this start is of \S+\.\n.*INSTITUTION_DEMO=school/,
  );
  const other = await placeWith(registration('akademia'));
  expect(await other('institution')).toMatch(/is that of akademia[^]*INSTITUTION_FILE[^]*--data DIRECTORY/);
});

test('E9 a second start on the same data under other ports says which addresses it has', async () => {
  const addresses = JSON.stringify({ issuer: 'http://localhost:9001', verifier: 'http://localhost:9003' });
  const refusal = await placeWith({ 'data/addresses.json': addresses });
  const said = await refusal('issuer,verifier', { BASE_PORT: '9000', VERIFIER_ORIGIN: 'http://localhost:1' });
  expect(said).toContain('verifier: http://localhost:9003, and not http://localhost:1\n');
  expect(said).not.toContain('issuer:');
  expect(said).toMatch(/may be running now[^]*--base-port/);
});

test('K28 a file of the data directory that was cut short is named with what to do, and left', async () => {
  const refusal = await placeWith({ 'data/addresses.json': '{"issuer":"http://loc' });
  expect(await refusal('issuer')).toMatch(/^\/data\/addresses\.json is damaged[^\n]*remove it[^\n]*$/);
});

test('E9 where the data were deleted and the journal was not, the command that begins anew is printed', async () => {
  const journal = { 'data-journal/issuer/2026-11-30-00.journal': '' };
  expect(await (await placeWith(journal))('issuer')).toMatch(
    /start again:\n {2}rm -r '\/data-journal\/issuer'\/\*\.journal$/,
  );
  const production = await placeWith(journal);
  const said = await production('issuer', PRODUCTION);
  expect(said).toMatch(
    /restore its backup[^]*\n {2}mkdir -p '\/data-journal\.before\/issuer' && mv '\/data-journal\/issuer'\/\*\.journal '\/data-journal\.before\/issuer'$/,
  );
});

test('E9 a directory that nothing can be put into is refused at once, and not tried for ever', async () => {
  const refusal = await placeWith({});
  expect(await refusal('issuer', { JOURNAL_DIRECTORY: '/proc/journal/of/ours' })).toEqual(
    expect.stringMatching(/^\/proc\/journal\/of\/ours cannot be made: nothing can be put into \/proc .*\(ENOENT\)/),
  );
});

/** Where none is yet, a place that will do, and no command. */
const inside = (setting: string, better: string) =>
  new RegExp(
    `^The journal in \\S+ is inside of the data directory /data[^]*\nThere is none yet: name a place outside with ${setting}, as ${better}$`,
  );

test('R32 a journal in the data directory, which a restore would take back too, is refused with where to move it', async () => {
  const refusal = await placeWith({ 'data/notes.txt': '', 'elsewhere/notes.txt': '' });
  for (const place of ['PLACE/data/journal', 'PLACE/elsewhere/../data/deep/journal', 'PLACE/data']) {
    expect(await refusal('issuer', { ...PRODUCTION, JOURNAL_DIRECTORY: place })).toMatch(
      inside('--journal or JOURNAL_DIRECTORY', '/data-journal'),
    );
    expect(await refusal('issuer', { ...PRODUCTION, JOURNAL_MIRROR: place })).toMatch(
      inside('JOURNAL_MIRROR', '/data-journal-mirror'),
    );
  }
});

test('R38 a command that is advised moves what is journal and nothing beside it, and to where nothing is', async () => {
  const keys = { 'data/kind': 'production', 'data/issuer/keys.json': '', 'data/issuer/passphrase': '' };
  const one = { 'data/issuer/a.journal': '', 'data/issuer/anchors/2026-11-30.jwt': '' };
  const moved =
    "  mkdir -p '/data-journal/issuer' && mv '/data/issuer'/*.journal '/data/issuer/anchors' '/data-journal/issuer'";
  const together = { ...PRODUCTION, JOURNAL_DIRECTORY: 'PLACE/data' };
  const said = await (await placeWith({ ...keys, ...one }))('issuer', together);
  expect(said.split('\n').slice(3)).toEqual([moved]);
  expect(said).toMatch(/name the new place, \/data-journal, with --journal or JOURNAL_DIRECTORY:/);
  const taken = await placeWith({ ...keys, ...one, 'data-journal/issuer/b.journal': '' });
  expect(await taken('issuer', together)).toContain(moved.replaceAll('/data-journal/', '/data-journal-2/'));

  const mirror = { 'data/postgres/x': '', 'data-journal/issuer/a.journal': '', 'data/m/issuer/a.journal': '' };
  expect(await (await placeWith(mirror))('issuer', { ...PRODUCTION, JOURNAL_MIRROR: 'PLACE/data/m' })).toMatch(
    /with JOURNAL_MIRROR:\n {2}mkdir -p '\/data-journal-mirror\/issuer' && mv '\/data\/m\/issuer'\/\*\.journal '\/data-journal-mirror\/issuer'$/,
  );
  // A demonstration that is begun anew keeps its keys, and the journal of a party with a database elsewhere stays.
  const demonstration = await placeWith({ 'data/issuer/keys.json': '', 'data/issuer/a.journal': '' });
  expect(await demonstration('issuer', { JOURNAL_DIRECTORY: 'PLACE/data' })).toMatch(
    /\n {2}rm -r '\/data\/issuer'\/\*\.journal$/,
  );
  const behind = { ...keys, 'data/kind': 'demonstration\n', 'data/postgres/x': '', 'data/issuer/a.journal': '' };
  expect(
    await (await placeWith(behind))('issuer', { JOURNAL_DIRECTORY: 'PLACE/data', JOURNAL_MIRROR: 'PLACE/second' }),
  ).toMatch(/cp -an '\/data\/issuer'\/\*\.journal '\/second\/issuer'$/);
});

test('R32 a link that leads into the data directory is inside of it, and one that leads out of it is not', async () => {
  const place = await mkdtemp(join(tmpdir(), 'mleg-linked-'));
  const [dataDirectory, beside] = [join(place, 'data'), join(place, 'beside')];
  await mkdir(join(dataDirectory, 'deep'), { recursive: true });
  await mkdir(beside);
  await symlink(dataDirectory, join(place, 'link'));
  await symlink(beside, join(dataDirectory, 'out'));
  const look = (journal: string) =>
    requireJournalOutside({ dataDirectory, journalDirectories: [journal], demonstration: false, roles: ['issuer'] });
  expect(() => look(join(place, 'link', 'deep', 'journal'))).toThrow(StartRefused);
  expect(() => look(join(dataDirectory, 'out', 'journal'))).not.toThrow();
  expect(() => look(join(place, 'data-journal'))).not.toThrow();
});

test('R33 a second place of the journal that has not what the first has is refused with the command that copies it', async () => {
  const two = { 'data/postgres/x': '', 'first/issuer/a.journal': '', 'first/issuer/b.journal': '' };
  const places = { JOURNAL_DIRECTORY: 'PLACE/first', JOURNAL_MIRROR: 'PLACE/second' };
  const copy =
    /^\/second\/issuer is to be[^]*lacks 2 of the files in \/first\/issuer\.[^]*cp -an '\/first\/issuer'\/\*\.journal '\/second\/issuer'$/;
  expect(await (await placeWith(two))('issuer', places)).toMatch(copy);
  const emptied = await placeWith({ ...two, 'second/issuer/a.journal': '', 'second/issuer/c.journal': '' });
  expect(await emptied('issuer', places)).toMatch(/^\/second\/issuer[^]*lacks 1 of/);
  const other = { JOURNAL_DIRECTORY: 'PLACE/second', JOURNAL_MIRROR: 'PLACE/first' };
  expect(await (await placeWith(two))('issuer', other)).toMatch(copy);
});
