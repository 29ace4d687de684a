import type { CeremonyRecord, MadeKey } from '@mleg/issuer/ceremony/ceremony-record';

/** What two people print and sign. */
export const linesOfRecord = ({
  authorityName,
  at,
  people,
  root,
  rootBefore,
  isRootNew,
  authority,
}: CeremonyRecord): string[] => [
  `Record of a key ceremony of ${authorityName}`,
  `Held at ${at}`,
  `Present: ${people[0]} (first passphrase), ${people[1]} (second passphrase)`,
  '',
  ...(rootBefore ? describe('Root before, which has signed for the new one', rootBefore) : []),
  ...describe(isRootNew ? 'Root, made that day' : 'Root, as before', root),
  ...describe('Authority, made that day', authority),
];

const describe = (what: string, { name, key, certificateSha256, notBefore, notAfter }: MadeKey): string[] => [
  `${what}: ${name}`,
  `  key ${key}`,
  `  certificate SHA-256 ${certificateSha256}`,
  `  from ${notBefore} to ${notAfter}`,
];
