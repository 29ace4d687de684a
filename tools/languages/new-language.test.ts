import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyRepository } from '../repository-copy.ts';
import { sourceFiles } from '../source-tree.ts';

const root = join(import.meta.dirname, '../..');
const copy = mkdtempSync(join(tmpdir(), 'mleg-language-'));
/** Where people are spoken to: apps, servers, and the components that all apps share. */
const registers = sourceFiles(root, ['.ts']).filter((file) => file.endsWith('/texts/languages.ts'));

beforeAll(() => {
  copyRepository(root, copy);
  for (const register of registers) {
    const texts = join(copy, dirname(register));
    cpSync(join(texts, 'en'), join(texts, 'qq'), { recursive: true });
    appendFileSync(join(copy, register), "export { texts as qq } from './qq/texts.ts';\n");
  }
}, 120_000);

afterAll(() => rmSync(copy, { recursive: true }), 60_000);

test.each([
  ['apps', 'tsconfig.apps.json', 'wallet/app/texts/qq/home.ts', "  title: 'My documents',\n"],
  [
    'servers',
    'tsconfig.server.json',
    'institution/server/texts/qq/mail.ts',
    "    'card-resumed': 'mLegitymacja works again',\n",
  ],
])(
  '%s: a language is a folder and a line, and a text that is missing does not compile',
  (area, config, file, line) => {
    const path = join(copy, file);
    const whole = readFileSync(path, 'utf8');
    expect(whole).toContain(line);
    writeFileSync(path, whole.replace(line, ''));
    const faults = typeFaults(area, config)
      .split('\n')
      .filter((text) => text.includes('error TS'));
    expect(faults).toEqual([expect.stringContaining(`${file}(`)]);
  },
  240_000,
);

/** Of the workspaces that have texts, without their tests. */
function typeFaults(area: string, config: string): string {
  const workspaces = registers.map((file) => file.slice(0, file.lastIndexOf('/texts/')));
  const include = workspaces.filter((workspace) => workspace.endsWith('/server') === (area === 'servers'));
  // What the database tests are provided with is declared there.
  if (area === 'servers') include.push('platform');
  const exclude = ['**/node_modules', '**/*.test.ts', '**/*.test.tsx'];
  writeFileSync(join(copy, 'tsconfig.json'), JSON.stringify({ extends: `./${config}`, include, exclude }));
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  return spawnSync(process.execPath, [tsc, '--pretty', 'false', '--checkers', '1'], { cwd: copy, encoding: 'utf8' })
    .stdout;
}
