import { createPublicKey, verify } from 'node:crypto';
import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { CompactEncrypt } from 'jose';
import { expect, test } from 'vitest';
import { StartRefused } from '../start/start-refused.ts';
import { openKeyFile } from './key-file.ts';

const somewhere = async () => join(await mkdtemp(join(tmpdir(), 'keys-')), 'deep', 'keys.json');

test('keeps a key: the same use gives the same key after opening again', async () => {
  const path = await somewhere();
  const first = await (await openKeyFile(path, 'correct horse')).ensureSigningKey('credential');
  const again = await (await openKeyFile(path, 'correct horse')).ensureSigningKey('credential');
  expect(again.kid).toBe(first.kid);
  expect(again.publicJwk).toEqual(first.publicJwk);
});

test('gives two stores that ask at the same instant the same key', async () => {
  const path = await somewhere();
  const stores = await Promise.all([openKeyFile(path, 'p'), openKeyFile(path, 'p')]);
  const keys = await Promise.all(stores.map((store) => store.ensureSigningKey('credential')));
  expect(keys[0]?.kid).toBe(keys[1]?.kid);
});

test('signs what the public key verifies', async () => {
  const key = await (await openKeyFile(await somewhere(), 'p')).ensureSigningKey('credential');
  const data = Buffer.from('a card');
  const publicKey = createPublicKey({ key: key.publicJwk, format: 'jwk' });
  expect(verify('sha256', data, { key: publicKey, dsaEncoding: 'ieee-p1363' }, key.sign(data))).toBe(true);
});

test('opens what was sealed to it, and refuses what was changed', async () => {
  const key = await (await openKeyFile(await somewhere(), 'p')).ensureDecryptionKey('codes');
  const jwe = await new CompactEncrypt(Buffer.from('secret codes'))
    .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', kid: key.kid })
    .encrypt(key.publicJwk);
  expect(Buffer.from(await key.open(jwe)).toString()).toBe('secret codes');
  await expect(key.open(`${jwe.slice(0, -4)}AAAA`)).rejects.toThrow();
});

test('shows nothing on the disk, to nobody but the owner', async () => {
  const path = await somewhere();
  const secret = await (await openKeyFile(path, 'p')).ensureSecret('pesel');
  expect(await readFile(path, 'utf8')).not.toContain(Buffer.from(secret).toString('base64url'));
  expect((await stat(path)).mode & 0o077).toBe(0);
});

test('says plainly that the passphrase is wrong', async () => {
  const path = await somewhere();
  await (await openKeyFile(path, 'right')).ensureSecret('pesel');
  await expect((await openKeyFile(path, 'wrong')).ensureSecret('pesel')).rejects.toThrow(
    'the passphrase is another one',
  );
});

test('K28 a key file that was cut short, emptied or exchanged is named with what to do, and not repeated or written over', async () => {
  const path = await somewhere();
  await (await openKeyFile(path, 'right')).ensureSecret('pesel');
  const sealed = await readFile(path, 'utf8');
  const { text, ...others } = JSON.parse(sealed) as Record<string, string>;
  const damaged = [sealed.slice(0, 90), '', '{"a":1}', 'null', JSON.stringify({ ...others, text, tag: 'AA' })];
  for (const content of [...damaged, JSON.stringify({ ...others, text, iv: '' })]) {
    await writeFile(path, content);
    const keys = await openKeyFile(path, 'right');
    for (const use of [() => keys.fingerprints(), () => keys.ensureSecret('pesel')]) {
      const refused = use();
      await expect(refused).rejects.toThrow(StartRefused);
      const error = await refused.then(
        () => new Error(),
        (thrown: Error) => thrown,
      );
      expect(error.message).toMatch(new RegExp(`^${path} (is|cannot be opened)[^\\n]+$`));
      expect(inspect(error)).not.toContain(sealed.slice(20, 40));
    }
    expect(await readFile(path, 'utf8')).toBe(content);
  }
});

test('is not blocked by the lock of a process that was killed', async () => {
  const path = await somewhere();
  const store = await openKeyFile(path, 'p');
  await store.ensureSecret('audit');
  await writeFile(`${path}.lock`, '999999999');
  expect(await store.ensureSecret('pesel')).toHaveLength(32);
});
