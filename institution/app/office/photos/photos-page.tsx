import type { WaitingPhoto } from '@mleg/institution-contract/photo';
import { refusalCode } from '@mleg/ui/calls/problem.ts';
import { classes } from '@mleg/ui/classes.ts';
import { EmptyState } from '@mleg/ui/empty-state.tsx';
import layout from '@mleg/ui/layout.module.css';
import { LiveRegion } from '@mleg/ui/live-region.tsx';
import { Notice } from '@mleg/ui/notice.tsx';
import { Page } from '@mleg/ui/page.tsx';
import { SelectField } from '@mleg/ui/select-field.tsx';
import { Skeleton } from '@mleg/ui/skeleton.tsx';
import { useState } from 'react';
import { useSession } from '../../api/session.ts';
import { useT } from '../../app-i18n.ts';
import { OfficeAreas } from '../office-areas.tsx';
import { OfficeProblem } from '../office-problem.tsx';
import { ChosenPhoto } from './chosen-photo.tsx';
import { PhotoGrid } from './photo-grid.tsx';
import styles from './photos.module.css';
import { RejectDialog } from './reject-dialog.tsx';
import { usePhotos } from './use-photos.ts';

/** The office's page of waiting photos: a grid, and beside it one photo at full size with the decision. */
export function PhotosPage() {
  const t = useT();
  const { institution } = useSession();
  const { waiting, photos, chosen, group, decide, actions } = usePhotos();
  // The list moves while somebody decides: what is decided about is what they were looking at.
  const [rejecting, setRejecting] = useState<WaitingPhoto>();
  const accept = (photo: WaitingPhoto) => {
    if (!decide.isPending) decide.mutate({ photo });
  };
  const done = decide.isSuccess ? decide.variables : undefined;
  return (
    <Page documentTitle={`${t('secretary.photos.title')} – ${institution.shortName}`} width="wide">
      <OfficeAreas />
      <h1>{t('secretary.photos.title')}</h1>
      {waiting.error && !waiting.data && <OfficeProblem error={waiting.error} />}
      {!waiting.data && !waiting.error && <Skeleton lines={6} />}
      <LiveRegion>
        {done && t(`secretary.photos.${done.rejection ? 'rejected' : 'accepted'}`, { name: done.photo.displayName })}
      </LiveRegion>
      {decide.error && <Refusal error={decide.error} />}
      {waiting.data && (
        <div className={styles['filter']}>
          <SelectField
            label={t('secretary.photos.group')}
            value={group ?? ''}
            onChange={(event) => actions.show(event.currentTarget.value || undefined)}
          >
            <option value="">{t('secretary.photos.all')}</option>
            {waiting.data.groups.map(({ group: name, count }) => (
              <option key={name} value={name}>
                {t('secretary.photos.option', { group: name, count })}
              </option>
            ))}
          </SelectField>
        </div>
      )}
      {waiting.data && !chosen && (
        <EmptyState icon="checkCircle" title={t('secretary.photos.empty')}>
          <p>{t('secretary.photos.emptyText')}</p>
        </EmptyState>
      )}
      {chosen && (
        <div className={classes(layout['columns'], styles['columns'])}>
          <ChosenPhoto
            photo={chosen}
            busy={decide.isPending}
            onAccept={() => accept(chosen)}
            onReject={() => setRejecting(chosen)}
          />
          <PhotoGrid
            photos={photos}
            chosen={chosen}
            onChoose={actions.choose}
            onStep={actions.step}
            onAccept={accept}
            onReject={setRejecting}
          />
        </div>
      )}
      {rejecting && (
        <RejectDialog
          photo={rejecting}
          onClose={() => setRejecting(undefined)}
          onReject={(rejection) => {
            setRejecting(undefined);
            decide.mutate({ photo: rejecting, rejection });
          }}
        />
      )}
    </Page>
  );
}

function Refusal({ error }: { readonly error: unknown }) {
  const t = useT();
  const code = refusalCode(error);
  if (code !== 'OWN_PHOTO' && code !== 'ALREADY_DECIDED') return <OfficeProblem error={error} />;
  return (
    <Notice tone="warning" announce>
      {t(code === 'OWN_PHOTO' ? 'secretary.photos.own' : 'secretary.photos.decided')}
    </Notice>
  );
}
