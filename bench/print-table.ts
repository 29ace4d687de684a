export type Row = Record<string, string | number>;

/** Rows under their column names, numbers to the right. */
export function printTable(rows: readonly Row[]): void {
  const columns = Object.keys(rows[0] ?? {});
  const widths = columns.map((column) => Math.max(column.length, ...rows.map((row) => cell(row[column]).length)));
  const line = (cells: readonly string[]) => cells.map((text, at) => text.padStart(widths[at] ?? 0)).join('  ');
  console.log(line(columns));
  console.log(line(widths.map((width) => '-'.repeat(width))));
  for (const row of rows) console.log(line(columns.map((column) => cell(row[column]))));
}

const cell = (value: string | number | undefined): string =>
  typeof value === 'number' ? String(Math.round(value * 10) / 10) : (value ?? '–');
