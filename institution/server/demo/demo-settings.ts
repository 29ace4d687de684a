/** A university that does not exist, in a town nobody has founded. */
export const demoInstitution = {
  institutionId: 'politechnika-baltycka',
  name: 'Politechnika Bałtycka w Morzance',
  shortName: 'Politechnika Bałtycka',
  colour: '#0b5563',
  kind: 'university',
  registryNumber: 'DEMO-0001',
  domain: 'baltycka.example',
  policies: { peselRequired: true, physicalCardRequired: true },
} as const;
