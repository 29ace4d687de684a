import { cardUpdateRefusalSchema, cardUpdateSchema } from '@mleg/issuer-contract/card-update';
import { contract, type IssuerContract } from '@mleg/issuer-contract/contract';
import {
  type IssuanceRequestReport,
  issuanceRefusalSchema,
  issuanceRequestReportSchema,
} from '@mleg/issuer-contract/issuance-request';
import { uuid } from '@mleg/student-card/uuid';
import { createORPCClient, ORPCError } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { z } from 'zod';
import { JOB_PATIENCE } from '../durations.ts';
import { type AccessTokens, createAccessTokens } from './access-token.ts';
import { type Circuit, createCircuit } from './circuit.ts';
import type { ClientNeeds } from './client-needs.ts';
import type { IssuanceAnswer, IssuerClient, StatusAnswer } from './issuer.ts';
import { IssuerUnavailable } from './issuer-unavailable.ts';
import { withinTime } from './within-time.ts';

type Client = ContractRouterClient<IssuerContract, { signal: AbortSignal; token: string }>;
type Call<T> = (client: Client, context: { context: { signal: AbortSignal; token: string } }) => Promise<T>;

const batchSchema = z.object({
  results: z.array(
    z.union([
      z.object({ accepted: issuanceRequestReportSchema }),
      z.object({ requestId: uuid, refused: issuanceRefusalSchema }),
    ]),
  ),
});
const changedSchema = z.object({ reports: z.array(issuanceRequestReportSchema), more: z.boolean() });

/** The issuer over HTTP, by its contract. */
export function createIssuerClient(deps: ClientNeeds): IssuerClient {
  const circuit = createCircuit(deps.clock);
  const tokens = createAccessTokens(deps);
  const client = createClient(deps);
  const call: Speak = (patienceMs, work) => speak({ circuit, tokens, client }, patienceMs, work);
  return {
    isPaused: () => circuit.isOpen(),
    requestIssuance: (request, patienceMs) =>
      call(patienceMs, async (issuer, options) => {
        try {
          return { accepted: checked(issuanceRequestReportSchema, await issuer.requestIssuance(request, options)) };
        } catch (error) {
          return { refused: refusalIn(error, issuanceRefusalSchema) };
        }
      }),
    requestIssuances: (requests, patienceMs) =>
      call(patienceMs, async (issuer, options) => {
        const { results } = checked(
          batchSchema,
          await issuer.requestIssuanceBatch({ requests: [...requests] }, options),
        );
        return requests.map(({ requestId }, at) => answerAbout(requestId, results[at]));
      }),
    getIssuance: (requestId) =>
      call(JOB_PATIENCE, async (issuer, options) => {
        const report = await unlessUnknown(issuer.getIssuance({ requestId }, options));
        return report && checked(issuanceRequestReportSchema, report);
      }),
    listChangedIssuances: () =>
      call(JOB_PATIENCE, async (issuer, options) =>
        checked(changedSchema, await issuer.listChangedIssuances({}, options)),
      ),
    confirmChanges: (reports) =>
      call(JOB_PATIENCE, async (issuer, options) => {
        const confirmations = reports.map(({ requestId, sequence }) => ({ requestId, sequence }));
        await issuer.confirmChanges({ confirmations }, options);
      }),
    ...aboutCards(call),
  };
}

type Speak = <T>(patienceMs: number, work: Call<T>) => Promise<T>;

/** What is said of a card that was activated, whichever order it came from. */
const aboutCards = (call: Speak): Pick<IssuerClient, 'revokeCard' | 'suspendCard' | 'resumeCard' | 'updateCard'> => ({
  revokeCard: (cardId, reason, patienceMs) =>
    call(patienceMs, async (issuer, options) => {
      await unlessUnknown(issuer.revokeCard({ cardId, reason }, options));
    }),
  suspendCard: (cardId, reason, patienceMs) =>
    call(patienceMs, (issuer, options) => statusAnswer(issuer.suspendCard({ cardId, reason }, options))),
  resumeCard: (cardId, patienceMs) =>
    call(patienceMs, (issuer, options) => statusAnswer(issuer.resumeCard({ cardId }, options))),
  updateCard: (cardId, subject, patienceMs) =>
    call(patienceMs, async (issuer, options) => {
      try {
        const answer = await unlessUnknown(issuer.updateCard({ cardId, subject }, options));
        return answer ? checked(cardUpdateSchema, answer).state : 'unknown-card';
      } catch (error) {
        return { refused: refusalIn(error, cardUpdateRefusalSchema) };
      }
    }),
});

