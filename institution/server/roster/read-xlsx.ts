import { SaxesParser } from 'saxes';
import { RosterFileProblem } from './roster-file-problem.ts';
import type { Sheet, SheetRow } from './sheet.ts';
import { sheetEvents, stringEvents, type XmlEvents } from './xlsx-events.ts';
import { listParts, type UnpackBudget, unpack, type ZipPart } from './zip-parts.ts';

/** A hundred thousand people with every column are some 80 MB of XML. */
const UNPACKED_MAX_BYTES = 128 * 1024 * 1024;
/** Texts that cells refer to stay in memory while the sheet is read. */
const STRINGS_MAX_BYTES = 48 * 1024 * 1024;
const ROWS_AT_ONCE = 500;

/** Rows of the first sheet of a workbook (ECMA-376 part 1 §18.3). Formulas count by their stored results. */
export async function* readXlsx(file: Buffer): Sheet {
  const parts = new Map(listParts(file).map((part) => [part.name, part]));
  if ([...parts.keys()].some((name) => /vbaProject|macrosheets/i.test(name))) throw new RosterFileProblem('macros');
  const sheet = await firstSheet(file, parts);
  const strings: string[] = [];
  const shared = parts.get('xl/sharedStrings.xml');
  if (shared) {
    const texts = stringEvents((text) => strings.push(text));
    for await (const _ of parseXml(file, shared, { bytesLeft: STRINGS_MAX_BYTES }, texts)) continue;
  }
  const events = sheetEvents(strings);
  let rows: SheetRow[] = [];
  for await (const progress of parseXml(file, sheet, { bytesLeft: UNPACKED_MAX_BYTES }, events)) {
    rows.push(...events.take());
    if (rows.length < ROWS_AT_ONCE) continue;
    yield { rows, progress };
    rows = [];
  }
  if (rows.length > 0) yield { rows, progress: 1 };
}

/** By the workbook's own order of tabs, which need not be that of the files. */
async function firstSheet(file: Buffer, parts: ReadonlyMap<string, ZipPart>): Promise<ZipPart> {
  const workbook = parts.get('xl/workbook.xml');
  const relations = parts.get('xl/_rels/workbook.xml.rels');
  if (!workbook || !relations) throw new RosterFileProblem('unknown-format');
  const budget = { bytesLeft: 4 * 1024 * 1024 };
  let relation: string | undefined;
  let target: string | undefined;
  const inWorkbook: XmlEvents = {
    open: (name, attributes) => {
      if (name === 'sheet') relation ??= attributes['r:id'];
    },
  };
  const inRelations: XmlEvents = {
    open: (_, attributes) => {
      if (relation !== undefined && attributes['Id'] === relation) target ??= attributes['Target'];
    },
  };
  for await (const _ of parseXml(file, workbook, budget, inWorkbook)) continue;
  for await (const _ of parseXml(file, relations, budget, inRelations)) continue;
  const sheet = target && parts.get(target.startsWith('/') ? target.slice(1) : `xl/${target}`);
  if (!sheet) throw new RosterFileProblem('damaged');
  return sheet;
}

/** Events of one part; yields how far it is after each slice. A document type is refused before it defines anything. */
async function* parseXml(file: Buffer, part: ZipPart, budget: UnpackBudget, events: XmlEvents): AsyncIterable<number> {
  const parser = new SaxesParser({ xmlns: false });
  parser.on('doctype', () => {
    throw new RosterFileProblem('forbidden-xml');
  });
  parser.on('error', () => {
    throw new RosterFileProblem('damaged');
  });
  parser.on('opentag', ({ name, attributes }) => events.open?.(localName(name), attributes));
  parser.on('closetag', ({ name }) => events.close?.(localName(name)));
  parser.on('text', (text) => events.text?.(text));
  const decoder = new TextDecoder();
  for await (const { bytes, progress } of unpack(file, part, budget)) {
    const text = decoder.decode(bytes, { stream: true });
    // Inside a document type nothing is told until it ends, and it could be all of the file.
    if (text.includes('<!DOCTYPE')) throw new RosterFileProblem('forbidden-xml');
    parser.write(text);
    yield progress;
  }
  parser.close();
}

/** Some programs write every name with a prefix. */
const localName = (name: string) => name.slice(name.indexOf(':') + 1);
