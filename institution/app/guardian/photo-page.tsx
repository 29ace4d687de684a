import { Button } from '@mleg/ui/button.tsx';
import { ProblemNotice } from '@mleg/ui/calls/problem-notice.tsx';
import layout from '@mleg/ui/layout.module.css';
import { Notice } from '@mleg/ui/notice.tsx';
import { Page } from '@mleg/ui/page.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { Skeleton } from '@mleg/ui/skeleton.tsx';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useSession } from '../api/session.ts';
import { useT } from '../app-i18n.ts';
import { paths } from '../paths.ts';
import { CropFrame } from './crop-frame.tsx';
import { PictureChoice } from './picture-choice.tsx';
import { PupilBreadcrumbs } from './pupil-breadcrumbs.tsx';
import { fileQuery } from './pupil-query.ts';
import { usePhoto } from './use-photo.ts';

const noSize = { width: 354, height: 496 };

/** Uczeń → Dane ucznia → Aktualizuj zdjęcie. */
export function PhotoPage() {
  const t = useT();
  const { institution } = useSession();
  const { personId = '' } = useParams({ strict: false });
  const navigate = useNavigate();
  const file = useQuery(fileQuery(personId));
  const back = () => void navigate({ to: `${paths.pupil}/${personId}` });
  const frame = file.data?.photo.size ?? noSize;
  const photo = usePhoto(personId, frame, back);
  const title = t('family.photo.page.title');
  const { picture, actions } = photo;
  return (
    <Page documentTitle={`${title} – ${institution.shortName}`}>
      <PupilBreadcrumbs last={title} personId={personId} />
      <h1>{title}</h1>
      {file.data && <p>{file.data.displayName}</p>}
      {file.error && <ProblemNotice error={file.error} onRetry={() => void file.refetch()} />}
      {!file.data && !file.error && <Skeleton lines={6} />}
      {file.data && (
        <Panel>
          <p>{t('family.photo.page.lead')}</p>
          <PictureChoice again={picture !== undefined} onPick={actions.pick} />
          {photo.unreadable && (
            <Notice tone="warning" announce>
              {t('family.photo.page.unreadable')}
            </Notice>
          )}
          {picture && photo.tooSmall && (
            <Notice tone="warning" announce>
              {t('family.photo.page.hint.small', frame)}
            </Notice>
          )}
          {picture && !photo.tooSmall && (
            <>
              <CropFrame picture={picture} frame={frame} crop={photo.crop} onCrop={actions.move} />
              <Hints hints={photo.hints} facesSeen={photo.facesSeen} size={photo.size} />
            </>
          )}
          {photo.refused && (
            <Notice tone="warning" title={t('family.photo.refused.title')} announce>
              {t(`family.photo.refused.${photo.refused}`)}
            </Notice>
          )}
          {photo.error && <ProblemNotice error={photo.error} />}
          <div className={layout['actions']}>
            {picture && !photo.tooSmall && (
              <Button look="primary" busy={photo.sending} onClick={actions.send}>
                {t('family.photo.page.send')}
              </Button>
            )}
            <Button onClick={back}>{t('family.photo.page.back')}</Button>
          </div>
        </Panel>
      )}
    </Page>
  );
}

type Looked = Pick<ReturnType<typeof usePhoto>, 'hints' | 'facesSeen' | 'size'>;

function Hints({ hints, facesSeen, size }: Looked) {
  const t = useT();
  return (
    <div aria-live="polite">
      <Notice tone={hints.length > 0 ? 'warning' : 'success'} title={t('family.photo.page.hintsTitle')}>
        {hints.length === 0 && <p>{t(facesSeen ? 'family.photo.page.allFine' : 'family.photo.page.fine')}</p>}
        {hints.map((hint) => (
          <p key={hint}>{t(`family.photo.page.hint.${hint}`)}</p>
        ))}
        <p>
          {t('family.photo.page.size', { ...size })} {t('family.photo.page.human')}
        </p>
      </Notice>
    </div>
  );
}
