import { type Activation, type ActivationAt, isAt, type ReceivedCompact } from '../records/activation.ts';
import { type ActivationDeps, keepProgress } from './activation-deps.ts';
import type { ActivationRefusal } from './activation-refusal.ts';
import { type Answered, type AskRefusal, askForCopies } from './ask-for-copies.ts';
import { isForLater } from './is-for-later.ts';
import { refreshToken } from './refresh-token.ts';

/** Steps 6b and 6c: fetches the copies for checks over a network. An expired token is refreshed on the way. */
export async function requestCredentials(
  deps: ActivationDeps,
  activation: ActivationAt<'token-got'>,
): Promise<Activation | ActivationRefusal> {
  const answer = await ask(deps, activation);
  if (!('refused' in answer)) return keepCopies(deps, activation, answer);
  if (answer.refused !== 'token-expired') return refusalOf(answer);
  const renewed = await refreshToken(deps, activation);
  if ('refused' in renewed || !isAt(renewed, 'token-got')) return renewed;
  const second = await ask(deps, renewed);
  return 'refused' in second ? refusalOf(second) : keepCopies(deps, renewed, second);
}

const ask = (deps: ActivationDeps, { progress: { keys, token }, configurationId }: ActivationAt<'token-got'>) =>
  askForCopies(deps, { configurationId, token, holders: keys.copies, dpop: keys.dpop });

/** An issuer that denies what its own offer promised is at fault. */
const refusalOf = (answer: AskRefusal): ActivationRefusal =>
  answer.refused === 'denied' ? { refused: 'issuer-fault' } : answer;

async function keepCopies(
  deps: ActivationDeps,
  activation: ActivationAt<'token-got'>,
  { credentials, notificationId }: Answered,
): Promise<Activation | ActivationRefusal> {
  const { keys, token } = activation.progress;
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
 * activation waits only for failures that may pass, such as a lost connection.
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
  const answer = await askForCopies(deps, { configurationId, token: got.token, holders: [key], dpop });
  if (!('refused' in answer)) return goOn(readCompact(answer.credentials[0]));
  return answer.refused !== 'denied' && isForLater(answer) ? answer : goOn();
}

/** docs/specifications/offline-check.md: the card and the portrait it vouches for, both base64url. */
export function readCompact(credential: unknown): ReceivedCompact | undefined {
  if (typeof credential !== 'object' || credential === null) return undefined;
  const { cwt, portrait } = credential as Record<string, unknown>;
  return typeof cwt === 'string' && typeof portrait === 'string' ? { cwt, portrait } : undefined;
}
