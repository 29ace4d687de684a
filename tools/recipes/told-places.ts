/** The text below the heading `### title`. */
export function toldSection(document: string, title: string): string {
  const heading = `\n### ${title}\n`;
  const start = document.indexOf(heading);
  if (start < 0) throw new Error(`There is no section "${title}".`);
  const rest = document.slice(start + heading.length);
  return rest.split(/^#{2,3} /m)[0] ?? '';
}

/** The files and folders that the numbered steps of the section name in backticks, in order. */
export function toldPlaces(document: string, title: string): string[] {
  const steps = toldSection(document, title)
    .split('\n')
    .filter((line) => /^\d+\. /.test(line));
  return [...steps.join('\n').matchAll(/`([\w-]+\/[^`\s]+)`/g)].map((match) => match[1] ?? '');
}

/** `database/<number>-<what>.ts` stands for any such file: `database/0003-roster.ts`. */
export function isPlace(told: string, place: string): boolean {
  const pattern = told
    .split(/<[^>]+>/)
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^/]+');
  return new RegExp(`^${pattern}/?$`).test(place);
}
