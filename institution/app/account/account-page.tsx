import type { AccountView } from '@mleg/institution-contract/account';
import { ProblemNotice } from '@mleg/ui/calls/problem-notice.tsx';
import { useDates } from '@mleg/ui/i18n/use-dates.ts';
import { Page } from '@mleg/ui/page.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { Skeleton } from '@mleg/ui/skeleton.tsx';
import typography from '@mleg/ui/typography.module.css';
import { useQuery } from '@tanstack/react-query';
import { useSession } from '../api/session.ts';
import { useT } from '../app-i18n.ts';
import { PasskeyNeeded } from './passkey-needed.tsx';
import { PasskeysPanel } from './passkeys-panel.tsx';
import { PasswordPanel } from './password-panel.tsx';
import { SessionsPanel } from './sessions-panel.tsx';
import { accountQuery } from './use-account.ts';

/** Konto i bezpieczeństwo: how somebody signs in, and where they are signed in now. */
export function AccountPage() {
  const t = useT();
  const { institution, displayName, passkeyNeeded } = useSession();
  const { data, error, refetch } = useQuery(accountQuery);
  return (
    <Page documentTitle={`${t('account.title')} – ${institution.shortName}`}>
      <div>
        <h1>{t('account.title')}</h1>
        <p className={typography['muted']}>
          {displayName}
          {data && `, ${t('account.login', { login: data.login })}`}
        </p>
        {data && (
          <p className={typography['muted']}>
            {data.email ? t('account.email', { email: data.email }) : t('account.noEmail')}
          </p>
        )}
      </div>
      {error && !data && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={6} />}
      {data && (
        <>
          {passkeyNeeded && <PasskeyNeeded hasPasskey={data.passkeys.length > 0} />}
          <PasskeysPanel passkeys={data.passkeys} />
          {data.hasPassword && <PasswordPanel account={data} />}
          <SessionsPanel sessions={data.sessions} />
          <EventsPanel events={data.events} />
        </>
      )}
    </Page>
  );
}

const EVENTS = [
  'password-changed',
  'password-reset',
  'reset-handed',
  'address-changed',
  'passkey-added',
  'passkey-renamed',
  'passkey-removed',
  'session-ended',
  'signed-out-everywhere',
] as const;

function EventsPanel({ events }: { readonly events: AccountView['events'] }) {
  const t = useT();
  const dates = useDates();
  const known = events.flatMap(({ at, event, by }) => {
    const name = EVENTS.find((one) => event === `account.${one}`);
    return name ? [{ at, name, by }] : [];
  });
  return (
    <Panel title={t('account.events.title')}>
      <p>{t('account.events.text')}</p>
      {known.length === 0 && <p className={typography['muted']}>{t('account.events.none')}</p>}
      {known.length > 0 && (
        <ul>
          {known.map(({ at, name, by }) => (
            <li key={`${at} ${name}`}>
              <time dateTime={at}>{dates.dateTime(at)}</time>: {t(`account.events.kind.${name}`)}
              {by !== undefined && ` (${by})`}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
