import { expect, test } from 'vitest';
import { releaseChangelog } from './changelog.ts';

const RELEASE = { version: '0.2.0', previous: '0.1.0', date: '2026-11-29' };
const CHANGES = '### Added\n- a card\n\n### Upgrading from 0.1.0\n- `A` is called `B`.';

test('what is unreleased becomes the section of the version, above those before it', () => {
  const changelog = `# Changelog\n\nNewest first.\n\n## Unreleased\n\n${CHANGES}\n\n## 0.1.0 – 2026-11-21\n\n### Added\n- all\n`;
  expect(releaseChangelog(changelog, RELEASE)).toEqual({
    text: `# Changelog\n\nNewest first.\n\n## Unreleased\n\n## 0.2.0 – 2026-11-29\n\n${CHANGES}\n\n## 0.1.0 – 2026-11-21\n\n### Added\n- all\n`,
    section: `## 0.2.0 – 2026-11-29\n\n${CHANGES}\n`,
  });
});

test('the first version has none below it', () => {
  const released = releaseChangelog(`# Changelog\n\n## Unreleased\n${CHANGES}\n`, RELEASE);
  expect(released).toMatchObject({ text: `# Changelog\n\n## Unreleased\n\n## 0.2.0 – 2026-11-29\n\n${CHANGES}\n` });
});

test.each([
  ['has no section', '# Changelog\n\n## 0.1.0 – 2026-11-21\n'],
  ['is empty', '# Changelog\n\n## Unreleased\n\n## 0.1.0 – 2026-11-21\n\n### Upgrading from 0.1.0\n- x\n'],
  ['says nothing', '## Unreleased\n\n### Added\n- a card\n'],
  ['says nothing', '## Unreleased\n\n### Upgrading from 0.0.9\n- x\n'],
  ['says nothing', '## Unreleased\n\n### Upgrading from 0.1.0\n\n### Added\n- a card\n'],
  ['says nothing', '## Unreleased\n\n### Upgrading from 0.1.0\n\n## 0.1.0\n\n- x\n'],
])('a changelog that %s is refused', (reason, changelog) => {
  expect(releaseChangelog(changelog, RELEASE)).toEqual({ refused: expect.stringContaining(reason) });
});
