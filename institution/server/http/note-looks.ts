import { type Who, whoMayCall } from '@mleg/institution-contract/base';
import type { ViewKind } from '@mleg/institution-contract/privacy';
import type { Procedure, Told } from '@mleg/platform/http/api-handler';
import type { InstitutionDeps } from '../deps.ts';
import { noteView } from '../looks/note-view.ts';
import type { CallContext } from './call-context.ts';
import { NO_LOOKS } from './no-looks.ts';

type LookDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'settings'>;

interface Look {
  what: ViewKind;
  /** Of a page that is recorded as a whole, or one that renews itself. */
  isPart?: true;
}

/** What an answer to the staff shows of somebody, where it is more than single data. */
const LOOKS: Readonly<Record<string, Look>> = {
  'GET /office/people/{personId}': { what: 'file' },
  'GET /office/people/{personId}/guardians': { what: 'file', isPart: true },
  'GET /office/people/{personId}/accounts': { what: 'file', isPart: true },
  'GET /office/people/{personId}/forms/{kind}': { what: 'form' },
  // What somebody lacks for a card stands there. The page asks again and again, so that a day's looks are one.
  'GET /office/group-members': { what: 'fields', isPart: true },
  'GET /office/applications': { what: 'form' },
  'POST /office/slips': { what: 'slip' },
  'POST /office/slips/pdf': { what: 'slip' },
};

/** Refusals that say nothing of anybody. */
const SAYING_NOTHING: readonly string[] = ['HELD', 'TOO_MANY_REQUESTS', 'BARRED', 'NOT_POSSIBLE', 'WEAK_PASSWORD'];

const STAFF: readonly Who[] = ['office', 'office-or-teacher', 'head'];

/**
 * The one place where looks of the staff at people's data are recorded, before an answer goes out and whichever procedure
 * made it (D91). Whom it is about, it says by `personId`, at any depth, or the address does; a document's maker says it in
 * `subjects`. A procedure that is not listed shows data, as does a refusal that is not, and a document about nobody is a
 * fault: what is forgotten here is recorded too much or not given out.
 */
export async function noteLooks(
  deps: LookDeps,
  { session, subjects }: CallContext,
  procedure: Procedure,
  { input, output, refusal }: Told,
): Promise<void> {
  const route = `${procedure.method} ${procedure.path}`;
  if (!session || output === undefined || !STAFF.includes(whoMayCall(procedure))) return;
  if (refusal === undefined ? route in NO_LOOKS : SAYING_NOTHING.includes(refusal)) return;
  const seen = new Set([...subjects, ...personIdsIn(output), ...personIdIn(input)]);
  if (seen.size === 0 && isDocument(output)) throw new Error(`A document about nobody: ${route}`);
  if (seen.size === 0) return;
  const look = (refusal === undefined && LOOKS[route]) || ({ what: 'fields' } as const);
  await noteView(deps, { by: session.account, personIds: [...seen], ...look });
}

const isDocument = (output: unknown): boolean => output instanceof Blob;

function personIdIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null || !('personId' in value)) return [];
  return typeof value.personId === 'string' ? [value.personId] : [];
}

function personIdsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(personIdsIn);
  if (typeof value !== 'object' || value === null || isDocument(value)) return [];
  return [...personIdIn(value), ...Object.values(value).flatMap(personIdsIn)];
}
