/** Where the four parties of a world are; nothing else is reachable in it. */
export const ORIGINS = {
  institution: 'https://uczelnia.example',
  issuer: 'https://wydawca.example',
  wallet: 'https://portfel.example',
  verifier: 'https://kontrola.example',
} as const;
