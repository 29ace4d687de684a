import { UsageError } from '@mleg/main/arguments';

/** `pages`, the longest, is one thing after another: its turn comes first, and the others fill what it leaves. */
export type Lane = 'faults' | 'pages';

/** One thing `npm test` proves: programs run one after the other, all of which have to succeed. */
export type Step = {
  name: string;
  commands: readonly (readonly string[])[];
  /** Set where the step counts tests of its own. */
  tests?: true;
  /** Missing: one after the other. Those of a lane run beside these; what they wait for is somebody else's process. */
  lane?: Lane;
  /** What the machine has to have. */
  needs?: readonly ('chromium' | 'postgresql' | 'softhsm' | 'openssl' | 'certutil')[];
};

/** In the order in which a mistake is cheapest to find. */
export const STEPS: readonly Step[] = [
  // Rules that ask for types have them worked out anyway, by the same compiler: its own complaints come with them.
  { name: 'lint', commands: [['oxlint', '--type-aware', '--type-check']] },
  { name: 'format', commands: [['biome', 'check', '.']] },
  { name: 'walls', commands: [['node', 'tools/check-walls.ts']] },
  { name: 'docs', commands: [['node', 'tools/check-docs.ts']] },
  { name: 'build', commands: [['node', 'tools/build.ts']] },
  vitest('unit'),
  { ...vitest('store'), needs: ['postgresql'] },
  { ...vitest('system'), needs: ['softhsm', 'openssl'] },
  { ...vitest('faults'), lane: 'faults' },
  { ...vitest('browser'), needs: ['chromium', 'certutil'], lane: 'pages' },
];

function vitest(project: string): Step {
  return { name: project, commands: [['vitest', 'run', '--project', project]], tests: true };
}

/** The steps named, in their usual order; all where none is. Throws `UsageError` with the names there are. */
export function chooseSteps(names: readonly string[]): readonly Step[] {
  const unknown = names.find((name) => !STEPS.some((step) => step.name === name));
  if (unknown !== undefined) {
    throw new UsageError(`There is no step ${unknown}. Steps: ${STEPS.map(({ name }) => name).join(', ')}.`);
  }
  return names.length === 0 ? STEPS : STEPS.filter(({ name }) => names.includes(name));
}
