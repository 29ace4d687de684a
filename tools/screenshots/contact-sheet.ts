import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const STYLE = `
  body { margin: 2rem; font: 1rem/1.4 system-ui, sans-serif; background: #e9e7e1; color: #1b1d22; }
  section { display: flex; gap: 1rem; align-items: flex-start; overflow-x: auto; padding-bottom: 1.5rem; }
  figure { margin: 0; flex: none; }
  img { display: block; max-height: 30rem; max-width: 48rem; box-shadow: 0 1px 6px rgb(0 0 0 / 25%); }
  figcaption { font-size: 0.875rem; padding-top: 0.25rem; }`;

/** Writes `index.html`: a row for each stop, with all its pictures. Returns how many there are. */
export function writeContactSheet(directory: string): number {
  const sets = readdirSync(directory, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const pictures = sets.flatMap(({ name: set }) =>
    readdirSync(join(directory, set)).map((file) => ({ path: `${set}/${file}`, set, stop: stopOf(file) })),
  );
  const stops = [...new Set(pictures.map(({ stop }) => stop))].sort();
  const rows = stops.map((stop) => {
    const figures = pictures
      .filter((picture) => picture.stop === stop)
      .map(({ path, set }) => {
        const caption = `${set}${path.endsWith('-dark.png') ? ' dark' : ''}`;
        return `<figure><a href="${path}"><img loading="lazy" src="${path}" alt="${stop}, ${caption}"></a><figcaption>${caption}</figcaption></figure>`;
      });
    return `<h2>${stop}</h2>\n<section>${figures.join('\n')}</section>`;
  });
  writeFileSync(
    join(directory, 'index.html'),
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Every page and state</title><style>${STYLE}</style>
<h1>Every page and state</h1>\n${rows.join('\n')}\n`,
  );
  return pictures.length;
}

const stopOf = (file: string): string => file.replace(/(?:-dark)?\.png$/, '');
