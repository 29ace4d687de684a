import { Button } from '@mleg/ui/button.tsx';
import layout from '@mleg/ui/layout.module.css';
import typography from '@mleg/ui/typography.module.css';
import { useQuery } from '@tanstack/react-query';
import { faceQuery } from '../api/face-query.ts';
import { useT } from '../app-i18n.ts';
import { PasskeyProblem } from './passkey-problem.tsx';
import { PasswordForm } from './password-form.tsx';
import { useSignIn } from './use-sign-in.ts';

/** A passkey; and, only where the server says that there are accounts of the demonstration, a password. */
export function SignInWays({ onSignedIn }: { readonly onSignedIn: () => void }) {
  const t = useT();
  const { data: face } = useQuery(faceQuery);
  const { byPasskey, byPassword } = useSignIn(onSignedIn);
  return (
    <div className={layout['stack']}>
      {byPasskey.isError && <PasskeyProblem error={byPasskey.error} />}
      <Button look="primary" icon="key" wide busy={byPasskey.isPending} onClick={() => byPasskey.mutate()}>
        {t('signIn.passkey')}
      </Button>
      <p className={typography['muted']}>{t('signIn.passkeyHint')}</p>
      {face?.passwordSignIn && <PasswordForm signIn={byPassword} />}
    </div>
  );
}
