import type { RosterImport, RosterRow, RosterScope } from '@mleg/institution-contract/roster';
import type { Fetch } from '@mleg/platform/http/party';
import { strToU8, zipSync } from 'fflate';
import { SECRETS } from '../people/a-student.ts';
import { ORIGINS } from '../surroundings/origins.ts';
import { until, when } from '../until.ts';
import { type Answer, readAnswer } from './answer.ts';
import { heldOf } from './decide-held.ts';
import type { Portal } from './portal.ts';

export const HEADERS = [
  'Nr albumu',
  'Nazwisko',
  'Imię',
  'PESEL',
  'Kierunek i rok',
  'Nr legitymacji',
  'Wydana',
  'Ważna do',
];

/** The two students of the test world, as a register would export them. */
export const KNOWN_ROWS = (year: number) => [
  ['190001', SECRETS.familyName, SECRETS.givenName, SECRETS.pesel, 'Zmyślistyka, rok 2', ...card('190001', year)],
  ['190002', 'Wymyślony', 'Dobrogost', '04222912354', 'Zmyślistyka, rok 2', ...card('190002', year)],
];
const card = (album: string, year: number) => [`PM${album}`, `01.10.${year - 1}`, `31.10.${year + 1}`];

export const csvOf = (rows: readonly (readonly string[])[], delimiter = ';') =>
  rows.map((cells) => cells.map((cell) => `"${cell}"`).join(delimiter)).join('\r\n');

/** What a file can hold here. */
export type FileContent = string | Uint8Array<ArrayBuffer>;

const cellsOf = (row: readonly string[]) =>
  row.map((text, at) => `<c r="${String.fromCharCode(65 + at)}1" t="inlineStr"><is><t>${text}</t></is></c>`).join('');

/** A workbook with one sheet; texts stand in the cells. */
export function xlsxOf(rows: readonly (readonly string[])[], more: Record<string, Uint8Array> = {}): FileContent {
  const data = rows.map((row, at) => `<row r="${at + 1}">${cellsOf(row)}</row>`).join('');
  return workbook(`<worksheet><sheetData>${data}</sheetData></worksheet>`, more);
}

export function workbook(sheet: string, more: Record<string, Uint8Array> = {}): FileContent {
  const parts = {
    'xl/workbook.xml': strToU8('<workbook xmlns:r="r"><sheets><sheet name="A" r:id="rId1"/></sheets></workbook>'),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    'xl/worksheets/sheet1.xml': strToU8(sheet),
    ...more,
  };
  return zipSync(parts);
}

/** What somebody of the office does with files. */
export function rosterFiles(
  world: { network: { fetch: Fetch } },
  office: Portal,
  origin: string = ORIGINS.institution,
) {
  const path = '/office/roster/imports';
  const upload = async (content: FileContent, scope: RosterScope = 'everybody', name = 'lista.csv') => {
    const form = new FormData();
    form.set('file', new File([content], name));
    form.set('scope', scope);
    const request = new Request(`${origin}/api${path}`, {
      method: 'POST',
      headers: { ...office.headers, Origin: origin },
      body: form,
    });
    return (await readAnswer(await world.network.fetch(request))) as Answer<RosterImport>;
  };
  const get = async (importId: string) => (await office.call<RosterImport>('GET', `${path}/${importId}`)).body;
  const settled = (importId: string) =>
    until('the file was not read', async () => {
      const found = await get(importId);
      return when(found.state !== 'reading') && found;
    });
  return {
    office,
    upload,
    get,
    settled,
    read: async (content: FileContent, scope?: RosterScope) => settled((await upload(content, scope)).body.importId),
    rows: async (importId: string, kind: RosterRow['kind']) => {
      const answer = await office.call<{ rows: RosterRow[] }>('GET', `${path}/${importId}/rows?kind=${kind}`);
      return answer.body.rows;
    },
    /** A confirmation is of the file as it stands, unless `body` says another version. */
    act: async (
      importId: string,
      what: 'comparison' | 'confirmation' | 'undoing' | 'discarding' | 'rejected-rows' | 'columns',
      body = {},
    ) => {
      const seen = what === 'confirmation' ? { version: (await get(importId)).version ?? 'of nothing' } : {};
      return office.call<RosterImport & { code: string; csv: string }>('POST', `${path}/${importId}/${what}`, {
        ...seen,
        ...body,
      });
    },
  };
}

type RosterFiles = ReturnType<typeof rosterFiles>;

/** Whoever uploaded a file asks a second person, who confirms what is asked for. */
export async function confirmByTwo(files: RosterFiles, second: RosterFiles, importId: string) {
  await heldOf(files.act(importId, 'confirmation'));
  return second.act(importId, 'confirmation');
}
