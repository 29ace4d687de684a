/** A school that does not exist, in the town of the university that does not. */
export const demoSchool = {
  institutionId: 'sp-1-morzanka',
  name: 'Szkoła Podstawowa nr 1 w Morzance',
  shortName: 'SP 1 Morzanka',
  colour: '#2a5d34',
  kind: 'school',
  address: 'ul. Szkolna 1, 99-999 Morzanka',
  registryNumber: 'DEMO-1001',
  domain: 'sp1.morzanka.example',
  policies: { issue: 'application', codesFor: 'holder', slipsBy: 'teachers', photoProfile: '30x42' },
} as const;
