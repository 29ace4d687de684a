import { z } from 'zod';
import type { HolderKey } from '../keys/key-ring.ts';
import type { Token } from '../records/activation.ts';
import type { ActivationDeps } from './activation-deps.ts';
import { dpopOption } from './request-token.ts';

/** The credentials as their format writes them (OpenID4VCI 1.0 §8.3); nothing is verified yet. */
export interface Answered {
  credentials: readonly unknown[];
  notificationId?: string;
}

/** The issuer makes the card later, and wants to be asked no sooner than after the interval (§8.3). */
export interface Deferred {
  transactionId: string;
  intervalSeconds: number;
}

/** What the issuer did not do: the code it gave (§8.3.1.2, §9.3), if it gave one. */
export interface NotAnswered {
  status: number;
  code: string | undefined;
}

const answerSchema = z.looseObject({
  credentials: z
    .array(z.looseObject({ credential: z.unknown() }))
    .min(1)
    .optional(),
  notification_id: z.string().optional(),
  transaction_id: z.string().min(1).optional(),
  interval: z.number().positive().optional(),
});
const errorSchema = z.looseObject({ error: z.string() });

/** Of an interval that an issuer has left out. */
const USUAL_INTERVAL = 60;

interface Question {
  url: string;
  body: object;
  token: Token;
  /** Binds the token. */
  dpop: HolderKey;
}

/**
 * One request to the credential endpoint or to the deferred one, which answer alike. The library of decision 5 makes
 * the proofs; it cannot ask by `credential_identifier`, nor take a `notification_id` beside a deferred credential.
 */
export async function askIssuer(
  { protocol }: Pick<ActivationDeps, 'protocol'>,
  { url, body, token, dpop }: Question,
): Promise<Answered | Deferred | NotAnswered> {
  const { ok, response } = await protocol.requestResource({
    url,
    accessToken: token.accessToken,
    requestOptions: {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify(body),
    },
    ...dpopOption(token.dpopBound, dpop),
  });
  const json: unknown = await response.json().catch(() => undefined);
  const answer = ok ? answerSchema.safeParse(json) : undefined;
  if (answer?.success) return readAnswer(answer.data) ?? { status: response.status, code: undefined };
  const error = errorSchema.safeParse(json);
  return { status: response.status, code: error.success ? error.data.error : undefined };
}

function readAnswer(answer: z.infer<typeof answerSchema>): Answered | Deferred | undefined {
  const { credentials, notification_id: notificationId, transaction_id: transactionId, interval } = answer;
  if (credentials !== undefined)
    return {
      credentials: credentials.map(({ credential }) => credential),
      ...(notificationId === undefined ? {} : { notificationId }),
    };
  return transactionId === undefined ? undefined : { transactionId, intervalSeconds: interval ?? USUAL_INTERVAL };
}
