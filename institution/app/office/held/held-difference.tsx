import { rosterRowKindSchema } from '@mleg/institution-contract/roster';
import type { HeldDeedDetail } from '@mleg/institution-contract/two-people';
import { classes } from '@mleg/ui/classes.ts';
import layout from '@mleg/ui/layout.module.css';
import typography from '@mleg/ui/typography.module.css';
import { useT } from '../../app-i18n.ts';
import { ImportRows } from '../roster/import-rows.tsx';
import styles from './held.module.css';
import { HeldChanges } from './held-changes.tsx';

const kinds = rosterRowKindSchema.extract(['new', 'changed', 'leaving']).options;

/** What would be different, to be looked at before it is approved. */
export function HeldDifference({ deed }: { readonly deed: HeldDeedDetail }) {
  const t = useT();
  const { changes, pictures, people, file, count } = deed;
  return (
    <>
      {changes.length > 0 && <HeldChanges changes={changes} />}
      {pictures && (
        <div className={styles['pictures']}>
          {pictures.before && (
            <figure>
              <img src={pictures.before} alt={t('held.photoBefore')} />
              <figcaption>{t('held.photoBefore')}</figcaption>
            </figure>
          )}
          <figure>
            <img src={pictures.after} alt={t('held.photoAfter')} />
            <figcaption>{t('held.photoAfter')}</figcaption>
          </figure>
        </div>
      )}
      {file &&
        kinds.map((kind) => (
          <section key={kind} aria-label={t(`roster.kind.${kind}`)}>
            <h2>{t(`roster.kind.${kind}`)}</h2>
            <ImportRows importId={file.importId} kind={kind} />
          </section>
        ))}
      {people.length > 0 && (
        // A long list scrolls in itself, and the keyboard has to get there.
        <ul className={classes(layout['list'], styles['people'])} aria-label={t('mass.concerned')} tabIndex={0}>
          {people.map(({ displayName, note }) => (
            <li key={`${displayName} ${note}`}>
              {displayName} <span className={typography['muted']}>{note}</span>
            </li>
          ))}
        </ul>
      )}
      {people.length > 0 && count > people.length && <p>{t('held.more', { count: count - people.length })}</p>}
    </>
  );
}
