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
  /** What waits for the release after the one with `steps`. */
  nextRelease?: readonly Step[];
  /** Set where our own APIs change, so that `npm run api` belongs to it. */
  api?: true;
};

export const placeOf = (step: Step): string => ('folder' in step ? step.folder : step.file);

export const allSteps = ({ steps, nextRelease = [] }: Recipe): readonly Step[] => [...steps, ...nextRelease];
