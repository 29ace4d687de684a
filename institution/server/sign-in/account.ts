/** What an identity may do here. */
export interface Account {
  accountId: string;
  displayName: string;
  /** Whose own card the account sees. */
  personId?: string;
  office: boolean;
}

export function rolesOf(account: Account): ('student' | 'office')[] {
  return [...(account.personId ? (['student'] as const) : []), ...(account.office ? (['office'] as const) : [])];
}
