import { join } from 'node:path';
import { ensureInstalled } from './setup/installation.mjs';
import { pinnedNode, toolEnvironment } from './setup/pinned-node.mjs';
import { runInFront } from './setup/run-in-front.mjs';

/**
 * `node tools/with-our-node.mjs FILE …`: a program of ours under the Node that came with the packages, which are
 * installed first where they are missing. Every npm script that is TypeScript goes through here: whatever Node the
 * machine has may not be able to read it.
 */
const root = join(import.meta.dirname, '..');
ensureInstalled(root);
const node = pinnedNode(root);
const cache = { NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'node') };
runInFront(node, process.argv.slice(2), { cwd: root, env: { ...cache, ...toolEnvironment(root) } });
