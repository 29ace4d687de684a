import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseCommandLine, UsageError } from '@mleg/main/arguments';
import { openCamera } from '@mleg/testing/browser/camera';
import { launchChromium } from '@mleg/testing/browser/chromium';
import { startSystem } from '@mleg/testing/processes/running-system';
import { commandLine } from './command-line.ts';
import { writeContactSheet } from './screenshots/contact-sheet.ts';
import { writeForInstruction } from './screenshots/for-instruction.ts';
import { writeForReadme } from './screenshots/for-readme.ts';
import { takePictures } from './screenshots/take-pictures.ts';

const root = join(import.meta.dirname, '..');
const directory = join(root, 'screenshots');
const instruction = join(root, 'institution', 'server', 'instruction', 'pictures');

const USAGE = `Usage: npm run screenshots -- [--language pl|en] [--size phone|desktop] [--instruction]

Pictures of every page and state into screenshots/, with an index.html that shows them side by side. Without options
all of them, those the README uses into docs/screenshots/, and those of the instruction for pupils and students into
institution/server/instruction/pictures/; with --instruction only the last.`;

const LANGUAGES = ['pl', 'en'] as const;
const SIZES = ['phone', 'desktop'] as const;

const { languages, sizes, instructionOnly } = commandLine(USAGE, (args) => {
  const { values } = parseCommandLine({
    args: [...args],
    options: { language: { type: 'string' }, size: { type: 'string' }, instruction: { type: 'boolean' } },
  });
  return {
    languages: chosen('language', values.language, LANGUAGES),
    sizes: chosen('size', values.size, SIZES),
    instructionOnly: values.instruction === true,
  };
});

function chosen<T extends string>(name: string, given: string | undefined, all: readonly T[]): readonly T[] {
  const found = all.filter((one) => (given ?? one) === one);
  if (found.length === 0) throw new UsageError(`--${name} takes ${all.join(' or ')}, not ${given}.`);
  return found;
}

/** `npm run screenshots`: the real system, a real browser, a picture at each stop of the tours that the tests take. */
async function main(): Promise<void> {
  const built = spawnSync(process.execPath, ['tools/build.ts', '--quiet'], { cwd: root, stdio: 'inherit' });
  if (built.status !== 0) throw new Error('The apps could not be built.');

  await using cleanup = new AsyncDisposableStack();
  const camera = cleanup.adopt(await openCamera(), (opened) => opened.remove());
  const browser = cleanup.adopt(await launchChromium(camera), (launched) => launched.close());
  if (instructionOnly) return await writeForInstruction(browser, instruction);
  rmSync(directory, { recursive: true, force: true });
  const { system } = cleanup.adopt(await startSystem(), ({ stop }) => stop());
  for (const language of languages) {
    for (const size of sizes) {
      console.log(`${language} ${size} …`);
      await takePictures({ browser, system, directory, language, size });
    }
  }
  console.log(`${writeContactSheet(directory)} pictures: ${join(directory, 'index.html')}`);
  if (languages.length * sizes.length < 4) return;
  await writeForReadme(directory, join(root, 'docs', 'screenshots'));
  await writeForInstruction(browser, instruction);
}

await main();
