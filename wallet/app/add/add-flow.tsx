import { isForLater } from '@mleg/wallet-core/activation/is-for-later';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { useIssuerClient } from '../clients/use-issuer-client.ts';
import { goHome, replaceWith, useFocusOnNavigation } from '../routing/use-route.ts';
import { CodePage } from './code-page.tsx';
import { type AddRefusal, useRefusalText } from './refusal-text.ts';
import { AddTermsPage } from './terms-page.tsx';
import { type DocumentType, TypesPage } from './types-page.tsx';
import { AddWelcomePage } from './welcome-page.tsx';

type Step = 'types' | 'welcome' | 'terms' | 'code';

/**
 * From "+" to a code that leads somewhere; from there the activation has its own address and survives a reload.
 * @param code from a link that was followed; it is read as soon as the terms are accepted
 */
export function AddFlow({ code }: { readonly code: string | undefined }) {
  const [linked, setLinked] = useState(code);
  const [step, setStep] = useState<Step>(code === undefined ? 'types' : 'welcome');
  const [type, setType] = useState<DocumentType>('student');
  const { busy, refused, read } = useCodeReading();
  const refusalText = useRefusalText();
  useFocusOnNavigation(step);
  useEffect(() => {
    if (code === undefined) return;
    // The code does not stay in the address bar and the history.
    setLinked(code);
    setStep('welcome');
    replaceWith({ page: 'add' });
  }, [code]);

  const accept = () => {
    setStep('code');
    if (linked !== undefined) void read(linked);
  };
  const choose = (chosen: DocumentType) => {
    setType(chosen);
    setStep('welcome');
  };
  const pages: Record<Step, ReactNode> = {
    types: <TypesPage onBack={goHome} onChoose={choose} />,
    welcome: <AddWelcomePage type={type} onBack={() => setStep('types')} onNext={() => setStep('terms')} />,
    terms: <AddTermsPage onBack={() => setStep('welcome')} onAccept={accept} />,
    code: (
      <CodePage
        busy={busy}
        problem={
          refused && {
            text: refusalText(refused.refusal),
            code: refused.text,
            ...(isForLater(refused.refusal) && { retry: () => void read(refused.text) }),
          }
        }
        onBack={() => setStep('terms')}
        onCode={(text) => void read(text)}
      />
    ),
  };
  return pages[step];
}

function useCodeReading() {
  const openIssuerClient = useIssuerClient();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<{ text: string; refusal: AddRefusal }>();
  const read = useCallback(
    async (text: string) => {
      setBusy(true);
      setRefused(undefined);
      const issuer = await openIssuerClient();
      const started = issuer === undefined ? { refused: 'offline' as const } : await issuer.start(text);
      setBusy(false);
      if ('refused' in started) setRefused({ text, refusal: started });
      else replaceWith({ page: 'activation', activationId: started.id });
    },
    [openIssuerClient],
  );
  return { busy, refused, read };
}
