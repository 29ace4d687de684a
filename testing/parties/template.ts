import { randomBytes } from 'node:crypto';
import { copyFile, cp } from 'node:fs/promises';
import { join } from 'node:path';
import { freshDatabase } from '@mleg/platform/test-databases/fresh-database';
import pg from 'pg';
import { inject } from 'vitest';
import { journalBeside } from './open-issuer.ts';

/** The databases and key files of parties that have been opened once, and of which each world gets copies. */
export interface WorldTemplate {
  urls: Record<'issuer' | 'institution', string>;
  keyDirectory: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    worldTemplate: WorldTemplate;
  }
}

export interface OwnPlace {
  url: string;
  keyFile: string;
  drop(): Promise<void>;
}

/** A database of one's own with all that the template's party has stored, its journal, and its keys. */
export async function copyOfTemplate(party: 'issuer' | 'institution', directory: string): Promise<OwnPlace> {
  const { urls, keyDirectory } = inject('worldTemplate');
  const keyFile = join(directory, `${party}.json`);
  const original = join(keyDirectory, `${party}.json`);
  await copyFile(original, keyFile);
  await cp(journalBeside(original), journalBeside(keyFile), { recursive: true }).catch(unlessMissing);
  return { ...(await copyOfDatabase(urls[party])), keyFile };
}

/** A database as it is now, which nobody is connected to: what a backup has, once it is restored. */
export async function copyOfDatabase(from: string): Promise<Omit<OwnPlace, 'keyFile'>> {
  const url = new URL(from);
  const template = url.pathname.slice(1);
  const database = `copy_${randomBytes(6).toString('hex')}`;
  await administer(copying(database, template, url.username));
  url.pathname = database;
  return { url: url.href, drop: () => administer(`drop database ${database} with (force)`) };
}

/** File by file, which costs a third of going through the log where the files are in memory. */
const copying = (database: string, template: string, owner: string) =>
  `create database ${database} template ${template} owner ${owner} strategy file_copy`;

/** Puts the copy in a database's place, under the feet of whoever is connected. */
export async function restoreDatabase(to: string, from: string): Promise<void> {
  const { pathname, username } = new URL(to);
  const database = pathname.slice(1);
  await administer(`drop database ${database} with (force)`);
  await administer(copying(database, new URL(from).pathname.slice(1), username));
}

/** An empty database and no keys yet, for a party that the template does not have. */
export async function emptyPlace(party: 'issuer' | 'institution', directory: string): Promise<OwnPlace> {
  const database = await freshDatabase(party);
  return { url: database.url, keyFile: join(directory, `${party}.json`), drop: () => database.drop() };
}

/** A party that has nothing to remember has no journal yet. */
function unlessMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}

async function administer(statement: string): Promise<void> {
  const client = new pg.Client(inject('databaseAdministrator'));
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
