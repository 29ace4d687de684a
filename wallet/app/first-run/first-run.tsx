import { type ReactNode, useState } from 'react';
import { createLock } from '../lock/lock.ts';
import { mayHavePasskey } from '../lock/passkey.ts';
import { useFocusOnNavigation } from '../routing/use-route.ts';
import { keepStorage } from '../storage/keep-storage.ts';
import type { SecretKind } from '../storage/lock-record.ts';
import type { WalletDatabase } from '../storage/wallet-database.ts';
import { InstallPage } from './install-page.tsx';
import { PasskeyPage } from './passkey-page.tsx';
import { PermissionsPage } from './permissions-page.tsx';
import { currentPlatform } from './platform.ts';
import { SecretPage } from './secret-page.tsx';
import { TermsPage } from './terms-page.tsx';
import { WelcomePage } from './welcome-page.tsx';

type Step = 'welcome' | 'install' | 'terms' | 'permissions' | 'secret' | 'passkey';

/** A lock that is made, and what opens it; forgotten with the page. */
interface MadeLock {
  vaultKey: CryptoKey;
  kind: SecretKind;
  secret: string;
}

interface FirstRunProps {
  readonly database: WalletDatabase;
  readonly onOpened: (vaultKey: CryptoKey) => void;
}

/** Welcome, terms, permissions, PIN: until that one nothing is stored, and a reload begins anew. Then a passkey, where there may be one. */
export function FirstRun({ database, onOpened }: FirstRunProps) {
  const [step, setStep] = useState<Step>('welcome');
  const [made, setMade] = useState<MadeLock>();
  const platform = currentPlatform();
  const mustInstall = platform.system === 'ios' && !platform.installed;
  useFocusOnNavigation(step);
  const setSecret = async (kind: SecretKind, secret: string) => {
    const vaultKey = await createLock(database, kind, secret);
    await keepStorage();
    if (!(await mayHavePasskey())) return onOpened(vaultKey);
    setMade({ vaultKey, kind, secret });
    setStep('passkey');
  };
  const pages: Record<Step, ReactNode> = {
    welcome: <WelcomePage onNext={() => setStep(mustInstall ? 'install' : 'terms')} />,
    install: <InstallPage platform={platform} onBack={() => setStep('welcome')} onNext={() => setStep('terms')} />,
    terms: <TermsPage onBack={() => setStep('welcome')} onNext={() => setStep('permissions')} />,
    permissions: <PermissionsPage onBack={() => setStep('terms')} onNext={() => setStep('secret')} />,
    secret: <SecretPage onBack={() => setStep('permissions')} onSecret={setSecret} />,
    passkey: made && <PasskeyPage database={database} made={made} onDone={() => onOpened(made.vaultKey)} />,
  };
  return pages[step];
}
