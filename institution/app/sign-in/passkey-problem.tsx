import { refusalCode } from '@mleg/ui/calls/problem.ts';
import { ProblemNotice } from '@mleg/ui/calls/problem-notice.tsx';
import { Notice } from '@mleg/ui/notice.tsx';
import { ORPCError } from '@orpc/client';
import { useT } from '../app-i18n.ts';

/** What went wrong with a passkey: on the device (closed, none there), or at the server. */
export function PasskeyProblem({ error }: { readonly error: unknown }) {
  const t = useT();
  if (!(error instanceof ORPCError)) {
    return (
      <Notice tone="warning" title={t('account.passkeys.stoppedTitle')} announce>
        <p>{t('account.passkeys.stopped')}</p>
      </Notice>
    );
  }
  const code = refusalCode(error);
  if (code !== 'WRONG_CREDENTIALS' && code !== 'PASSKEY_REFUSED') return <ProblemNotice error={error} />;
  return (
    <Notice tone="warning" title={t('account.passkeys.refusedTitle')} announce>
      <p>{t('account.passkeys.refused')}</p>
    </Notice>
  );
}
