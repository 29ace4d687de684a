import type { PupilFile } from '@mleg/institution-contract/guardian';
import { LinkButton } from '@mleg/ui/link-button.tsx';
import { Notice } from '@mleg/ui/notice.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { StatusBadge, type StatusTone } from '@mleg/ui/status-badge.tsx';
import { createLink } from '@tanstack/react-router';
import { useT } from '../app-i18n.ts';
import { paths } from '../paths.ts';
import styles from './guardian.module.css';

const PageLink = createLink(LinkButton);

type State = NonNullable<PupilFile['photo']['newest']>['state'];

const tones: Record<State, StatusTone> = {
  waiting: 'progress',
  accepted: 'success',
  rejected: 'danger',
  replaced: 'neutral',
  withdrawn: 'neutral',
};

/** The photo on cards, the one that was sent, and what the office said about it. */
export function PhotoPanel({ file }: { readonly file: PupilFile }) {
  const t = useT();
  const { path, newest } = file.photo;
  const alt = t('family.photo.alt', { name: file.displayName });
  const shownApart = newest?.path !== undefined && newest.state !== 'accepted';
  return (
    <Panel
      title={t('family.photo.title')}
      aside={newest && <StatusBadge tone={tones[newest.state]}>{t(`family.photo.state.${newest.state}`)}</StatusBadge>}
    >
      {newest?.state === 'waiting' && <p>{t('family.photo.waitingText')}</p>}
      {newest?.state === 'rejected' && newest.reason && (
        <Notice tone="warning" title={t(`family.photo.reason.${newest.reason}`)}>
          {newest.note && <p>{t('family.photo.note', { note: newest.note })}</p>}
        </Notice>
      )}
      <div className={styles['photos']}>
        {path && (
          <figure className={styles['photo']}>
            <img src={`${path}?${newest?.submissionId ?? ''}-${newest?.state ?? ''}`} alt={alt} />
            <figcaption>{t('family.photo.current')}</figcaption>
          </figure>
        )}
        {shownApart && (
          <figure className={styles['photo']}>
            <img src={newest.path} alt={alt} />
            <figcaption>{t('family.photo.sent')}</figcaption>
          </figure>
        )}
      </div>
      {!path && !shownApart && <p>{t('family.photo.none')}</p>}
      <p>
        <PageLink to={`${paths.pupil}/${file.personId}/zdjecie`} icon="camera">
          {t('family.photo.update')}
        </PageLink>
      </p>
    </Panel>
  );
}
