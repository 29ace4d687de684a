import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { takesNothing } from './command-line.ts';
import { sourceFiles } from './source-tree.ts';
import { cycleViolations } from './walls/cycles.ts';
import { undeclaredPackages } from './walls/declared-packages.ts';
import { idViolations } from './walls/ids.ts';
import { importGraph } from './walls/import-graph.ts';
import { roomRingViolations } from './walls/room-rings.ts';
import { sqlViolations } from './walls/sql.ts';
import { stateViolations } from './walls/states.ts';
import { wallViolations } from './walls/walls.ts';
import { workspaceRingViolations } from './walls/workspace-rings.ts';
import { readRootPackages, readWorkspaces } from './walls/workspaces.ts';

const USAGE = `Usage: npm run walls

Checks the walls of CONTRIBUTING.md on the import graph of the whole repository.`;

takesNothing(USAGE);
const root = join(import.meta.dirname, '..');
const files = sourceFiles(root, ['.ts', '.tsx']);
const sources = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
const workspaces = readWorkspaces(root);
const graph = importGraph(sources, workspaces);
const violations = [
  ...graph.violations,
  ...wallViolations(graph.edges),
  ...cycleViolations(graph.edges),
  ...roomRingViolations(graph.edges, workspaces),
  ...workspaceRingViolations(workspaces),
  ...undeclaredPackages(sources, workspaces, readRootPackages(root)),
  ...sqlViolations(sources),
  ...idViolations(sources),
  ...stateViolations(sources),
];
for (const { file, message } of violations) console.error(`${file} ${message}`);
console.log(`${files.length} files, ${graph.edges.length} imports, ${violations.length} through a wall`);
process.exitCode = violations.length === 0 ? 0 : 1;
