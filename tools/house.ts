import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseCommandLine, UsageError } from '@mleg/main/arguments';
import { commandLine } from './command-line.ts';
import { filesThatName, placesOfLanguage } from './house/named-files.ts';
import { repeatedLines } from './house/repeated-lines.ts';
import { roomFigures } from './house/rooms.ts';
import { walk } from './house/walk.ts';
import { sourceFiles } from './source-tree.ts';
import { importGraph } from './walls/import-graph.ts';
import { readWorkspaces } from './walls/workspaces.ts';

const USAGE = `Usage: npm run house -- [--root DIRECTORY]

Prints how the code is arranged: rooms and rings of each workspace, in how many files one thing is named, where a reader
is led who follows one order, lines that stand twice. --root looks at another checkout, to compare.
docs/house.md says what the figures mean.`;

const ORDER = {
  workspace: 'institution/server',
  file: 'institution/server/http/my-card-procedures.ts',
  name: 'placeOrder',
};
const NUMBER = /\balbum_?[nN]umber\b/;
const FIELD = /\bphysical_?[cC]ard_?[nN]umber\b/;
const CARD_TYPE = /'(?:student|pupil)-card'/;

const checkout = commandLine(USAGE, (args) => {
  const { values } = parseCommandLine({ args: [...args], options: { root: { type: 'string' } } });
  const given = resolve(values.root ?? join(import.meta.dirname, '..'));
  if (!existsSync(join(given, 'package.json'))) throw new UsageError(`--root ${given} is no checkout.`);
  return given;
});

function main(root: string): void {
  const files = sourceFiles(root, ['.ts', '.tsx']);
  const sources = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
  printRooms(root, files, sources);
  console.log(`\nfiles that name the student's number        ${filesThatName(sources, NUMBER)}`);
  console.log(`files that name the field physicalCardNumber ${filesThatName(sources, FIELD)}`);
  console.log(`files that name a type of card               ${filesThatName(sources, CARD_TYPE)}`);
  console.log(`files and folders made for English           ${placesOfLanguage(files, 'en')}`);
  console.log(`other files that name English                ${filesThatName(sources, /'en'/)}`);
  console.log(`lines that stand twice                       ${repeatedLines(sources)}`);
  if (!existsSync(join(root, ORDER.file))) return;
  const { stays, rooms, returns, callsBack } = walk(sources, ORDER);
  console.log(`\none order: ${stays.length} stays in ${rooms} rooms, ${returns} returns, ${callsBack} calls back`);
  console.log(stays.join(' → '));
}

function printRooms(root: string, files: readonly string[], sources: ReadonlyMap<string, string>): void {
  const workspaces = readWorkspaces(root);
  const { edges } = importGraph(sources, workspaces);
  console.log('workspace'.padEnd(24), 'rooms', 'imports', 'in rings', 'held by');
  for (const { directory } of workspaces) {
    const { rooms, imports, inRings, holding } = roomFigures(files, edges, directory);
    const columns = [
      `${rooms}`.padStart(5),
      `${imports}`.padStart(7),
      `${inRings}`.padStart(8),
      `${holding}`.padStart(7),
    ];
    console.log(directory.padEnd(24), ...columns);
  }
}

main(checkout);
