import type { PublicJwk } from '@mleg/issuer-contract/institution';

export const isSameKey = (one: PublicJwk, other: PublicJwk): boolean => one.x === other.x && one.y === other.y;
