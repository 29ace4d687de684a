/** What an identity may do here. */
export interface Account {
  accountId: string;
  displayName: string;
  /** Whose own card the account sees. */
  personId?: string;
  office: boolean;
}

export function rolesOf(account: Account, hasChildren: boolean): ('student' | 'guardian' | 'office')[] {
  return [
    ...(account.personId ? (['student'] as const) : []),
    ...(hasChildren ? (['guardian'] as const) : []),
    ...(account.office ? (['office'] as const) : []),
  ];
}
