import { cardReasonSchema } from '@mleg/institution-contract/card-reasons';
import { type Message, wishKindSchema } from '@mleg/institution-contract/message';
import { photoRejectionSchema } from '@mleg/institution-contract/photo';
import { Button } from '@mleg/ui/button.tsx';
import { ProblemNotice } from '@mleg/ui/calls/problem-notice.tsx';
import { classes } from '@mleg/ui/classes.ts';
import { EmptyState } from '@mleg/ui/empty-state.tsx';
import { useDates } from '@mleg/ui/i18n/use-dates.ts';
import { LinkButton } from '@mleg/ui/link-button.tsx';
import { Page } from '@mleg/ui/page.tsx';
import { Skeleton } from '@mleg/ui/skeleton.tsx';
import { StatusBadge } from '@mleg/ui/status-badge.tsx';
import typography from '@mleg/ui/typography.module.css';
import { useQuery } from '@tanstack/react-query';
import { createLink } from '@tanstack/react-router';
import { useSession } from '../api/session.ts';
import { useT } from '../app-i18n.ts';
import { InstructionLink } from '../documents/instruction-link.tsx';
import styles from '../guardian/guardian.module.css';
import { paths } from '../paths.ts';
import { inboxQuery, useReading } from './use-inbox.ts';

const PageLink = createLink(LinkButton);

/** Newest first; opening a message leads to where something can be done, and never shows a code itself. */
export function InboxPage() {
  const t = useT();
  const { institution } = useSession();
  const { data, error, refetch } = useQuery(inboxQuery);
  const reading = useReading();
  return (
    <Page documentTitle={`${t('family.inbox.title')} – ${institution.shortName}`}>
      <h1>{t('family.inbox.title')}</h1>
      {error && !data && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={6} />}
      {data?.messages.length === 0 && (
        <EmptyState icon="document" title={t('family.inbox.empty')}>
          <p>{t('family.inbox.emptyText')}</p>
        </EmptyState>
      )}
      {data && data.messages.length > 0 && (
        <>
          <p className={typography['muted']}>{t('family.inbox.unread', { count: data.unread })}</p>
          <ul className={styles['messages']}>
            {data.messages.map((message) => (
              <Entry key={message.messageId} message={message} onOpen={() => reading.mutate(message.messageId)} />
            ))}
          </ul>
        </>
      )}
    </Page>
  );
}

function Entry({ message, onOpen }: { readonly message: Message; readonly onOpen: () => void }) {
  const t = useT();
  const dates = useDates();
  const { kind, read, sentAt } = message;
  return (
    <li className={classes(styles['message'], !read && styles['unread'])}>
      <div className={styles['line']}>
        <h2>{t(`family.inbox.kind.${kind}.title`)}</h2>
        {!read && <StatusBadge tone="progress">{t('family.inbox.new')}</StatusBadge>}
      </div>
      <p className={typography['muted']}>
        <time dateTime={sentAt}>{dates.dateTime(sentAt)}</time>
      </p>
      {message.deed ? (
        <AboutDeed message={message} deed={message.deed} onOpen={onOpen} />
      ) : (
        <AboutPerson message={message} onOpen={onOpen} />
      )}
    </li>
  );
}

interface AboutProps {
  readonly message: Message;
  readonly onOpen: () => void;
}

function AboutPerson({ message, onOpen }: AboutProps) {
  const t = useT();
  const { kind, displayName = '', detail, note, personId } = message;
  const photo = photoRejectionSchema.safeParse(detail);
  const revocation = cardReasonSchema.safeParse(detail);
  const wish = wishKindSchema.safeParse(detail);
  return (
    <>
      <p>{t(`family.inbox.kind.${kind}.text`, { name: displayName })}</p>
      {kind === 'wish-ended' && wish.success && <p>{t(`family.inbox.wish.${wish.data}`)}</p>}
      {kind === 'photo-rejected' && photo.success && <p>{t(`family.photo.reason.${photo.data}`)}</p>}
      {(kind === 'card-cancelled' || kind === 'card-suspended') && revocation.success && (
        <p>{t('student.ended.reason', { reason: t(`student.reasons.${revocation.data}`) })}</p>
      )}
      {note && (
        <p>
          {kind === 'both-printed' ? t('family.inbox.printedBy', { name: note }) : t('family.photo.note', { note })}
        </p>
      )}
      {kind === 'codes-ready' && <InstructionLink />}
      {personId && (
        <p>
          <PageLink to={`${paths.pupil}/${personId}`} icon="arrowRight" onClick={onOpen}>
            {t('family.inbox.open')}
          </PageLink>
        </p>
      )}
    </>
  );
}

/** Only the office sees the request itself; whoever became a guardian has read it all here. */
function AboutDeed({ message, deed, onOpen }: AboutProps & { readonly deed: NonNullable<Message['deed']> }) {
  const t = useT();
  const { roles } = useSession();
  const { kind, note, read } = message;
  const by = deed.decidedBy || t('privacy.own.someone');
  return (
    <>
      <p>{t(`family.inbox.kind.${kind}.text`, { what: t(`held.what.${deed.kind}`), by })}</p>
      {note && <p>{t('family.inbox.why', { note })}</p>}
      {roles.includes('office') ? (
        <p>
          <PageLink to={`${paths.held}/${deed.deedId}`} icon="arrowRight" onClick={onOpen}>
            {t('family.inbox.seeDeed')}
          </PageLink>
        </p>
      ) : (
        !read && (
          <p>
            <Button onClick={onOpen}>{t('family.inbox.seen')}</Button>
          </p>
        )
      )}
    </>
  );
}
