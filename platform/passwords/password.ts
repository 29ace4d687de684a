import { hash, type Options, verify } from '@node-rs/argon2';

/** Argon2id as OWASP's first choice for interactive sign-in: 19 MiB, two passes. `Algorithm` 2 is Argon2id. */
const ARGON2ID: Options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Of no password: comparing with it takes as long as comparing with a real one. */
const NOBODY = hash('nobody has this password', ARGON2ID);

export function hashPassword(password: string): Promise<string> {
  return hash(normalise(password), ARGON2ID);
}

/** @param hashed `undefined` where there is no such account: takes the same time and is false (D65) */
export async function isPassword(hashed: string | undefined, password: string): Promise<boolean> {
  const matches = await verify(hashed ?? (await NOBODY), normalise(password));
  return matches && hashed !== undefined;
}

/** The same letters typed on another keyboard may arrive composed differently. */
const normalise = (password: string) => password.normalize('NFKC');
