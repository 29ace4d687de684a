import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { releaseChangelog } from './changelog.ts';
import { gitIn, refusalOf } from './git.ts';
import { comesAfter, isVersion } from './semantic-version.ts';
import { setLockVersion, setManifestVersion } from './set-version.ts';

export type ReleaseOrder = {
  /** The repository. */
  root: string;
  version: string;
  /** YYYY-MM-DD */
  date: string;
  /** Says what would be done and does nothing. */
  dryRun: boolean;
};

export type MadeRelease = { tag: string; files: string[]; section: string };

/** Sets the version everywhere, closes the changelog's section, commits and tags. Nothing is pushed. */
export function makeRelease({ root, version, date, dryRun }: ReleaseOrder): MadeRelease | { refused: string } {
  const read = (file: string) => readFileSync(join(root, file), 'utf8');
  const { version: previous, workspaces } = JSON.parse(read('package.json')) as {
    version: string;
    workspaces: string[];
  };
  if (!isVersion(version)) return { refused: `${version} is no version: three numbers with points between.` };
  if (!comesAfter(version, previous)) return { refused: `${version} does not come after ${previous}.` };
  const git = gitIn(root);
  const tag = `v${version}`;
  const refused = refusalOf(git, tag);
  if (refused !== undefined) return { refused };
  const changelog = releaseChangelog(read('CHANGELOG.md'), { version, previous, date });
  if ('refused' in changelog) return changelog;

  const manifests = ['package.json', ...workspaces.map((directory) => `${directory}/package.json`)];
  const ours = new Set(manifests.map((file) => (JSON.parse(read(file)) as { name: string }).name));
  const changed = new Map([
    ['CHANGELOG.md', changelog.text],
    ...manifests.map((file) => [file, setManifestVersion(read(file), ours, version)] as const),
    ['package-lock.json', setLockVersion(read('package-lock.json'), ours, version)],
  ]);
  const made = { tag, files: [...changed.keys()], section: changelog.section };
  if (dryRun) return made;
  for (const [file, text] of changed) writeFileSync(join(root, file), text);
  git('add', '--', ...changed.keys());
  git('commit', '--quiet', '--message', `release: ${version}`);
  git('tag', '--annotate', '--message', `mLegitymacja ${version}`, tag);
  return made;
}
