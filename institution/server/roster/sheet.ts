import { isUtf8 } from 'node:buffer';
import { ROSTER_MAX_ROWS } from '@mleg/institution-contract/roster';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import { RosterFileProblem } from './roster-file-problem.ts';

/** One row with something in it; `line` as people count, from 1. */
export interface SheetRow {
  line: number;
  cells: string[];
}

/** Rows as they come out of a file, and how far into it they are (0–1). */
export interface SheetSlice {
  rows: SheetRow[];
  progress: number;
}

export type Sheet = AsyncIterable<SheetSlice>;

const ZIP = Buffer.from('PK\x03\x04', 'latin1');
const OLD_EXCEL = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
/** What a text may hold below the space: tab, line feed, carriage return. */
const BINARY = /[^\t\n\r\x20-\x7e\x80-\xff]/;
const UTF16_LITTLE_ENDIAN = Buffer.from([0xff, 0xfe]);

/**
 * Rows of a CSV or XLSX file, whatever its name says.
 * @throws RosterFileProblem while it is read
 */
export async function* readSheet(file: Buffer): Sheet {
  let rows = 0;
  for await (const slice of openSheet(file)) {
    rows += slice.rows.length;
    if (rows > ROSTER_MAX_ROWS + 1) throw new RosterFileProblem('too-many-rows');
    yield slice;
  }
}

function openSheet(file: Buffer): Sheet {
  if (startsWith(file, ZIP)) return readXlsx(file);
  if (startsWith(file, OLD_EXCEL)) throw new RosterFileProblem('old-excel');
  const encoding = encodingOf(file);
  if (encoding !== 'utf-16le' && BINARY.test(file.toString('latin1', 0, 4_096))) {
    throw new RosterFileProblem('unknown-format');
  }
  return readCsv(file, encoding);
}

/** Polish programs on Windows still write their own code page; hardly any text in it is valid UTF-8 by chance. */
function encodingOf(file: Buffer): 'utf-8' | 'utf-16le' | 'windows-1250' {
  if (startsWith(file, UTF16_LITTLE_ENDIAN)) return 'utf-16le';
  return isUtf8(file) ? 'utf-8' : 'windows-1250';
}

const startsWith = (file: Buffer, start: Buffer) => file.subarray(0, start.length).equals(start);
