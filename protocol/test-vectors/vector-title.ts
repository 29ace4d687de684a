/** How a test is named that runs a vector: with the number of its abuse case where it has one. */
export const vectorTitle = (vector: { name: string; case?: string | undefined }): string =>
  vector.case === undefined ? vector.name : `${vector.case} ${vector.name}`;
