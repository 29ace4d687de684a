import { join } from 'node:path';
import { answerFirst } from './setup/answer-first.mjs';
import { ensureInstalled } from './setup/installation.mjs';
import { pinnedNode, toolEnvironment } from './setup/pinned-node.mjs';
import { runInFront } from './setup/run-in-front.mjs';

/** `npm run dev`: installs what is missing, runs the system from its sources and follows their changes. */
const root = join(import.meta.dirname, '..');
answerFirst('npm run dev');
ensureInstalled(root);
runInFront(pinnedNode(root), ['tools/dev.ts', ...process.argv.slice(2)], { cwd: root, env: toolEnvironment(root) });
