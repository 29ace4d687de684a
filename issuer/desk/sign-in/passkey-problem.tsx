import { refusalCode } from '@mleg/ui/calls/problem.ts';
import { ProblemNotice } from '@mleg/ui/calls/problem-notice.tsx';
import { Notice } from '@mleg/ui/notice.tsx';
import { ORPCError } from '@orpc/client';
import { useT } from '../app-i18n.ts';

/** What went wrong with a passkey: on the device (closed, none there), or at the server. */
export function PasskeyProblem({ error }: { readonly error: unknown }) {
  const t = useT();
  if (error instanceof ORPCError && refusalCode(error) !== 'REFUSED') return <ProblemNotice error={error} />;
  const isServers = error instanceof ORPCError;
  return (
    <Notice tone="warning" title={t(isServers ? 'passkey.refusedTitle' : 'passkey.stoppedTitle')} announce>
      <p>{t(isServers ? 'passkey.refused' : 'passkey.stopped')}</p>
    </Notice>
  );
}
