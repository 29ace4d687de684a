import { Readable, Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { askRootPassphrase, openPassphrases } from './root-passphrase.ts';

/** Two people at a terminal, who type these lines one after the other; what they were told and asked. */
async function typed(lines: readonly string[], isNew: boolean) {
  const said: string[] = [];
  const output = new Writable({
    write: (chunk, _encoding, done) => {
      said.push(String(chunk).trim());
      done();
    },
  });
  const input = Object.assign(Readable.from(lines.map((line) => `${line}\n`)), { isTTY: true });
  const interrupted = new AbortController().signal;
  await using cleanup = new AsyncDisposableStack();
  const call = { environment: {}, tell: (line: string) => void said.push(line), interrupted, cleanup };
  const opened = openPassphrases(call, 'passphrase', { input, output });
  const secret = await askRootPassphrase(call, ['Anna', 'Bogdan'], { kind: 'passphrase', isNew }, opened);
  const asked = said.filter((line) => line.endsWith(':') && !line.includes('Both')).length;
  return { secret, said: said.filter((line) => line !== ''), asked };
}

const [ONE, OTHER, THIRD] = ['pierwsze długie hasło', 'drugie, inne hasło', 'trzecie długie hasło'] as const;

test('K4 two people who type the same are asked again, both, and the ceremony goes on', async () => {
  const { secret, said, asked } = await typed([ONE, ONE, ONE, ONE, THIRD, THIRD, OTHER, OTHER], true);
  expect(JSON.parse(secret)).toEqual([THIRD, OTHER]);
  expect(asked).toBe(8);
  expect(said.filter((line) => line.includes('are the same'))).toHaveLength(1);
  expect(said.join()).not.toContain(ONE);
  expect((await typed([ONE, ONE, ONE, OTHER], false)).secret).toBe(JSON.stringify([ONE, OTHER]));
});

test('K4 a passphrase that is too short, or is not repeated, is asked for again', async () => {
  const { secret } = await typed(['krótkie', ONE, OTHER, ONE, ONE, OTHER, OTHER], true);
  expect(JSON.parse(secret)).toEqual([ONE, OTHER]);
});
