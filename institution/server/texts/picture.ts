import type { InstructionStep } from '@mleg/institution-contract/instruction';

/** Every screen is cut to one size, so that nothing on the page moves while they arrive. */
const SIZE = { width: 480, height: 800 } as const;

/** A screen from `pictures/`; `npm run screenshots` takes them. */
export function picture(file: string, alt: string): Required<InstructionStep>['picture'] {
  return { file: `${file}.webp`, alt, ...SIZE };
}
