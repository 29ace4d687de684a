import type { HeldDeedDetail } from '@mleg/institution-contract/two-people';
import { useT } from '../../app-i18n.ts';
import styles from './held.module.css';
import { HeldChanges } from './held-changes.tsx';
import { HeldComer } from './held-comer.tsx';
import { HeldFacts } from './held-facts.tsx';
import { HeldFileRows } from './held-file-rows.tsx';
import { HeldPeople } from './held-people.tsx';

interface HeldDifferenceProps {
  readonly deed: HeldDeedDetail;
  readonly heading?: 'h2' | 'h4';
}

/** What would be different, to be looked at before it is approved. */
export function HeldDifference({ deed, heading = 'h2' }: HeldDifferenceProps) {
  const t = useT();
  const { deedId, kind, comer, changes, facts, pictures, hasPeople, file, count } = deed;
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
      {comer && <HeldComer comer={comer} heading={heading} />}
      {facts.length > 0 && <HeldFacts facts={facts} heading={heading} />}
      {file && <HeldFileRows file={file} isUndone={kind === 'undo-import'} />}
      {hasPeople && <HeldPeople deedId={deedId} count={count} />}
    </>
  );
}
