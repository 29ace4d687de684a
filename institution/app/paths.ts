/** Addresses as people see them: Student → Dokumenty → mLegitymacja. */
export const paths = {
  home: '/',
  signIn: '/logowanie',
  myCard: '/student/dokumenty/mlegitymacja',
  office: '/dziekanat',
} as const;
