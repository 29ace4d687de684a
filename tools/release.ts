import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeRelease } from './release/make-release.ts';

const USAGE = `Usage: npm run release -- VERSION [--dry-run]

On a clean main: makes the section "Unreleased" of CHANGELOG.md that of VERSION, sets VERSION in every package.json and
in package-lock.json, commits "release: VERSION" and tags it vVERSION. The section has to say what an upgrade from the
version before needs, under "Upgrading from …". Run \`npm test\` before; push the commit and the tag after.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'dry-run': { type: 'boolean', default: false }, help: { type: 'boolean' } },
});
const [version, ...others] = positionals;

if (values.help || version === undefined || others.length > 0) {
  console.log(USAGE);
  process.exitCode = values.help ? 0 : 1;
} else {
  const root = join(import.meta.dirname, '..');
  const date = new Date().toISOString().slice(0, 10);
  const made = makeRelease({ root, version, date, dryRun: values['dry-run'] });
  if ('refused' in made) {
    console.error(made.refused);
    process.exitCode = 1;
  } else {
    console.log(
      `${made.section}\n${made.files.length} files${values['dry-run'] ? ' would be' : ''} changed, ${made.tag}`,
    );
  }
}
