import { oc } from '@orpc/contract';
import { z } from 'zod';
import { heldSchema } from './held.ts';

/** Whom a procedure is for, as far as it can be told before what is asked for is read. */
export type Who = 'anybody' | 'signed-in' | 'student' | 'office' | 'office-or-teacher' | 'head';

/** What every procedure of the institution's own API may answer. */
export const base = oc.$meta<{ who?: Who }>({}).errors({
  UNAUTHORIZED: { status: 401 },
  FORBIDDEN: { status: 403 },
  /** Kept, and not done: a second person decides about it. */
  HELD: { status: 409, data: heldSchema },
  TOO_MANY_REQUESTS: { status: 429, data: z.strictObject({ retryAfterSeconds: z.int() }) },
});

/** For people who have not signed in, too. */
export const open = base.meta({ who: 'anybody' });
/** At the office's addresses, and yet for class teachers too. */
export const forTeachersToo = base.meta({ who: 'office-or-teacher' });

const BY_ADDRESS: readonly [start: string, who: Who][] = [
  ['/office/', 'office'],
  ['/staff', 'head'],
  ['/my-card', 'student'],
];

/** Where nothing else is said, the address says for whom it is; a new procedure is never open by oversight. */
export function whoMayCall({ meta, path }: { meta: unknown; path: string }): Who {
  const { who } = (meta ?? {}) as { who?: Who };
  return who ?? BY_ADDRESS.find(([start]) => path.startsWith(start))?.[1] ?? 'signed-in';
}

export const notFound = { NOT_FOUND: { status: 404 } } as const;
