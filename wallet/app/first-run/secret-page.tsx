import { Panel } from '@mleg/ui/panel.tsx';
import { useState } from 'react';
import { useT } from '../app-i18n.ts';
import { NewSecretForm } from '../lock/new-secret-form.tsx';
import { WalletPage } from '../shell/wallet-page.tsx';
import type { SecretKind } from '../storage/lock-record.ts';

interface SecretPageProps {
  readonly onBack: () => void;
  readonly onSecret: (kind: SecretKind, secret: string) => Promise<void>;
}

export function SecretPage({ onBack, onSecret }: SecretPageProps) {
  const t = useT();
  const [kind, setKind] = useState<SecretKind>('pin');
  return (
    <WalletPage
      title={t(kind === 'pin' ? 'firstRun.secret.title' : 'firstRun.secret.titlePassword')}
      lead={t('firstRun.secret.lead')}
      step={{ step: 3, total: 3 }}
      onBack={onBack}
    >
      <Panel>
        <NewSecretForm
          submitLabel={t('firstRun.secret.set')}
          kind={kind}
          onKind={setKind}
          onSecret={(secret) => onSecret(kind, secret)}
        />
      </Panel>
    </WalletPage>
  );
}
