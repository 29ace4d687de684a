import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchChromium } from '@mleg/testing/browser/chromium';
import { START } from '@mleg/testing/patience';
import { freeBasePort } from '@mleg/testing/processes/free-base-port';
import { until, when } from '@mleg/testing/until';
import { takesNothing } from './command-line.ts';
import { copyTree } from './dev/copy-tree.ts';

/** Four for the pages, four for the servers behind them. */
const PORTS = 8;

const USAGE = `Usage: npm run dev:check

Proves npm run dev on a copy of the tree: a text that is changed in a source is seen in the page that is open, and a
server answers by its changed source, however it was saved, without anybody starting anything.`;

const root = join(import.meta.dirname, '..');
const began = performance.now();
const say = (done: string) => console.log(`${((performance.now() - began) / 1_000).toFixed(1)} s  ${done}`);

async function main(): Promise<void> {
  await using cleanup = new AsyncDisposableStack();
  const copy = mkdtempSync(join(tmpdir(), 'mleg-dev-'));
  cleanup.defer(() => rmSync(copy, { recursive: true, force: true }));
  copyTree(root, copy);
  say('the tree is copied');

  const basePort = await freeBasePort(PORTS);
  const institution = `http://localhost:${basePort}`;
  await startDev(cleanup, copy, basePort);
  await until('the system does not answer', () => answers(`${institution}/health/ready`, '"ready":true'), START);
  say('the system answers');

  const browser = cleanup.adopt(await launchChromium(), (launched) => launched.close());
  const page = await browser.newPage({ locale: 'pl-PL' });
  page.setDefaultTimeout(START);
  await page.goto(`${institution}/`, { waitUntil: 'commit' });
  await page.getByRole('button', { name: 'Zaloguj się', exact: true }).waitFor();
  say('the page is there');
  replace(join(copy, 'institution/app/texts/pl/shell.ts'), "submit: 'Zaloguj się'", "submit: 'Wejdź śmiało'");
  await page.getByRole('button', { name: 'Wejdź śmiało', exact: true }).waitFor();
  say('a changed text is in the page');

  const live = (text: string) => () => answers(`${institution}/health/live`, text);
  const health = join(copy, 'platform/http/health.ts');
  replace(health, '{ live: true }', '{ live: true, changed: 1 }');
  await until('the server answers as before', live('"changed":1'), START);
  say('a server answers by its changed source');
  for (const times of [2, 3]) {
    replaceByRename(health, `changed: ${times - 1} }`, `changed: ${times} }`);
    await until('the server does not follow a renamed file', live(`"changed":${times}`), START);
  }
  say('and twice by a source that was saved by renaming, as editors and git do');

  for (const [port, path] of [
    [1, '/desk/'],
    [2, '/'],
    [3, '/inspector/'],
    [3, '/demo/'],
  ] as const) {
    await page.goto(`http://localhost:${basePort + port}${path}`, { waitUntil: 'commit' });
    await page.getByRole('heading').first().waitFor();
  }
  say('the other pages are there too');
}

async function startDev(cleanup: AsyncDisposableStack, copy: string, basePort: number): Promise<void> {
  const dev = spawn(
    process.execPath,
    ['tools/dev.mjs', '--base-port', String(basePort), '--data', join(copy, 'data')],
    {
      cwd: copy,
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  cleanup.defer(async () => {
    if (dev.exitCode !== null) return;
    dev.kill('SIGTERM');
    await once(dev, 'exit');
  });
}

async function answers(url: string, text: string): Promise<true | undefined> {
  const body = await fetch(url).then(
    (response) => response.text(),
    () => '',
  );
  return when(body.includes(text));
}

function replace(file: string, before: string, after: string): void {
  const text = readFileSync(file, 'utf8');
  if (!text.includes(before)) throw new Error(`${file} has no ${before} to change.`);
  writeFileSync(file, text.replace(before, after));
}

/** As vim, `sed -i` and `git checkout` save: a new file takes the place of the old one. */
function replaceByRename(file: string, before: string, after: string): void {
  const saved = `${file}.new`;
  writeFileSync(saved, readFileSync(file));
  replace(saved, before, after);
  renameSync(saved, file);
}

takesNothing(USAGE);
await main();
