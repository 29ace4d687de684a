import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled } from './setup/installation.mjs';
import { pinnedNode, toolEnvironment } from './setup/pinned-node.mjs';

/** `npm test`: installs what is missing, then proves everything; `npm test -- lint unit` only what is named. */
const root = join(import.meta.dirname, '..');
ensureInstalled(root);
const { status } = spawnSync(pinnedNode(root), ['tools/run-tests.ts', ...process.argv.slice(2)], {
  cwd: root,
  env: toolEnvironment(root),
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
