import { z } from 'zod';

/** Of the page that tells it; stands on slips of paper, so it stays what it is. */
export const INSTRUCTION_PATH = '/instrukcja';

const stepSchema = z.strictObject({
  heading: z.string(),
  text: z.array(z.string()),
  /** A screen: file name under `/instruction/`, and what is to be seen. */
  picture: z.strictObject({ file: z.string(), alt: z.string(), width: z.int(), height: z.int() }).optional(),
});

/** How a card gets onto a phone; the page and the PDF say the same. */
export const instructionSchema = z.strictObject({
  title: z.string(),
  lead: z.array(z.string()),
  needed: z.strictObject({ heading: z.string(), points: z.array(z.string()) }),
  steps: z.array(stepSchema),
  troubles: z.strictObject({
    heading: z.string(),
    entries: z.array(z.strictObject({ heading: z.string(), text: z.array(z.string()) })),
  }),
});
export type Instruction = z.infer<typeof instructionSchema>;
export type InstructionStep = z.infer<typeof stepSchema>;
