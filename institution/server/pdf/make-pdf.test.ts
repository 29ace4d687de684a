import { extractText, getDocumentProxy, getMeta } from 'unpdf';
import { afterAll, expect, test } from 'vitest';
import { openPdfMaker } from './make-pdf.ts';
import type { SlipsDocument } from './slips-document.ts';

const pdfs = openPdfMaker();
afterAll(() => pdfs.stop());

const sheet = (...names: string[]): SlipsDocument => ({
  language: 'pl',
  title: 'Kody aktywacyjne – 6a',
  institution: { name: 'Szkoła Podstawowa nr 1', address: 'ul. Zmyślona 1', colour: '#2a5d34' },
  guide: 'Instrukcja: portal.example/instrukcja',
  slips: names.map((name) => ({ name, lines: ['Nr 7'], codeLabel: 'Kod aktywacyjny', code: '123456' })),
});

/** Without spaces: where a line broke, there is one, or none. */
async function read(data: SlipsDocument): Promise<string> {
  const { text } = await extractText(await pdfs.makePdf('slips', data), { mergePages: true });
  return text.replaceAll(/\s/gu, '');
}

/** The first document starts the thread, which reads two fonts. */
const FIRST = { timeout: 30_000 };

test('Polish and Ukrainian letters can be read back, and the document says its title and language', FIRST, async () => {
  const words = 'Zażółć gęślą jaźń ŻÓŁĆ Їжак ґанок Єва щастя';
  expect(await read(sheet(words))).toContain(words.replaceAll(' ', ''));
  const document = await getDocumentProxy(await pdfs.makePdf('slips', sheet(words)));
  expect((await getMeta(document)).info).toMatchObject({ Title: 'Kody aktywacyjne – 6a', Language: 'pl' });
  expect(await document.getMarkInfo()).toMatchObject({ Marked: true });
});

test.each([
  ['a command', '#panic("x") #import "/data.json"'],
  ['markup', '*b* _i_ `r` = h \\ $x$ <l> @a // c'],
  ['a quotation', '"quoted", {json}: [1]'],
  ['a very long word', 'Łękołodzy'.repeat(40)],
])('D61: %s in a name is text, whole and in its place', async (_, name) => {
  expect(await read(sheet(name, 'Anna Zwykła'))).toContain('AnnaZwykła');
  expect(await read(sheet(name))).toContain(name.replaceAll(/\s/gu, ''));
});

test('the widest code to type stays on one line, beside its QR', async () => {
  const { slips, ...page } = sheet('Anna Zwykła');
  const qr = { svg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>', label: 'Kod QR: Anna Zwykła' };
  const wide = slips.map((slip) => ({ ...slip, code: 'WWWW-MMMM-WWWW', qr }));
  const { text } = await extractText(await pdfs.makePdf('slips', { ...page, slips: wide }), { mergePages: true });
  expect(text).toContain('WWWW-MMMM-WWWW');
});

test('letters that the font has not stand in nobody’s way', async () => {
  expect(await read(sheet('Zoë 😀 עברית', 'Anna Zwykła'))).toMatch(/Zoë.*AnnaZwykła/u);
});

test('a document that cannot be set quotes nothing of it and holds up none of the others', async () => {
  const broken = pdfs.makePdf('slips', {
    ...sheet('Anna'),
    slips: [{ name: 'Tajna Osoba' }] as SlipsDocument['slips'],
  });
  await expect(broken).rejects.toThrow(/^\/slips\.typ could not be set: (?!.*Tajna)/);
  expect(await read(sheet('Anna Zwykła'))).toContain('AnnaZwykła');
});

test('documents asked for at once are each their own', async () => {
  const texts = await Promise.all(['Pierwsza', 'Druga', 'Trzecia'].map((name) => read(sheet(name))));
  expect(texts.map((text) => /Pierwsza|Druga|Trzecia/.exec(text)?.[0])).toEqual(['Pierwsza', 'Druga', 'Trzecia']);
});
