import { expect, test } from 'vitest';
import { cardTypeOf } from './card-type-of.ts';

const ISSUER = 'https://issuer.example';

test('a card of version 1 keeps its face when the wallet knows a version 2', () => {
  for (const version of [1, 2]) {
    expect(cardTypeOf(ISSUER, `${ISSUER}/types/student-card/${version}`, [1, 2])).toEqual({ cardType: 'student-card' });
  }
});

test('a document of another kind, issuer or version has no face of ours', () => {
  for (const vct of [`${ISSUER}/types/library-card/1`, 'https://other.example/types/student-card/1', undefined]) {
    expect(cardTypeOf(ISSUER, vct)).toEqual({});
  }
  expect(cardTypeOf(ISSUER, `${ISSUER}/types/student-card/2`, [1])).toEqual({});
});
