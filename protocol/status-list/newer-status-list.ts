import type { VerifiedStatusList } from './verify-status-list-token.ts';

/** An old copy, still within its `exp`, must not undo a revocation that a newer one has already told. */
export const newerStatusList = <List extends Pick<VerifiedStatusList, 'iat'>>(kept: List, fetched: List): List =>
  fetched.iat >= kept.iat ? fetched : kept;
