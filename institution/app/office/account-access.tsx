import { Button } from '@mleg/ui/button.tsx';
import { refusalCode } from '@mleg/ui/calls/problem.ts';
import { ProblemNotice } from '@mleg/ui/calls/problem-notice.tsx';
import { CodeDisplay } from '@mleg/ui/code-display.tsx';
import { Dialog } from '@mleg/ui/dialog.tsx';
import { useDates } from '@mleg/ui/i18n/use-dates.ts';
import layout from '@mleg/ui/layout.module.css';
import { Notice } from '@mleg/ui/notice.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { useMutation, useQuery } from '@tanstack/react-query';
import { client } from '../api/client.ts';
import { useT } from '../app-i18n.ts';
import { paths } from '../paths.ts';
import { ChangeAddress } from './change-address.tsx';
import { OfficeProblem } from './office-problem.tsx';

/** Who sees this person's card, and what to do for whoever of them has forgotten their password or lost their mail. */
export function AccountAccess({ personId }: { readonly personId: string }) {
  const t = useT();
  const { data, error } = useQuery({
    queryKey: ['accounts-of', personId],
    queryFn: () => client.passwordReset.accounts({ personId }),
  });
  const hand = useMutation({ mutationFn: (accountId: string) => client.passwordReset.hand({ accountId }), gcTime: 0 });
  const code = refusalCode(hand.error);
  const isStaffs = code === 'NOT_YOURS';
  const hasEmail = code === 'HAS_EMAIL';
  const where = { address: `${location.origin}${paths.newPassword}` };
  return (
    <Panel title={t('account.handing.title')}>
      {error && <ProblemNotice error={error} />}
      {isStaffs && <Notice tone="warning" title={t('account.handing.notYours')} announce />}
      {hasEmail && <Notice tone="warning" title={t('account.handing.byEmail', where)} announce />}
      {hand.error && !isStaffs && !hasEmail && <OfficeProblem error={hand.error} />}
      <p>{t('account.handing.text')}</p>
      {data?.accounts.length === 0 && <p>{t('account.handing.none')}</p>}
      {data?.accounts.some(({ email }) => email) && <p>{t('account.handing.byEmail', where)}</p>}
      {data?.accounts.map(({ accountId, displayName, isGuardian, email }) => (
        <div key={accountId} className={layout['row']}>
          <p>
            {displayName}, {t(isGuardian ? 'account.handing.guardian' : 'account.handing.own')}
            {email && `, ${t('account.handing.hasEmail')}`}
          </p>
          {!email && (
            <Button
              aria-label={`${t('account.handing.hand')}: ${displayName}`}
              busy={hand.isPending}
              onClick={() => hand.mutate(accountId)}
            >
              {t('account.handing.hand')}
            </Button>
          )}
          <ChangeAddress accountId={accountId} displayName={displayName} />
        </div>
      ))}
      {hand.data && <Handover {...hand.data} onClose={() => hand.reset()} />}
    </Panel>
  );
}

interface HandoverProps {
  readonly code: string;
  readonly expiresAt: string;
  readonly onClose: () => void;
}

/** Shows the code to whoever hands it over; it cannot be shown again. */
function Handover({ code, expiresAt, onClose }: HandoverProps) {
  const t = useT();
  const dates = useDates();
  return (
    <Dialog
      open
      title={t('account.handing.codeTitle')}
      onClose={onClose}
      actions={
        <Button look="primary" onClick={onClose}>
          {t('account.handing.done')}
        </Button>
      }
    >
      <CodeDisplay value={code.replaceAll('-', '')} label={t('account.handing.codeTitle')} />
      <p>{t('account.handing.codeText')}</p>
      <p>{t('account.handing.where', { address: `${location.origin}${paths.newPassword}` })}</p>
      <p>{t('account.handing.until', { date: dates.date(expiresAt) })}</p>
    </Dialog>
  );
}
