import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { gitIn } from './git.ts';
import { makeRelease } from './make-release.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'mleg-release-'));
  write('CHANGELOG.md', '# Changelog\n\n## Unreleased\n\n### Upgrading from 0.1.0\n- Nothing.\n');
  writeJson('package.json', { name: 'house', version: '0.1.0', workspaces: ['floor', 'party/server'] });
  writeJson('floor/package.json', { name: '@house/floor', version: '0.1.0', dependencies: { zod: '0.1.0' } });
  const server = { name: '@house/server', version: '0.1.0', dependencies: { '@house/floor': '0.1.0' } };
  writeJson('party/server/package.json', server);
  const packages = {
    '': { name: 'house', version: '0.1.0' },
    'node_modules/@house/floor': { resolved: 'floor', link: true },
    'node_modules/zod': { version: '0.1.0' },
    floor: { name: '@house/floor', version: '0.1.0', dependencies: { zod: '0.1.0' } },
    'party/server': server,
  };
  writeJson('package-lock.json', { name: 'house', version: '0.1.0', packages });
  const git = gitIn(root);
  git('init', '--quiet', '--initial-branch', 'main');
  git('config', 'user.name', 'Tester');
  git('config', 'user.email', 'tester@example.org');
  git('config', 'commit.gpgsign', 'false');
  git('config', 'tag.gpgsign', 'false');
  commitAll('all: begin');
});

afterEach(() => rmSync(root, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

const writeJson = (file: string, json: unknown) => write(file, `${JSON.stringify(json, null, 2)}\n`);
const read = (file: string) => readFileSync(join(root, file), 'utf8');

function commitAll(message: string): void {
  gitIn(root)('add', '--all');
  gitIn(root)('commit', '--quiet', '--message', message);
}

const release = (version = '0.2.0', dryRun = false) => makeRelease({ root, version, date: '2026-11-29', dryRun });

test('sets the version everywhere, closes the section, commits and tags', () => {
  expect(release()).toMatchObject({ tag: 'v0.2.0', section: expect.stringMatching(/^## 0\.2\.0 – 2026-11-29\n/) });
  const git = gitIn(root);
  expect(git('log', '--format=%s', '--max-count=1')).toBe('release: 0.2.0');
  expect(git('rev-parse', 'v0.2.0^{commit}')).toBe(git('rev-parse', 'HEAD'));
  expect(git('status', '--porcelain')).toBe('');
  expect(read('CHANGELOG.md')).toContain('## Unreleased\n\n## 0.2.0 – 2026-11-29\n\n### Upgrading from 0.1.0');
  const server = { name: '@house/server', version: '0.2.0', dependencies: { '@house/floor': '0.2.0' } };
  expect(JSON.parse(read('party/server/package.json'))).toEqual(server);
  expect(JSON.parse(read('floor/package.json'))).toMatchObject({ version: '0.2.0', dependencies: { zod: '0.1.0' } });
  expect(JSON.parse(read('package-lock.json'))).toEqual({
    name: 'house',
    version: '0.2.0',
    packages: {
      '': { name: 'house', version: '0.2.0' },
      'node_modules/@house/floor': { resolved: 'floor', link: true },
      'node_modules/zod': { version: '0.1.0' },
      floor: { name: '@house/floor', version: '0.2.0', dependencies: { zod: '0.1.0' } },
      'party/server': server,
    },
  });
});

test('a dry run says what it would do and does nothing', () => {
  const files = [
    'CHANGELOG.md',
    'package.json',
    'floor/package.json',
    'party/server/package.json',
    'package-lock.json',
  ];
  expect(release('0.2.0', true)).toMatchObject({ tag: 'v0.2.0', files });
  const git = gitIn(root);
  expect(git('status', '--porcelain')).toBe('');
  expect(git('tag')).toBe('');
  expect(git('log', '--format=%s')).toBe('all: begin');
});

test.each([
  ['what is no version', 'no version', () => release('0.2')],
  ['the version it has', 'does not come after', () => release('0.1.0')],
  ['a version after which others came', 'does not come after', () => release('0.0.9')],
  ['another branch', 'main', () => (gitIn(root)('switch', '--quiet', '--create', 'other'), release())],
  ['changes that are not committed', 'not committed', () => (write('floor/new.ts', ''), release())],
  ['a tag that exists', 'v0.2.0', () => (gitIn(root)('tag', 'v0.2.0'), release())],
  ['a changelog without words about upgrading', 'Upgrading from 0.1.0', () => releaseWithout('Upgrading')],
  ['a changelog without a section', 'Unreleased', () => releaseWithout('Unreleased')],
])('refuses %s and leaves all as it was', (_what, reason, attempt) => {
  expect(attempt()).toEqual({ refused: expect.stringContaining(reason) });
  expect(gitIn(root)('log', '--format=%s', '--max-count=1')).not.toContain('release:');
  expect(JSON.parse(read('package.json'))).toMatchObject({ version: '0.1.0' });
});

function releaseWithout(word: string) {
  write('CHANGELOG.md', read('CHANGELOG.md').replaceAll(word, 'Nothing'));
  commitAll('docs: forget something');
  return release();
}
