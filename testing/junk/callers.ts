import { randomUUID } from 'node:crypto';
import { demoApplication } from '@mleg/issuer/demo/demo-application';
import { demoStaff } from '@mleg/issuer/demo/demo-staff';
import type { Fetch } from '@mleg/platform/http/party';
import { createRegisteredInstitution } from '../clients/registered-institution.ts';
import type { Server } from '../routes/served-routes.ts';
import { ORIGINS } from '../surroundings/origins.ts';
import { HEAD, MOTHER, PUPIL, SECRETARY, TEACHER } from '../world/school.ts';
import type { World } from '../world/world.ts';
import { openHolder } from './holder.ts';

/** Somebody who calls a server, as its credentials tell. */
export interface Caller {
  name: string;
  /** As they are now, for a call of this path: a session that was ended is begun anew. */
  headers(path: string): Promise<Record<string, string>>;
}

const nobody: Caller = { name: 'nobody', headers: async () => ({}) };

/** Everybody there is, at each server. */
export type Callers = Readonly<Record<Server, readonly Caller[]>>;

/** A school, a Ministry, a verifier and a wallet know these; none of them is the only one who may do something. */
export async function openCallers(world: World): Promise<Callers> {
  await world.issuer.loadDemo({ staff: demoStaff, application: demoApplication() });
  const university = await createRegisteredInstitution({
    fetch: world.network.fetch,
    issuer: ORIGINS.issuer,
    clock: world.clock,
    institutionId: `uni-${randomUUID().slice(0, 8)}`,
  });
  await world.issuer.registerInstitution(university.registration);
  const requestId = randomUUID();
  await university.request({ requestId });
  const holder = await openHolder(world, await university.codesOf(requestId));
  return {
    institution: [nobody, ...[PUPIL, MOTHER, TEACHER, SECRETARY, HEAD].map((login) => atTheSchool(world, login))],
    issuer: [
      nobody,
      ...demoStaff.map(({ role, email, password }) => atTheDesk(world, role, { login: email, password })),
      { name: 'an institution', headers: () => university.headers() },
      holder,
    ],
    wallet: [nobody],
    verifier: [nobody, { name: 'the shop', headers: async () => world.shop().headers }],
  };
}

const atTheSchool = (world: World, login: string): Caller => ({
  name: login,
  headers: keptWhile(
    async () => {
      const portal = await world.signIn(login);
      // What is dangerous asks for the password again; the lock behind it is not what junk is for.
      await portal.confirm();
      return { ...portal.headers, Origin: ORIGINS.institution };
    },
    (headers) => isOpen(world.network.fetch, `${ORIGINS.institution}/api/session`, headers),
  ),
});

const atTheDesk = (world: World, role: string, credentials: { login: string; password: string }): Caller => ({
  name: role,
  headers: keptWhile(
    async () => {
      const response = await world.network.fetch(
        new Request(`${ORIGINS.issuer}/desk/api/session/password`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', Origin: ORIGINS.issuer },
          body: JSON.stringify(credentials),
        }),
      );
      if (!response.ok) throw new Error(`the desk's ${role} is not let in: ${response.status}`);
      const { csrfToken } = (await response.json()) as { csrfToken: string };
      const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
      return { Cookie: cookie, 'X-CSRF-Token': csrfToken, Origin: ORIGINS.issuer };
    },
    (headers) => isOpen(world.network.fetch, `${ORIGINS.issuer}/desk/api/session`, headers),
  ),
});

/** Whoever is not signed in is told `null`. */
async function isOpen(fetch: Fetch, url: string, headers: Record<string, string>): Promise<boolean> {
  const response = await fetch(new Request(url, { headers }));
  return response.ok && (await response.json()) !== null;
}

function keptWhile(
  make: () => Promise<Record<string, string>>,
  isGood: (headers: Record<string, string>) => Promise<boolean>,
): Caller['headers'] {
  let kept: Record<string, string> | undefined;
  return async () => {
    if (!kept || !(await isGood(kept))) kept = await make();
    return kept;
  };
}
