/** Addresses of the pages, below `/desk`. */
export const paths = {
  home: '/',
  agreements: '/umowy',
  figures: '/liczby',
  halt: '/wstrzymanie',
  staff: '/zespol',
  signIn: '/logowanie',
  /** Printed and sent by the server: its secret part stands behind `#`, which no server sees. */
  enrolment: '/enrolment',
} as const;
