import type { WaitingPhoto } from '@mleg/institution-contract/photo';
import { Button } from '@mleg/ui/button.tsx';
import { classes } from '@mleg/ui/classes.ts';
import { useDates } from '@mleg/ui/i18n/use-dates.ts';
import layout from '@mleg/ui/layout.module.css';
import typography from '@mleg/ui/typography.module.css';
import { useT } from '../../app-i18n.ts';
import styles from './photos.module.css';

interface ChosenPhotoProps {
  readonly photo: WaitingPhoto;
  readonly busy: boolean;
  readonly onAccept: () => void;
  readonly onReject: () => void;
}

export function ChosenPhoto({ photo, busy, onAccept, onReject }: ChosenPhotoProps) {
  const t = useT();
  const dates = useDates();
  const alt = t('family.photo.alt', { name: photo.displayName });
  return (
    <section className={classes(layout['stack'], styles['chosen'])} aria-label={photo.displayName}>
      <div>
        <h2>{photo.displayName}</h2>
        <p className={typography['muted']}>
          {photo.group} · {t('secretary.photos.sentAt', { moment: dates.dateTime(photo.submittedAt) })}
        </p>
      </div>
      <div className={layout['actions']}>
        <Button look="primary" icon="check" busy={busy} onClick={onAccept}>
          {t('secretary.photos.accept')}
        </Button>
        <Button icon="close" onClick={onReject}>
          {t('secretary.photos.reject')}
        </Button>
      </div>
      <div className={styles['pictures']}>
        <figure>
          {/* Anew for each: until the next picture has come, the same element would show somebody else's. */}
          <img key={photo.path} src={photo.path} alt={alt} className={styles['large']} />
          <figcaption className={typography['muted']}>{t('secretary.photos.sent')}</figcaption>
        </figure>
        {photo.currentPath && (
          <figure>
            <img key={photo.currentPath} src={photo.currentPath} alt={alt} className={styles['small']} />
            <figcaption className={typography['muted']}>{t('secretary.photos.before')}</figcaption>
          </figure>
        )}
      </div>
    </section>
  );
}
