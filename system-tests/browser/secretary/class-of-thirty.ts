import { createHash, randomUUID } from 'node:crypto';
import type { InstitutionDatabase } from '@mleg/institution/database/schema';
import { academicYear } from '@mleg/testing/people/academic-year';
import { classRows } from '@mleg/testing/people/class-rows';
import type { Kysely } from 'kysely';
import sharp from 'sharp';

export const CLASS = '1a';
export const SIZE = 30;

const HEADERS = ['Nazwisko', 'Imię', 'PESEL', 'Klasa', 'Nr legitymacji', 'Wydana', 'Ważna do'];

/** A file as a register exports it; unless told, its first column has a name that nobody could guess. */
export function classFile(rows: number = SIZE, numberHeader = 'Księga') {
  const lines = [[numberHeader, ...HEADERS], ...classRows(rows, CLASS, academicYear(new Date()))];
  const text = lines.map((cells) => cells.join(';')).join('\r\n');
  return { name: 'klasa-1a.csv', mimeType: 'text/csv', buffer: Buffer.from(`\uFEFF${text}`) };
}

/** What came of the class meanwhile: forms that were accepted, photos that wait, sent by the pupils, who are of age. */
export async function letPupilsSend(database: Kysely<InstitutionDatabase>): Promise<void> {
  const pupils = await database.selectFrom('people').selectAll().where('studies', '=', CLASS).execute();
  const { account_id: by } = await database
    .selectFrom('accounts')
    .select('account_id')
    .where('subject', '=', 'rodzic')
    .executeTakeFirstOrThrow();
  const jpeg = await sharp({ create: { width: 354, height: 496, channels: 3, background: '#8a6f5a' } })
    .jpeg()
    .toBuffer();
  const sha256 = createHash('sha256').update(jpeg).digest();
  const sent = new Date();
  for (const { institution_id, person_id } of pupils) {
    const key = { institution_id, person_id };
    const account = { institution_id, account_id: randomUUID(), person_id, provider: 'local', office: false };
    await database
      .insertInto('accounts')
      .values({ ...account, subject: `pupil-${person_id}`, display_name: 'A pupil' })
      .execute();
    const photo = {
      submission_id: randomUUID(),
      state: 'waiting' as const,
      jpeg,
      sha256,
      submitted_by: account.account_id,
      submitted_at: sent,
    };
    const form = {
      application_id: randomUUID(),
      kind: 'issue' as const,
      channel: 'paper' as const,
      state: 'accepted' as const,
      applied_by: by,
    };
    await database
      .insertInto('photo_submissions')
      .values({ ...key, ...photo })
      .execute();
    await database
      .insertInto('applications')
      .values({ ...key, ...form, applied_at: sent, decided_at: sent, decided_by: by })
      .execute();
  }
}
