import { createHmac } from 'node:crypto';
import type { CardSubject } from '@mleg/student-card/card-claims';
import type { IssuerDeps } from '../deps.ts';

/** Of the card that a statement makes; keyed, because it names a person. Its members are in the order of the schema. */
export const statementDigest = (
  { keys }: Pick<IssuerDeps, 'keys'>,
  institutionId: string,
  subject: CardSubject,
): Buffer =>
  createHmac('sha256', keys.pepper).update(`statement\0${institutionId}\0`).update(JSON.stringify(subject)).digest();
