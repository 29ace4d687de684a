import { PASSWORD_MIN, type Weakness, weaknessSchema } from '@mleg/institution-contract/password';
import { refusalCode } from '@mleg/ui/calls/problem.ts';
import { ORPCError } from '@orpc/client';

/** What is wrong with a new password, as far as the page or the server can say. */
export type PasswordFault = 'short' | Weakness;

export const isLongEnough = (password: string): boolean => password.length >= PASSWORD_MIN;

export function weaknessOf(error: unknown): Weakness | undefined {
  if (!(error instanceof ORPCError) || refusalCode(error) !== 'WEAK_PASSWORD') return undefined;
  const { weakness } = (error.data ?? {}) as { weakness?: unknown };
  const known = weaknessSchema.safeParse(weakness);
  return known.success ? known.data : 'common';
}
