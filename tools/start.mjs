import { join } from 'node:path';
import { answerFirst } from './setup/answer-first.mjs';
import { ensureInstalled } from './setup/installation.mjs';
import { pinnedNode, toolEnvironment } from './setup/pinned-node.mjs';
import { run } from './setup/run.mjs';
import { runInFront } from './setup/run-in-front.mjs';

/** `npm start`: installs what is missing, builds what is stale, runs the system. */
const root = join(import.meta.dirname, '..');
answerFirst('npm start');
ensureInstalled(root);
const node = pinnedNode(root);
const env = toolEnvironment(root);
run(node, ['tools/build.ts', '--quiet'], { cwd: root, env });

// Types stripped and scripts compiled once: the second start is half a second faster.
const cache = { NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'node') };
runInFront(node, ['main/main.ts', ...process.argv.slice(2)], { cwd: root, env: { ...cache, ...env } });
