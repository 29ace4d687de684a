import { nearestOf, stepsBetween } from './arguments.mjs';
import { environmentSchema } from './settings.ts';

const OURS = /^(INSTITUTION|ISSUER|WALLET|VERIFIER|JOURNAL|TIME_STAMP|DATA|SMTP|MAIL)_/;
/** As Kubernetes and Docker tell each container of services of these names. */
const OF_A_SERVICE = /_(SERVICE_HOST|SERVICE_PORT(_\w+)?|PORT|PORT_\d+_(TCP|UDP)(_\w+)?)$/;

/** Variables that are named like ours, or as one of ours but for a letter, and that nobody reads; with what may be meant. */
export function unreadVariables(environment: NodeJS.ProcessEnv): { variable: string; meant: string | undefined }[] {
  const read = Object.keys(environmentSchema.shape);
  const isLikeOurs = (name: string) => OURS.test(name) || read.some((one) => stepsBetween(name, one) === 1);
  return Object.keys(environment)
    .filter((name) => isLikeOurs(name) && !OF_A_SERVICE.test(name) && !read.includes(name))
    .map((variable) => ({ variable, meant: nearestOf(variable, read) }));
}
