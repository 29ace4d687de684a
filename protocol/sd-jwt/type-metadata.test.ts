import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { encodeUtf8 } from '../jws/base64url.ts';
import { typeMetadataIntegrity, typeMetadataSchema } from './type-metadata.ts';

describe('type metadata', () => {
  it('keeps what it does not know', () => {
    const document = {
      vct: 'https://issuer.example/types/member',
      schema: {},
      claims: [{ path: ['a', null], sd: 'always' }],
    };
    expect(typeMetadataSchema.parse(document)).toEqual(document);
  });

  it('refuses a path that points nowhere', () => {
    expect(typeMetadataSchema.safeParse({ vct: 'x', claims: [{ path: [] }] }).success).toBe(false);
  });

  it('has an integrity over the bytes as served', async () => {
    const digest = createHash('sha256').update('{}').digest('base64');
    expect(await typeMetadataIntegrity(encodeUtf8('{}'))).toBe(`sha256-${digest}`);
  });
});
