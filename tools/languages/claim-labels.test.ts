import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

/** Wallet and issuer know nothing of each other's texts; only whoever reads both screens does. */
async function labels(file: string, room: string, name: string): Promise<object> {
  const texts = (await import(join(root, file))) as Record<string, Record<string, object>>;
  return texts[room]?.[name] ?? {};
}

test.each(['pl', 'en'])(
  'one thing has one name (%s): the wallet calls claims as their issuer does',
  async (language) => {
    const issuer = await labels(`issuer/server/texts/${language}/texts.ts`, 'texts', 'claim');
    expect(Object.keys(issuer)).toContain('issuing_authority');
    expect(await labels(`wallet/app/texts/${language}/card.ts`, 'card', 'claims')).toEqual(issuer);
  },
);
