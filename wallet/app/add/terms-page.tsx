import { useT } from '../app-i18n.ts';
import { TermsForm } from '../shell/terms-form.tsx';
import { WalletPage } from '../shell/wallet-page.tsx';
import { stepOf } from './steps.ts';

const POINTS = [
  { icon: 'phone', key: 'add.terms.items.oneDevice' },
  { icon: 'refresh', key: 'add.terms.items.newDevice' },
  { icon: 'document', key: 'add.terms.items.issuer' },
  { icon: 'shield', key: 'add.terms.items.check' },
] as const;

interface AddTermsPageProps {
  readonly onBack: () => void;
  readonly onAccept: () => void;
}

export function AddTermsPage({ onBack, onAccept }: AddTermsPageProps) {
  const t = useT();
  return (
    <WalletPage title={t('add.terms.title')} step={stepOf('terms')} onBack={onBack}>
      <TermsForm
        points={POINTS.map(({ icon, key }) => ({ icon, text: t(key) }))}
        acceptLabel={t('add.terms.accept')}
        requiredError={t('add.terms.required')}
        onAccept={onAccept}
      />
    </WalletPage>
  );
}
