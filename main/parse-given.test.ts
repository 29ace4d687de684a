import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoInstitution } from '@mleg/institution/demo/demo-settings';
import { expect, test } from 'vitest';
import { readArguments, UsageError } from './arguments.mjs';
import { readGivenFiles } from './given-files.ts';
import { readSettings } from './settings.ts';

const university = { ...demoInstitution, registryNumber: '123' };
const VARIABLES = [
  'INSTITUTION_FILE',
  'ISSUER_INSTITUTIONS',
  'TIME_STAMP_CERTIFICATES',
  'VERIFIER_RELYING_PARTIES',
  'VERIFIER_ROOT_CERTIFICATE',
  'WALLET_REGISTRARS',
] as const;

async function start(variable: (typeof VARIABLES)[number], content: string | undefined) {
  const file = join(await mkdtemp(join(tmpdir(), 'mleg-given-')), 'given.json');
  if (content !== undefined) await writeFile(file, content);
  const together = variable === 'TIME_STAMP_CERTIFICATES' ? { TIME_STAMP_AUTHORITY: 'https://time.example' } : {};
  return readGivenFiles(readSettings(readArguments([]), { [variable]: file, ...together }));
}
const json = (value: object) => JSON.stringify(value);

test.each<[(typeof VARIABLES)[number], string, RegExp]>([
  ['INSTITUTION_FILE', json({ ...university, registryNumber: 'DEMO-1001' }), /registryNumber: is a number of demonst/],
  ['INSTITUTION_FILE', json({ ...university, kind: 'kindergarten' }), /kind: .*"university"\|"school"/],
  ['INSTITUTION_FILE', json({ ...university, color: '#000000' }), /the file: there is no field color here/],
  ['INSTITUTION_FILE', json({ ...university, colour: 'blue' }), /colour: has to be of the form \S+/],
  ['INSTITUTION_FILE', json({ ...university, kind: 'school' }), /address: a school's cards show its address/],
  ['INSTITUTION_FILE', '[]', /the file: .*expected record/],
  ['INSTITUTION_FILE', '{"mail": {"url": "smtp://user:geheim@', /is no JSON \(line 1 column \d+\)\. Mend it/],
  ['VERIFIER_RELYING_PARTIES', 'geheim', /is no JSON\. Mend it/],
  ['ISSUER_INSTITUTIONS', json({ institutionId: 'uni' }), /name: \S+/],
  ['TIME_STAMP_CERTIFICATES', 'no certificate', /is no certificate/],
  ['VERIFIER_RELYING_PARTIES', json([{ id: 'Kino' }]), /0\.id: has to be of the form/],
  ['VERIFIER_RELYING_PARTIES', json({}), /the file: .*array/],
  ['VERIFIER_ROOT_CERTIFICATE', 'no certificate', /is no certificate/],
  ['WALLET_REGISTRARS', 'no certificate', /is no certificate/],
])(
  'E8 a %s that is wrong is named in lines with file, field and what is allowed: %s',
  async (variable, content, says) => {
    const refused = start(variable, content);
    await expect(refused).rejects.toThrow(UsageError);
    await expect(refused).rejects.toThrow(says);
    const message = await refused.then(String, (error: Error) => error.message);
    expect(message).not.toContain('geheim');
    for (const line of message.split('\n')) expect(line).toMatch(new RegExp(`^${variable}, /\\S+/given\\.json: .+`));
  },
);

test.each(VARIABLES)('E8 a %s that is not there is named', async (variable) => {
  const refused = start(variable, undefined);
  await expect(refused).rejects.toThrow(UsageError);
  await expect(refused).rejects.toThrow(new RegExp(`^${variable}, /\\S+/given\\.json: cannot be read \\(ENOENT\\)$`));
});

test('E8 what is wrong is never repeated: it may be a password', async () => {
  const mail = { url: 'https://user:geheim@mail', from: 'a@b.example' };
  await expect(start('INSTITUTION_FILE', json({ ...university, mail }))).rejects.toThrow(/^(?!.*geheim)/s);
});

test('files of parties that run elsewhere are not asked for', async () => {
  const settings = readSettings(readArguments(['--role=verifier']), { INSTITUTION_FILE: '/nowhere.json' });
  expect(await readGivenFiles(settings)).toMatchObject({ registrations: [] });
});

test('an institution decides nothing by leaving its policies out: all of them have a default', async () => {
  const { policies: _all, ...rest } = university;
  await expect(start('INSTITUTION_FILE', json(rest))).resolves.toMatchObject({ institution: { name: rest.name } });
});
