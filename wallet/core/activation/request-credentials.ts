import {
  type Activation,
  type ActivationAt,
  type ActivationKeys,
  isAt,
  type ReceivedCompact,
  type Token,
} from '../records/activation.ts';
import { type ActivationDeps, keepProgress } from './activation-deps.ts';
import type { ActivationRefusal } from './activation-refusal.ts';
import { type AskRefusal, askForCopies } from './ask-for-copies.ts';
import type { Answered, Deferred } from './ask-issuer.ts';
import { type CollectRefusal, collectDeferred } from './collect-deferred.ts';
import { isForLater } from './is-for-later.ts';
import { refreshToken } from './refresh-token.ts';

/** Steps 6b and 6c: fetches the copies for checks over a network. An expired token is refreshed on the way. */
export async function requestCredentials(
  deps: ActivationDeps,
  activation: ActivationAt<'token-got'>,
): Promise<Activation | ActivationRefusal> {
  const { configurationId, progress } = activation;
  const { keys } = progress;
  return withFreshToken(deps, activation, (token) =>
    askForCopies(deps, { configurationId, token, holders: keys.copies, dpop: keys.dpop }),
  );
}

/**
 * The same for a card that the issuer makes later, however long after and whether or not the app was closed meanwhile:
 * nothing is sent before the time it has named (OpenID4VCI 1.0 §8.3).
 */
export async function requestDeferred(
  deps: ActivationDeps,
  activation: ActivationAt<'deferred'>,
): Promise<Activation | ActivationRefusal> {
  const { keys, transactionId, askAgainAt } = activation.progress;
  if (deps.now().getTime() < Date.parse(askAgainAt)) return { refused: 'deferred', askAgainAt };
  return withFreshToken(deps, activation, (token) => collectDeferred(deps, { transactionId, token, dpop: keys.dpop }));
}

type Asking = ActivationAt<'token-got'> | ActivationAt<'deferred'>;
type Answer = Answered | Deferred | AskRefusal | CollectRefusal;

async function withFreshToken(
  deps: ActivationDeps,
  activation: Asking,
  ask: (token: Token) => Promise<Answer>,
): Promise<Activation | ActivationRefusal> {
  const { progress } = activation;
  const answer = await ask(progress.token);
  if (!('refused' in answer && answer.refused === 'token-expired')) return take(deps, activation, progress, answer);
  const token = await refreshToken(deps, progress);
  if ('refused' in token) return token;
  await keepProgress(deps, activation, { ...progress, token });
  return take(deps, activation, { keys: progress.keys, token }, await ask(token));
}

async function take(
  deps: ActivationDeps,
  activation: Asking,
  { keys, token }: { keys: ActivationKeys; token: Token },
  answer: Answer,
): Promise<Activation | ActivationRefusal> {
  // An issuer that denies what its own offer promised is at fault; later it may have found that it must not.
  if ('refused' in answer) {
    if (answer.refused !== 'denied') return answer;
    return { refused: isAt(activation, 'deferred') ? 'not-issued' : 'issuer-fault' };
  }
  if ('transactionId' in answer) {
    const { transactionId, intervalSeconds } = answer;
    const askAgainAt = new Date(deps.now().getTime() + Math.min(intervalSeconds, LONGEST_WAIT) * 1000).toISOString();
    await keepProgress(deps, activation, { step: 'deferred', keys, token, transactionId, askAgainAt });
    return { refused: 'deferred', askAgainAt };
  }
  return keepCopies(deps, activation, { keys, token }, answer);
}

/** A day: whoever says longer is asked once a day all the same, so that no slip leaves somebody waiting for years. */
const LONGEST_WAIT = 86_400;

async function keepCopies(
  deps: ActivationDeps,
  activation: Asking,
  { keys, token }: { keys: ActivationKeys; token: Token },
  { credentials, notificationId }: Answered,
): Promise<Activation | ActivationRefusal> {
  const compact = credentials.filter((credential) => typeof credential === 'string');
  if (compact.length === 0) return { refused: 'issuer-fault' };
  return keepProgress(deps, activation, {
    step: activation.compactConfigurationId === undefined ? 'credentials-got' : 'copies-got',
    keys,
    token,
    credentials: compact,
    ...(notificationId === undefined ? {} : { notificationId }),
  });
}

/**
 * Steps 6b and 6c for the copy that fits into a code, if the issuer offers one. The card can be used without it, so the
 * activation waits only for failures that may pass, such as a lost connection, and not for one that is made later.
 */
export async function requestCompactCard(
  deps: ActivationDeps,
  activation: ActivationAt<'copies-got'>,
): Promise<Activation | ActivationRefusal> {
  const { step: _, ...got } = activation.progress;
  const { compactConfigurationId: configurationId } = activation;
  const { compact: key, dpop } = got.keys;
  const goOn = (compact?: ReceivedCompact) =>
    keepProgress(deps, activation, { step: 'credentials-got', ...got, ...(compact && { compact }) });
  if (configurationId === undefined || key === undefined) return goOn();
  const provedAs = activation.configurationId;
  const answer = await askForCopies(deps, { configurationId, provedAs, token: got.token, holders: [key], dpop });
  if ('transactionId' in answer) return goOn();
  if (!('refused' in answer)) return goOn(readCompact(answer.credentials[0]));
  return answer.refused !== 'denied' && isForLater(answer) ? answer : goOn();
}

/** docs/specifications/offline-check.md: the card and the portrait it vouches for, both base64url. */
export function readCompact(credential: unknown): ReceivedCompact | undefined {
  if (typeof credential !== 'object' || credential === null) return undefined;
  const { cwt, portrait } = credential as Record<string, unknown>;
  return typeof cwt === 'string' && typeof portrait === 'string' ? { cwt, portrait } : undefined;
}
