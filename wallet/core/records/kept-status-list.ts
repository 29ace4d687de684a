/** A status list as it was fetched. `id` is its address. Its signature is verified again on each use. */
export interface KeptStatusList {
  id: string;
  token: string;
  /** Seconds since 1970. */
  fetchedAt: number;
}
