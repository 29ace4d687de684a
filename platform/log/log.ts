import { type DestinationStream, type Logger, pino } from 'pino';

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error' | 'fatal'> & {
  child(bindings: Record<string, unknown>): Log;
};

/** Names under which a secret or a person could slip into a log line; their values never do (G81). */
const REDACTED = [
  'pesel',
  'personal_administrative_number',
  'picture',
  'photo',
  'given_name',
  'family_name',
  'birthdate',
  'password',
  'activationCode',
  'tx_code',
  'manualCode',
  'offerUri',
  'code',
  'token',
  'access_token',
  'authorization',
  'cookie',
  'dpop',
] as const;

/** JSON lines on standard output, or wherever `destination` leads. */
export function openLog(level: string, destination?: DestinationStream): Log {
  const paths = REDACTED.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);
  return pino({ level, redact: { paths, censor: '[redacted]' }, base: null }, destination ?? pino.destination(1));
}
