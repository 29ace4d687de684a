import { Icon } from '@mleg/ui/icon.tsx';
import { useT } from '../app-i18n.ts';
import { WalletPage } from '../shell/wallet-page.tsx';
import styles from './add.module.css';

export type DocumentType = 'student' | 'pupil';

interface TypesPageProps {
  readonly onBack: () => void;
  readonly onChoose: (type: DocumentType) => void;
}

/** What can be added. The code decides in the end what comes; the choice is for finding one's way. */
export function TypesPage({ onBack, onChoose }: TypesPageProps) {
  const t = useT();
  return (
    <WalletPage title={t('add.types.title')} onBack={onBack}>
      <ul className={styles['types']}>
        {(['student', 'pupil'] as const).map((type) => (
          <li key={type}>
            <button type="button" className={styles['type']} onClick={() => onChoose(type)}>
              <Icon name="card" size="large" />
              <span>
                <span className={styles['typeName']}>{t(`add.types.${type}.name`)}</span>
                <span className={styles['typeText']}>{t(`add.types.${type}.text`)}</span>
              </span>
              <Icon name="chevronRight" />
            </button>
          </li>
        ))}
      </ul>
    </WalletPage>
  );
}
