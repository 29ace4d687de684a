import { Readable } from 'node:stream';
import { ROSTER_MAX_ROWS } from '@mleg/institution-contract/roster';
import { type Info, parse } from 'csv-parse';
import { RosterFileProblem } from './roster-file-problem.ts';
import type { Sheet, SheetRow } from './sheet.ts';

const DELIMITERS = [';', ',', '\t'] as const;
const SLICE_BYTES = 64 * 1024;
const ROWS_AT_ONCE = 500;
const LINE_FEED = 10;
/** A cell may have lines of its own. */
const LINES_MAX = ROSTER_MAX_ROWS * 2;
/** No row of people is so long; a quotation mark that is never closed would make one. */
const ROW_MAX_CHARACTERS = 64 * 1024;

/** Rows of a text file; the delimiter is the one its first line has most of. */
export async function* readCsv(file: Buffer, encoding: string): Sheet {
  if (countLines(file) > LINES_MAX) throw new RosterFileProblem('too-many-rows');
  const parser = Readable.from(textOf(file, encoding)).pipe(
    parse({
      delimiter: delimiterOf(file, encoding),
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: ROW_MAX_CHARACTERS,
    }),
  );
  let rows: SheetRow[] = [];
  try {
    for await (const { info, record } of parser as AsyncIterable<{ info: Info; record: string[] }>) {
      if (record.every((cell) => cell.trim() === '')) continue;
      rows.push({ line: info.lines, cells: record });
      if (rows.length < ROWS_AT_ONCE) continue;
      yield { rows, progress: Math.min(1, info.bytes / file.length) };
      rows = [];
    }
  } catch {
    throw new RosterFileProblem('damaged');
  }
  if (rows.length > 0) yield { rows, progress: 1 };
}

/** Counted before anything is compared: reading a tenth of a million rows in vain would take half a minute (F72). */
function countLines(file: Buffer): number {
  let lines = 0;
  for (let at = file.indexOf(LINE_FEED); at >= 0; at = file.indexOf(LINE_FEED, at + 1)) lines += 1;
  return lines;
}

/** Decoded slice by slice; a byte order mark is left out. */
function* textOf(file: Buffer, encoding: string): Iterable<string> {
  const decoder = new TextDecoder(encoding);
  for (let at = 0; at < file.length; at += SLICE_BYTES) {
    yield decoder.decode(file.subarray(at, at + SLICE_BYTES), { stream: at + SLICE_BYTES < file.length });
  }
}

function delimiterOf(file: Buffer, encoding: string): string {
  const start = new TextDecoder(encoding).decode(file.subarray(0, SLICE_BYTES), { stream: true });
  const line = start.split(/\r?\n/).find((text) => text.trim() !== '') ?? '';
  const unquoted = line.replaceAll(/"[^"]*"/g, '');
  const count = (delimiter: string) => unquoted.split(delimiter).length;
  return DELIMITERS.reduce<string>((best, next) => (count(next) > count(best) ? next : best), DELIMITERS[0]);
}
