/** A status list as fetched. `id` is its address. Verified again on each use: what is kept proves nothing. */
export interface KeptStatusList {
  id: string;
  token: string;
  /** Seconds since 1970. */
  fetchedAt: number;
}
