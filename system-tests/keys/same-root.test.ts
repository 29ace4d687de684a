import { copyFileSync, existsSync, linkSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { CEREMONY_PASSPHRASES, CEREMONY_PEOPLE, openIssuerServer } from '@mleg/testing/lone-issuer/issuer-server';
import { afterAll, expect, test } from 'vitest';

const server = await openIssuerServer(
  { ISSUER_ORIGIN: 'https://issuer.example', ISSUER_AUTHORITY_NAME: 'Ministerstwo Przykładowe' },
  'production',
);
afterAll(() => server.place.drop());

const lying = (name: string) => join(server.medium, name);

/** Has another root follow; what a program reads of it. */
async function follow(root: string, next: string) {
  const { exitCode, out } = await server.mleg(
    ['keys', 'ceremony', '--root', root, '--new-root', next, ...CEREMONY_PEOPLE, '--again', '--json'],
    CEREMONY_PASSPHRASES,
  );
  return { exitCode, ...(JSON.parse(out) as { code?: string; message?: string; recordFile?: string }) };
}

test('K26 K27 no root is followed by itself or by one from before; the records of all that were are proved', async () => {
  const first = server.rootFile;
  // Nothing is made where a root is to follow itself, not even the first one.
  expect(await follow(first, first)).toMatchObject({ exitCode: 2, code: 'same-root' });
  expect(existsSync(first)).toBe(false);
  const held = await server.ceremony();
  const { recordFile: firstRecord } = JSON.parse(held.out) as { recordFile: string };

  copyFileSync(first, lying('copy.json'));
  linkSync(first, lying('link.json'));
  symlinkSync(first, lying('leads-there.json'));
  expect(await follow(first, `${server.medium}/./root.json`)).toMatchObject({ exitCode: 2, code: 'same-root' });
  expect(await follow(first, lying('leads-there.json'))).toMatchObject({ exitCode: 2, code: 'same-root' });
  for (const same of ['copy.json', 'link.json']) {
    expect(await follow(first, lying(same))).toMatchObject({ exitCode: 3, code: 'same-root' });
    expect(await follow(lying(same), first)).toMatchObject({ exitCode: 3, code: 'same-root' });
  }

  const second = await follow(first, lying('root-2.json'));
  expect(second).toMatchObject({ exitCode: 0 });
  expect(await follow(lying('root-2.json'), lying('copy.json'))).toMatchObject({
    exitCode: 3,
    code: 'root-had-before',
  });
  // Which root it wants, it says.
  const { record } = JSON.parse((await server.mleg(['keys', 'record', second.recordFile ?? '', '--json'])).out) as {
    record: { root: { certificateSha256: string } };
  };
  const gone = await follow(first, lying('root-3.json'));
  expect(gone).toMatchObject({ exitCode: 3, code: 'another-root' });
  expect(gone.message).toContain(record.root.certificateSha256);
  const third = await follow(lying('root-2.json'), lying('root-3.json'));
  expect(third).toMatchObject({ exitCode: 0 });
  expect(await follow(lying('root-3.json'), first)).toMatchObject({ exitCode: 3, code: 'root-had-before' });

  const proved = async (file: string | undefined) => {
    const { exitCode, out } = await server.mleg(['keys', 'record', file ?? '', '--json']);
    return { exitCode, ...(JSON.parse(out) as object) };
  };
  for (const earlier of [firstRecord, second.recordFile])
    expect(await proved(earlier)).toMatchObject({ exitCode: 0, isOfRootBefore: true, isAudited: true });
  expect(await proved(third.recordFile)).toMatchObject({ exitCode: 0, isOfRootBefore: false, isAudited: true });
});
