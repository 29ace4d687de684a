import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { canReach, clusterUser, commandAs } from './cluster-user.ts';

const stranger = { uid: 65_533, gid: 65_533 };
const isRoot = process.getuid?.() === 0;
let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'mleg-user-'));
  chmodSync(home, 0o755);
});

afterEach(() => rmSync(home, { recursive: true, force: true }));

function passwd(...lines: string[]): string {
  const file = join(home, 'passwd');
  writeFileSync(file, lines.join('\n'));
  return file;
}

const root = 'root:x:0:0:root:/root:/bin/bash';
const nobody = 'nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin';
const postgres = 'postgres:x:101:104:PostgreSQL:/var/lib/postgresql:/bin/bash';

describe.runIf(isRoot)('as root', () => {
  test('the server runs as postgres, else as nobody, else not at all', () => {
    const missing = join(home, 'cluster');
    expect(clusterUser(missing, passwd(root, nobody, postgres))).toEqual({ uid: 101, gid: 104 });
    expect(clusterUser(missing, passwd(root, nobody))).toEqual({ uid: 65_534, gid: 65_534 });
    expect(() => clusterUser(missing, passwd(root))).toThrow(/root/);
  });
});

describe.runIf(!isRoot)('as an ordinary user', () => {
  test('the server runs as that user', () => {
    expect(clusterUser(join(home, 'cluster'))).toBeUndefined();
  });
});

describe('the command', () => {
  test('is the program itself where we are not root', () => {
    expect(commandAs(undefined, [home], 'postgres', ['-D', home])).toEqual({ file: 'postgres', args: ['-D', home] });
  });

  test('only changes the user where that user can reach everything', () => {
    expect(commandAs(stranger, [home], 'postgres', [])).toEqual({ file: 'postgres', args: [], ...stranger });
  });

  test.runIf(process.platform === 'linux')('keeps a wider one where the programs themselves are closed', () => {
    const program = join(home, 'program');
    writeFileSync(program, '');
    chmodSync(program, 0o700);
    const { args } = commandAs(stranger, [program], program, []);
    expect(args).toContain('--ambient-caps=-all,+dac_override');
  });

  test.runIf(process.platform === 'linux')('keeps one capability where a directory on the way is closed', () => {
    const inside = join(home, 'inside');
    mkdirSync(inside, { mode: 0o755 });
    chmodSync(home, 0o700);
    const { file, args, uid } = commandAs(stranger, [inside], 'postgres', ['-D', inside]);
    expect(file).toBe('setpriv');
    expect(uid).toBeUndefined();
    expect(args.filter((argument) => argument.startsWith('--ambient-caps'))).toEqual([
      expect.stringMatching(/^--ambient-caps=-all,\+dac_(read_search|override)$/),
    ]);
    expect(args.slice(-4)).toEqual(['--', 'postgres', '-D', inside]);
  });
});

describe('reaching a path', () => {
  test('needs every directory above it open to pass and the path itself open to read', () => {
    const path = join(home, 'a', 'b');
    mkdirSync(path, { recursive: true, mode: 0o755 });
    expect(canReach(stranger, path)).toBe(true);
    chmodSync(join(home, 'a'), 0o711);
    expect(canReach(stranger, path)).toBe(true);
    chmodSync(path, 0o711);
    expect(canReach(stranger, path)).toBe(false);
    chmodSync(path, 0o755);
    chmodSync(home, 0o700);
    expect(canReach(stranger, path)).toBe(false);
  });
});
