import { ROSTER_MAX_ROWS } from '@mleg/institution-contract/roster';
import { RosterFileProblem } from './roster-file-problem.ts';
import type { SheetRow } from './sheet.ts';

/** What is done with the XML of one part as it comes; names without prefixes. */
export interface XmlEvents {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

const COLUMNS_MAX = 200;
const CELL_MAX_CHARACTERS = 32_767;

/** Shared strings (§18.4.8): one text for each `si`, put together from its runs; readings for Japanese are left out. */
export function stringEvents(add: (text: string) => void): XmlEvents {
  let text = '';
  let inText = false;
  let inReading = false;
  return {
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 'rPh') inReading = true;
      inText = name === 't';
    },
    close: (name) => {
      if (name === 'si') add(text);
      if (name === 'rPh') inReading = false;
      inText = false;
    },
    text: (part) => {
      if (inText && !inReading && text.length < CELL_MAX_CHARACTERS) text += part;
    },
  };
}

interface Cell {
  column: number;
  type: string;
  text: string;
}

/** The rows of a sheet (§18.3.1.73) that have anything in them; `take` gives those finished since the last time. */
export function sheetEvents(strings: readonly string[]): XmlEvents & { take(): SheetRow[] } {
  let finished: SheetRow[] = [];
  let row: SheetRow = { line: 0, cells: [] };
  let cell: Cell | undefined;
  let isValue = false;
  let rows = 0;

  const endCell = () => {
    if (cell && cell.column < COLUMNS_MAX) row.cells[cell.column] = valueOf(cell, strings);
    cell = undefined;
  };
  const endRow = () => {
    rows += 1;
    // Also rows without content are work (F72).
    if (rows > ROSTER_MAX_ROWS * 4) throw new RosterFileProblem('too-many-rows');
    const cells = Array.from(row.cells, (text) => text ?? '');
    if (cells.some((text) => text.trim() !== '')) finished.push({ line: row.line, cells });
  };
  return {
    open: (name, attributes) => {
      if (name === 'row') row = { line: Number(attributes['r'] ?? row.line + 1), cells: [] };
      if (name === 'c') {
        const column = columnOf(attributes['r']) ?? row.cells.length;
        cell = { column, type: attributes['t'] ?? 'n', text: '' };
      }
      isValue = name === 'v' || name === 't';
    },
    close: (name) => {
      if (name === 'c') endCell();
      if (name === 'row') endRow();
      isValue = false;
    },
    text: (part) => {
      if (isValue && cell && cell.text.length < CELL_MAX_CHARACTERS) cell.text += part;
    },
    take: () => {
      const taken = finished;
      finished = [];
      return taken;
    },
  };
}

function valueOf({ type, text }: Cell, strings: readonly string[]): string {
  if (type === 's') return strings[Number(text)] ?? '';
  // A long number may be written as 5.22190034E9.
  if (type === 'n' && /e/i.test(text) && Number.isSafeInteger(Number(text))) return String(Number(text));
  return text;
}

/** `BC12` → 54, from 0. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  if (!letters) return undefined;
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
