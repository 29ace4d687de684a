/** How often something was counted in the window that runs. */
export interface LimitCountsTable {
  /** Hash of what is counted and of whom. */
  counted: Buffer;
  count: number;
  window_ends_at: Date;
}

export interface LimitsDatabase {
  limit_counts: LimitCountsTable;
}
