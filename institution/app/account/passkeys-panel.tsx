import type { PasskeyView } from '@mleg/institution-contract/passkey';
import { Button } from '@mleg/ui/button.tsx';
import { refusalCode } from '@mleg/ui/calls/problem.ts';
import { ProblemNotice } from '@mleg/ui/calls/problem-notice.tsx';
import { DangerDialog } from '@mleg/ui/danger-dialog.tsx';
import { Dialog } from '@mleg/ui/dialog.tsx';
import { useDates } from '@mleg/ui/i18n/use-dates.ts';
import layout from '@mleg/ui/layout.module.css';
import { Notice } from '@mleg/ui/notice.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { TextField } from '@mleg/ui/text-field.tsx';
import typography from '@mleg/ui/typography.module.css';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useT } from '../app-i18n.ts';
import { PasskeyProblem } from '../sign-in/passkey-problem.tsx';
import styles from './account.module.css';
import { usePasskeys } from './use-account.ts';

/** Which dialog is open, and about which passkey. */
type Doing = { readonly what: 'add' } | { readonly what: 'rename' | 'remove'; readonly passkey: PasskeyView };

export function PasskeysPanel({ passkeys }: { readonly passkeys: readonly PasskeyView[] }) {
  const t = useT();
  const [doing, setDoing] = useState<Doing>();
  const { add, rename, remove } = usePasskeys();
  const close = () => setDoing(undefined);
  const isLast = refusalCode(remove.error) === 'LAST_PASSKEY';
  return (
    <Panel title={t('account.passkeys.title')}>
      <p>{t('account.passkeys.text')}</p>
      {add.error && <PasskeyProblem error={add.error} />}
      {add.isSuccess && <Notice tone="success" title={t('account.passkeys.added')} announce />}
      {rename.error && <ProblemNotice error={rename.error} />}
      {isLast && <Notice tone="warning" title={t('account.passkeys.last')} announce />}
      {remove.error && !isLast && <ProblemNotice error={remove.error} />}
      {passkeys.length > 0 && (
        <ul className={styles['list']}>
          {passkeys.map((passkey) => (
            <Entry
              key={passkey.passkeyId}
              passkey={passkey}
              onRename={() => setDoing({ what: 'rename', passkey })}
              onRemove={() => setDoing({ what: 'remove', passkey })}
            />
          ))}
        </ul>
      )}
      <div>
        <Button icon="key" busy={add.isPending} onClick={() => setDoing({ what: 'add' })}>
          {t('account.passkeys.add')}
        </Button>
      </div>
      {doing && doing.what !== 'remove' && (
        <NameDialog
          title={t(doing.what === 'add' ? 'account.passkeys.add' : 'account.passkeys.rename')}
          name={doing.what === 'rename' ? doing.passkey.name : ''}
          onClose={close}
          onNamed={(name) => {
            close();
            if (doing.what === 'rename') rename.mutate({ passkeyId: doing.passkey.passkeyId, name });
            else add.mutate(name);
          }}
        />
      )}
      <DangerDialog
        open={doing?.what === 'remove'}
        title={t('account.passkeys.removeTitle')}
        confirm={t('account.passkeys.remove')}
        back={t('account.back')}
        onConfirm={() => {
          close();
          if (doing?.what === 'remove') remove.mutate(doing.passkey.passkeyId);
        }}
        onClose={close}
      >
        <p>{t('account.passkeys.removeText', { name: doing?.what === 'remove' ? doing.passkey.name : '' })}</p>
      </DangerDialog>
    </Panel>
  );
}

interface EntryProps {
  readonly passkey: PasskeyView;
  readonly onRename: () => void;
  readonly onRemove: () => void;
}

function Entry({ passkey: { name, createdAt, usedAt }, onRename, onRemove }: EntryProps) {
  const t = useT();
  const dates = useDates();
  return (
    <li className={styles['entry']}>
      <div>
        <strong>{name}</strong>
        <p className={typography['muted']}>
          {t('account.passkeys.since', { date: dates.date(createdAt) })}
          {usedAt && ` · ${t('account.passkeys.used', { date: dates.dateTime(usedAt) })}`}
        </p>
      </div>
      <div className={layout['actions']}>
        <Button look="quiet" aria-label={`${t('account.passkeys.rename')}: ${name}`} onClick={onRename}>
          {t('account.passkeys.rename')}
        </Button>
        <Button look="quiet" aria-label={`${t('account.passkeys.remove')}: ${name}`} onClick={onRemove}>
          {t('account.passkeys.remove')}
        </Button>
      </div>
    </li>
  );
}

interface NameDialogProps {
  readonly title: string;
  readonly name: string;
  readonly onNamed: (name: string) => void;
  readonly onClose: () => void;
}

function NameDialog({ title, name, onNamed, onClose }: NameDialogProps) {
  const t = useT();
  const { register, handleSubmit, formState } = useForm({ defaultValues: { name } });
  return (
    <Dialog open title={title} onClose={onClose}>
      <form
        noValidate
        className={layout['stack']}
        onSubmit={(event) => void handleSubmit((values) => onNamed(values.name.trim()))(event)}
      >
        <TextField
          label={t('account.passkeys.name')}
          hint={t('account.passkeys.nameHint')}
          autoComplete="off"
          maxLength={60}
          error={formState.errors.name && t('account.passkeys.nameMissing')}
          {...register('name', { validate: (value) => value.trim() !== '' })}
        />
        <div className={layout['actions']}>
          <Button type="submit" look="primary">
            {t('account.passkeys.next')}
          </Button>
          <Button onClick={onClose}>{t('account.back')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
