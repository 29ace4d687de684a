import { Button } from '@mleg/ui/button.tsx';
import { refusalCode } from '@mleg/ui/calls/problem.ts';
import { ProblemNotice } from '@mleg/ui/calls/problem-notice.tsx';
import { queryClient } from '@mleg/ui/calls/query-client.ts';
import layout from '@mleg/ui/layout.module.css';
import { Notice } from '@mleg/ui/notice.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { TextField } from '@mleg/ui/text-field.tsx';
import { useMutation } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { client } from '../api/client.ts';
import { useT } from '../app-i18n.ts';

/** Where somebody who is signed in enters a code: it adds a child or a role. */
export function AddChild() {
  const t = useT();
  const { register, handleSubmit, formState, reset } = useForm({ defaultValues: { code: '' } });
  const accept = useMutation({
    mutationFn: (code: string) => client.invitation.accept({ code }),
    onSuccess: async () => {
      reset();
      await queryClient.invalidateQueries();
    },
  });
  const refused = refusalCode(accept.error);
  const words: Readonly<Record<string, string>> = {
    WRONG_CODE: t('invitation.wrong'),
    OWN_ROLES: t('invitation.child.own'),
    OPENED_BY_OTHERS: t('invitation.child.openedByOthers'),
  };
  const known = refused ? words[refused] : undefined;
  return (
    <Panel title={t('invitation.child.title')}>
      <p>{t('invitation.child.text')}</p>
      {accept.data && (
        <Notice tone="success" announce>
          {t(accept.data.waits ? 'invitation.child.waits' : 'invitation.child.done')}
        </Notice>
      )}
      {accept.error && !known && <ProblemNotice error={accept.error} />}
      <form
        noValidate
        className={layout['stack']}
        onSubmit={(event) => void handleSubmit(({ code }) => accept.mutate(code))(event)}
      >
        <TextField
          label={t('invitation.code')}
          hint={t('invitation.codeHint')}
          error={formState.errors.code ? t('invitation.codeMissing') : known}
          autoCapitalize="characters"
          autoComplete="off"
          spellCheck={false}
          {...register('code', { required: true })}
        />
        <div>
          <Button type="submit" busy={accept.isPending}>
            {t('invitation.child.submit')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
