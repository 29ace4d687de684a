/** Addresses as people see them: Student → Dokumenty → mLegitymacja. */
export const paths = {
  home: '/',
  signIn: '/logowanie',
  myCard: '/student/dokumenty/mlegitymacja',
  office: '/dziekanat',
  roster: '/dziekanat/lista',
  groups: '/dziekanat/grupy',
  group: '/dziekanat/grupa',
  slips: '/dziekanat/odcinki',
} as const;
