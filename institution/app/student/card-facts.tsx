import type { CardPreview } from '@mleg/institution-contract/person';
import { Facts } from '@mleg/ui/facts.tsx';
import { useDates } from '@mleg/ui/i18n/use-dates.ts';
import { Panel } from '@mleg/ui/panel.tsx';
import typography from '@mleg/ui/typography.module.css';
import { useT } from '../app-i18n.ts';

/** Shows the data the institution holds, so that a mistake is found before it is on a card. */
export function CardFacts({ preview }: { readonly preview: CardPreview }) {
  const t = useT();
  const dates = useDates();
  const none = t('student.facts.none');
  return (
    <Panel title={t('student.facts.title')}>
      <Facts
        facts={[
          { name: t('student.facts.name'), value: `${preview.givenName} ${preview.familyName}` },
          { name: t('student.facts.birthdate'), value: preview.birthdate ? dates.date(preview.birthdate) : none },
          { name: t('student.facts.pesel'), value: preview.maskedPesel ?? none },
          { name: t('student.facts.albumNumber'), value: preview.albumNumber },
          { name: t('student.facts.number'), value: preview.cardNumber ?? none },
          { name: t('student.facts.issuedOn'), value: preview.issuedOn ? dates.date(preview.issuedOn) : none },
          { name: t('student.facts.validUntil'), value: preview.validUntil ? dates.date(preview.validUntil) : none },
        ]}
      />
      <p className={typography['muted']}>{t('student.facts.wrong')}</p>
    </Panel>
  );
}
