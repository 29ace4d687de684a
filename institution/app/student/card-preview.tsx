import type { CardPreview as Preview, Session } from '@mleg/institution-contract/person';
import { CardFace } from '@mleg/ui/card-face.tsx';
import { institutionColour } from '@mleg/ui/institution-colour.ts';
import typography from '@mleg/ui/typography.module.css';
import { useT } from '../app-i18n.ts';
import styles from './my-card.module.css';

interface CardPreviewProps {
  readonly preview: Preview;
  readonly institution: Pick<Session['institution'], 'name' | 'kind'>;
}

export function CardPreview({ preview, institution }: CardPreviewProps) {
  const t = useT();
  const { cardNumber, validUntil } = preview;
  return (
    <section className={styles['preview']}>
      <h2>{t('student.preview.title')}</h2>
      {cardNumber && validUntil ? (
        <CardFace
          kind={institution.kind === 'school' ? 'pupil' : 'student'}
          status="preview"
          givenName={preview.givenName}
          familyName={preview.familyName}
          portrait={preview.photoPath}
          institution={{ name: institution.name, colour: institutionColour(institution.name) }}
          validUntil={validUntil}
          number={cardNumber}
        />
      ) : (
        <p className={typography['muted']}>{t('student.preview.noCard')}</p>
      )}
    </section>
  );
}
