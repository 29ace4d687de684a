const UNRELEASED = '## Unreleased';

export type Release = {
  version: string;
  /** The version before it. */
  previous: string;
  /** YYYY-MM-DD */
  date: string;
};

export type ReleasedChangelog = {
  /** The whole document, with an empty section for what comes next. */
  text: string;
  /** The section of this version alone. */
  section: string;
};

/** Turns what is unreleased into the section of a version; refused where a reader would not learn how to upgrade. */
export function releaseChangelog(
  changelog: string,
  { version, previous, date }: Release,
): ReleasedChangelog | { refused: string } {
  const start = changelog.search(/^## Unreleased$/m);
  if (start < 0) return { refused: `CHANGELOG.md has no section "${UNRELEASED}".` };
  const after = start + UNRELEASED.length;
  const length = changelog.slice(after).search(/^## /m);
  const end = length < 0 ? changelog.length : after + length;
  const body = changelog.slice(after, end).trim();
  const upgrading = `### Upgrading from ${previous}`;
  if (body === '') return { refused: `"${UNRELEASED}" in CHANGELOG.md is empty.` };
  if (!hasText(body, upgrading))
    return { refused: `"${UNRELEASED}" in CHANGELOG.md says nothing under "${upgrading}".` };
  const section = `## ${version} – ${date}\n\n${body}\n`;
  const rest = changelog.slice(end);
  return { text: `${changelog.slice(0, start)}${UNRELEASED}\n\n${section}${rest && `\n${rest}`}`, section };
}

function hasText(body: string, heading: string): boolean {
  const lines = body.split('\n');
  const place = lines.indexOf(heading);
  const next = lines.slice(place + 1).find((line) => line.trim() !== '');
  return place >= 0 && next !== undefined && !/^#{1,3} /.test(next);
}
