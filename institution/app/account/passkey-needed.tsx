import { Button } from '@mleg/ui/button.tsx';
import { Notice } from '@mleg/ui/notice.tsx';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { client } from '../api/client.ts';
import { useT } from '../app-i18n.ts';
import { paths } from '../paths.ts';
import { PasskeyProblem } from '../sign-in/passkey-problem.tsx';
import { askForPasskey } from '../sign-in/passkey-response.ts';
import { takeOwnSession } from '../sign-in/use-sign-in.ts';

/** Roles of the staff wait for a passkey: the next step is to add one, or to use it. */
export function PasskeyNeeded({ hasPasskey }: { readonly hasPasskey: boolean }) {
  const t = useT();
  const navigate = useNavigate();
  const use = useMutation({
    mutationFn: async () => client.session.confirmByPasskey({ response: await askForPasskey() }),
    onSuccess: async (session) => {
      await takeOwnSession(session);
      await navigate({ to: paths.home });
    },
  });
  return (
    <>
      <Notice tone="warning" title={t('account.needed.title')}>
        <p>{t(hasPasskey ? 'account.needed.use' : 'account.needed.add')}</p>
        {hasPasskey && (
          <Button look="primary" icon="key" busy={use.isPending} onClick={() => use.mutate()}>
            {t('account.needed.button')}
          </Button>
        )}
      </Notice>
      {use.error && <PasskeyProblem error={use.error} />}
    </>
  );
}
