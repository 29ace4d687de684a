import { join } from 'node:path';
import { parseCommandLine, UsageError } from '@mleg/main/arguments';
import { commandLine } from './command-line.ts';
import { makeRelease } from './release/make-release.ts';

const USAGE = `Usage: npm run release -- VERSION [--dry-run]

On a clean main: makes the section "Unreleased" of CHANGELOG.md that of VERSION, sets VERSION in every package.json and
in package-lock.json, commits "release: VERSION" and tags it vVERSION. The section has to say what an upgrade from the
version before needs, under "Upgrading from …". Run \`npm test\` before; push the commit and the tag after.`;

const { version, dryRun } = commandLine(USAGE, (args) => {
  const { values, positionals } = parseCommandLine({
    args: [...args],
    allowPositionals: true,
    options: { 'dry-run': { type: 'boolean', default: false } },
  });
  const [given, ...others] = positionals;
  if (given === undefined || others.length > 0) throw new UsageError('Name the one version to release.');
  return { version: given, dryRun: values['dry-run'] };
});

const root = join(import.meta.dirname, '..');
const date = new Date().toISOString().slice(0, 10);
const made = makeRelease({ root, version, date, dryRun });
if ('refused' in made) {
  console.error(made.refused);
  process.exitCode = 2;
} else {
  console.log(`${made.section}\n${made.files.length} files${dryRun ? ' would be' : ''} changed, ${made.tag}`);
}
