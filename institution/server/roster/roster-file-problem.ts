import type { RosterProblem } from '@mleg/institution-contract/roster';

/** The file as a whole cannot be taken; thrown from deep inside a stream, caught where the reading began. */
export class RosterFileProblem extends Error {
  readonly problem: RosterProblem;

  constructor(problem: RosterProblem) {
    super(`The file cannot be read: ${problem}.`);
    this.problem = problem;
  }
}
