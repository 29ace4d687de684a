/** Why a request's body was not taken to its end: all of it the client's doing, and no fault of ours. */
export type BodyProblem = 'too-large' | 'too-slow' | 'broken-off';

/** Thrown where the body is read. */
export class BodyFault extends Error {
  readonly problem: BodyProblem;

  constructor(problem: BodyProblem) {
    super(problem);
    this.name = 'BodyFault';
    this.problem = problem;
  }
}

/** RFC 9110 §15.5: content too large, request timeout; of somebody who has hung up nobody reads the answer. */
const STATUS: Readonly<Record<BodyProblem, number>> = { 'too-large': 413, 'too-slow': 408, 'broken-off': 400 };

export function answerBodyFault(problem: BodyProblem): Response {
  const headers = {
    'Cache-Control': 'no-store',
    // What is left of it nobody wants to read.
    ...(problem === 'too-slow' ? { Connection: 'close' } : {}),
  };
  return Response.json({ refused: problem }, { status: STATUS[problem], headers });
}
