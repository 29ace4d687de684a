import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { answerFirst } from './setup/answer-first.mjs';
import { ensureInstalled } from './setup/installation.mjs';
import { pinnedNode, toolEnvironment } from './setup/pinned-node.mjs';
import { runInFront } from './setup/run-in-front.mjs';

/** `npm start`: installs what is missing, checks what was set, builds what is stale, runs the system. */
const root = join(import.meta.dirname, '..');
answerFirst('npm start');
ensureInstalled(root);
const node = pinnedNode(root);
const args = process.argv.slice(2);
// Types stripped and scripts compiled once: the second start is half a second faster.
const cache = { NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'node') };
const options = { cwd: root, env: { ...cache, ...toolEnvironment(root) } };

const { status } = spawnSync(node, ['tools/before-start.ts', ...args], { ...options, stdio: 'inherit' });
if (status === 0) runInFront(node, ['main/main.ts', ...args], options);
else process.exitCode = status ?? 130;
