import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NEEDED = 24;

/** The Node that came with the packages; where none exists for this machine, the one that runs us, if it is new enough. */
export function pinnedNode(root) {
  const pinned = join(root, 'node_modules', '.bin', 'node');
  if (existsSync(pinned)) return pinned;
  if (Number.parseInt(process.versions.node, 10) >= NEEDED) return process.execPath;
  console.error(
    `There is no Node package for ${process.platform}-${process.arch}: please install Node ${NEEDED} and start again.`,
  );
  return process.exit(3);
}

/** The environment in which programs of the dependencies are found first, by themselves and by each other. */
export function toolEnvironment(root) {
  return { ...process.env, PATH: [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter) };
}
