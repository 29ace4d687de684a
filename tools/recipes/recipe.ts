/** One step of a recipe, as somebody would do it who follows it. */
export type Step =
  | { file: string; create: string }
  /** `text` goes after the one place where `after` stands. */
  | { file: string; after: string; text: string }
  /** A new folder with the files of another. */
  | { folder: string; copyOf: string };

export type Recipe = {
  /** Of its section in CONTRIBUTING.md. */
  title: string;
  steps: readonly Step[];
};

export const placeOf = (step: Step): string => ('folder' in step ? step.folder : step.file);
