/** What an identity may do here. */
export interface Account {
  accountId: string;
  displayName: string;
  /** Whose own card the account sees. */
  personId?: string;
  /** Works in the office, or leads the institution. */
  office: boolean;
  head: boolean;
  /** The classes of a class teacher. */
  teaches: readonly string[];
}

export type Role = 'student' | 'guardian' | 'teacher' | 'office' | 'head';

export function rolesOf(account: Account, hasChildren: boolean): Role[] {
  return [
    ...(account.personId ? (['student'] as const) : []),
    ...(hasChildren ? (['guardian'] as const) : []),
    ...(account.teaches.length > 0 ? (['teacher'] as const) : []),
    ...(account.office ? (['office'] as const) : []),
    ...(account.head ? (['head'] as const) : []),
  ];
}

/** Whether somebody works here: in the office, as its head, or with a class. */
export const isStaff = ({ office, head, teaches }: Pick<Account, 'office' | 'head' | 'teaches'>): boolean =>
  office || head || teaches.length > 0;

/** Whether somebody may look after the people of a class: the office after all, a teacher after their own. */
export function covers({ office, teaches }: Pick<Account, 'office' | 'teaches'>, group: string): boolean {
  return office || teaches.includes(group);
}
