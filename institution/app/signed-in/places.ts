import type { Session } from '@mleg/institution-contract/person';
import { paths } from '../paths.ts';

type Who = Pick<Session, 'roles' | 'personId' | 'institution'>;
type Starting = Who & Pick<Session, 'passkeyNeeded'>;

/** Where somebody's own card is: a school keeps it with the rest of the pupil's file. */
export function ownPage({ personId, institution }: Who): string {
  return institution.kind === 'school' && personId ? `${paths.pupil}/${personId}` : paths.myCard;
}

/** The first page after signing in. */
export function startOf(who: Starting): string {
  if (who.passkeyNeeded) return paths.account;
  if (who.roles.includes('student')) return ownPage(who);
  if (who.roles.includes('guardian')) return paths.children;
  if (who.roles.includes('office')) return paths.today;
  return who.roles.includes('teacher') ? paths.groups : paths.children;
}
