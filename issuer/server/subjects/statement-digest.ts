import { createHmac } from 'node:crypto';
import type { CardSubject } from '@mleg/student-card/card-claims';
import type { IssuerDeps } from '../deps.ts';

/** Of what an institution states about a holder; keyed, because it names a person. Zod has put the members in order. */
export const statementDigest = (
  { keys }: Pick<IssuerDeps, 'keys'>,
  institutionId: string,
  subject: CardSubject,
): Buffer =>
  createHmac('sha256', keys.pepper).update(`statement\0${institutionId}\0`).update(JSON.stringify(subject)).digest();