function createClient({ settings, fetch }: Pick<ClientNeeds, 'settings' | 'fetch'>): Client {
  const link = new OpenAPILink<{ signal: AbortSignal; token: string }>(contract, {
    url: `${settings.issuerOrigin}/institution-api`,
    headers: ({ context }) => ({ authorization: `Bearer ${context.token}` }),
    fetch: (request, _init, { context }) => fetch(new Request(request, { signal: context.signal, redirect: 'error' })),
  });
  return createORPCClient(link);
}

interface Line {
  circuit: Circuit;
  tokens: AccessTokens;
  client: Client;
}

/** One call with a valid token; a token that the issuer no longer knows is replaced once. */
function speak<T>({ circuit, tokens, client }: Line, patienceMs: number, work: Call<T>): Promise<T> {
  return circuit.run(() =>
    withinTime(patienceMs, async (signal) => {
      for (let isSecondTry = false; ; isSecondTry = true) {
        try {
          const token = await tokens.get(signal);
          return await work(client, { context: { signal, token } }).catch((error: unknown) => {
            if (statusOf(error) === 401) tokens.forget(token);
            throw error;
          });
        } catch (error) {
          if (statusOf(error) !== 401 || isSecondTry) throw asUnavailable(error);
        }
      }
    }),
  );
}

type BatchResult = z.infer<typeof batchSchema>['results'][number];

/** An answer about anything else than what was asked is no answer. */
function answerAbout(requestId: string, result: BatchResult | undefined): IssuanceAnswer {
  const about = result && ('accepted' in result ? result.accepted.requestId : result.requestId);
  if (!result || about !== requestId) throw new IssuerUnavailable('garbage');
  return 'accepted' in result ? { accepted: result.accepted } : { refused: result.refused };
}

/** @throws again what is no refusal */
function refusalIn<Refusal extends string>(error: unknown, refusals: z.ZodType<Refusal>): Refusal | 'rejected' {
  const status = statusOf(error);
  if (status === 409 && error instanceof ORPCError) {
    const refused = refusals.safeParse((error.data as { refused?: unknown } | undefined)?.refused);
    if (refused.success) return refused.data;
  }
  if (status === 400 || status === 413 || status === 422) return 'rejected';
  throw error;
}

const statusSchema = z.object({ report: issuanceRequestReportSchema });

/** A conflict says how the card stands, as an answer does. */
async function statusAnswer(asked: Promise<{ report: IssuanceRequestReport }>): Promise<StatusAnswer | undefined> {
  try {
    const answer = await unlessUnknown(asked);
    return answer && { accepted: true, report: checked(statusSchema, answer).report };
  } catch (error) {
    if (!(error instanceof ORPCError) || error.code !== 'CONFLICT' || !error.defined) throw error;
    return { accepted: false, report: checked(statusSchema, error.data).report };
  }
}

async function unlessUnknown<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    // Only the issuer's own word: a 404 of whatever else answers at the address says nothing about the card.
    if (error instanceof ORPCError && error.code === 'NOT_FOUND' && error.defined) return undefined;
    throw error;
  }
}

function checked<T>(schema: z.ZodType<T>, answer: unknown): T {
  const parsed = schema.safeParse(answer);
  if (!parsed.success) throw new IssuerUnavailable('garbage');
  return parsed.data;
}

function statusOf(error: unknown): number | undefined {
  return error instanceof ORPCError ? error.status : undefined;
}

function asUnavailable(error: unknown): IssuerUnavailable {
  if (error instanceof IssuerUnavailable) return error;
  if (statusOf(error) === 403) return new IssuerUnavailable('no-agreement', error);
  if (!(error instanceof ORPCError)) return new IssuerUnavailable('unreachable', error);
  return new IssuerUnavailable(error.code === 'SIGNING_HALTED' && error.defined ? 'halted' : 'status', error);
}
