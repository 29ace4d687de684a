import { useT } from '../app-i18n.ts';
import { TermsForm } from '../shell/terms-form.tsx';
import { WalletPage } from '../shell/wallet-page.tsx';

const POINTS = [
  { icon: 'user', key: 'firstRun.terms.items.yours' },
  { icon: 'lock', key: 'firstRun.terms.items.device' },
  { icon: 'phone', key: 'firstRun.terms.items.lost' },
  { icon: 'eyeOff', key: 'firstRun.terms.items.trust' },
  { icon: 'shield', key: 'firstRun.terms.items.genuine' },
] as const;

interface TermsPageProps {
  readonly onBack: () => void;
  readonly onNext: () => void;
}

export function TermsPage({ onBack, onNext }: TermsPageProps) {
  const t = useT();
  return (
    <WalletPage title={t('firstRun.terms.title')} step={{ step: 1, total: 3 }} onBack={onBack}>
      <TermsForm
        points={POINTS.map(({ icon, key }) => ({ icon, text: t(key) }))}
        acceptLabel={t('firstRun.terms.accept')}
        requiredError={t('firstRun.terms.required')}
        onAccept={onNext}
      />
    </WalletPage>
  );
}
