import { describe, expect, it } from 'vitest';
import { digestOf } from '../test-signing/sign.ts';
import { parseDisclosure } from './disclosure.ts';

describe('a disclosure', () => {
  it('of a claim is read as in the example of RFC 9901 §4.2.1', async () => {
    const encoded = 'WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0';
    const disclosure = { encoded, salt: '_26bc4LT-ac6q2KI6cBW5es', name: 'family_name', value: 'Möbius' };
    expect(parseDisclosure(encoded)).toEqual({ ok: true, disclosure });
    expect(await digestOf(encoded)).toBe('X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0');
  });

  it('of an array element is read as in the example of RFC 9901 §4.2.2', async () => {
    const encoded = 'WyJsa2x4RjVqTVlsR1RQVW92TU5JdkNBIiwgIkZSIl0';
    const disclosure = { encoded, salt: 'lklxF5jMYlGTPUovMNIvCA', value: 'FR' };
    expect(parseDisclosure(encoded)).toEqual({ ok: true, disclosure });
    expect(await digestOf(encoded)).toBe('w0I8EKcdCtUPkGCNUrfwVp2xEgNjtoIDlOxc9-PlOhs');
  });
});
