import type { OpenSession } from '@mleg/institution-contract/account';
import { Button } from '@mleg/ui/button.tsx';
import { ProblemNotice } from '@mleg/ui/calls/problem-notice.tsx';
import { useDates } from '@mleg/ui/i18n/use-dates.ts';
import { Panel } from '@mleg/ui/panel.tsx';
import { useSignOut } from '@mleg/ui/session/use-sign-out.ts';
import { StatusBadge } from '@mleg/ui/status-badge.tsx';
import typography from '@mleg/ui/typography.module.css';
import { client } from '../api/client.ts';
import { useT } from '../app-i18n.ts';
import { paths } from '../paths.ts';
import styles from './account.module.css';
import { useEndSession } from './use-account.ts';

/** Where somebody is signed in; one that is not theirs they end, or all at once. */
export function SessionsPanel({ sessions }: { readonly sessions: readonly OpenSession[] }) {
  const t = useT();
  const end = useEndSession();
  const everywhere = useSignOut(() => client.account.signOutEverywhere(), paths.signIn);
  return (
    <Panel title={t('account.sessions.title')}>
      <p>{t('account.sessions.text')}</p>
      {end.error && <ProblemNotice error={end.error} />}
      <ul className={styles['list']}>
        {sessions.map((session) => (
          <Entry
            key={session.sessionId}
            session={session}
            busy={end.isPending}
            onEnd={() => end.mutate(session.sessionId)}
          />
        ))}
      </ul>
      <div>
        <Button icon="signOut" busy={everywhere.isPending} onClick={() => everywhere.mutate()}>
          {t('account.sessions.everywhere')}
        </Button>
      </div>
    </Panel>
  );
}

interface EntryProps {
  readonly session: OpenSession;
  readonly busy: boolean;
  readonly onEnd: () => void;
}

function Entry({ session, busy, onEnd }: EntryProps) {
  const t = useT();
  const dates = useDates();
  const names = [session.browser, session.system].filter((name) => name !== 'other');
  const device = names.length > 0 ? names.join(', ') : t('account.sessions.unknown');
  return (
    <li className={styles['entry']}>
      <div>
        <strong>{device}</strong>{' '}
        {session.current && <StatusBadge tone="progress">{t('account.sessions.this')}</StatusBadge>}
        <p className={typography['muted']}>
          {t('account.sessions.since', { date: dates.dateTime(session.createdAt) })}
          {' · '}
          {t('account.sessions.seen', { date: dates.dateTime(session.seenAt) })}
        </p>
        <p className={typography['muted']}>
          {t(`account.sessions.method.${session.method}`)}
          {session.network !== '' && ` · ${t('account.sessions.network', { network: session.network })}`}
        </p>
      </div>
      {!session.current && (
        <Button look="quiet" aria-label={`${t('account.sessions.end')}: ${device}`} busy={busy} onClick={onEnd}>
          {t('account.sessions.end')}
        </Button>
      )}
    </li>
  );
}
