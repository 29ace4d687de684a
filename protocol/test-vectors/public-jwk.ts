import keys from './keys.json' with { type: 'json' };

/** Keys for vectors and tests only: their private halves are public knowledge. */
export type KeyName = keyof typeof keys;

export const publicJwk = (name: KeyName) => {
  const { x, y } = keys[name];
  return { kty: 'EC', crv: 'P-256', x, y } as const;
};
