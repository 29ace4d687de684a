import { Button } from '@mleg/ui/button.tsx';
import { refusalCode } from '@mleg/ui/calls/problem.ts';
import { ProblemNotice } from '@mleg/ui/calls/problem-notice.tsx';
import { Checkbox } from '@mleg/ui/checkbox.tsx';
import layout from '@mleg/ui/layout.module.css';
import { Notice } from '@mleg/ui/notice.tsx';
import { TextField } from '@mleg/ui/text-field.tsx';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { client } from '../api/client.ts';
import { useT } from '../app-i18n.ts';
import { isLongEnough, weaknessOf } from './password-words.ts';

/** `secret`: of the link one has followed; without it the code on paper is typed. */
export function SetPassword({ secret }: { readonly secret: string }) {
  const t = useT();
  const [visible, setVisible] = useState(false);
  const set = useMutation({
    mutationFn: (values: { secret: string; password: string }) => client.passwordReset.finish(values),
    gcTime: 0,
  });
  const { register, handleSubmit, formState } = useForm({ defaultValues: { secret, password: '' } });
  const isWrong = refusalCode(set.error) === 'WRONG_CODE';
  const weakness = weaknessOf(set.error);
  if (set.isSuccess) {
    return (
      <Notice tone="success" title={t('newPassword.done')} announce>
        <p>{t('newPassword.doneText')}</p>
      </Notice>
    );
  }
  const codeError =
    (formState.errors.secret && t('newPassword.codeMissing')) ?? (isWrong ? t('newPassword.wrong') : undefined);
  const passwordError =
    (formState.errors.password && t('newPassword.fault.short')) ?? (weakness && t(`newPassword.fault.${weakness}`));
  return (
    <form
      noValidate
      className={layout['stack']}
      onSubmit={(event) => void handleSubmit((values) => set.mutate(values))(event)}
    >
      {set.error && !isWrong && !weakness && <ProblemNotice error={set.error} />}
      {secret !== '' && isWrong && <Notice tone="danger" title={t('newPassword.wrongLink')} announce />}
      {secret === '' && (
        <TextField
          label={t('newPassword.code')}
          hint={t('newPassword.codeHint')}
          error={codeError}
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          {...register('secret', { validate: (value) => value.trim() !== '' })}
        />
      )}
      <TextField
        type={visible ? 'text' : 'password'}
        label={t('newPassword.password')}
        hint={t('newPassword.hint')}
        autoComplete="new-password"
        error={passwordError}
        {...register('password', { validate: isLongEnough })}
      />
      <Checkbox label={t('signIn.showPassword')} checked={visible} onChange={() => setVisible(!visible)} />
      <Button type="submit" look="primary" wide busy={set.isPending}>
        {t('newPassword.save')}
      </Button>
    </form>
  );
}
