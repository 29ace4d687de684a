import { numberTakenSchema } from '@mleg/institution-contract/roster';
import layout from '@mleg/ui/layout.module.css';
import { Notice } from '@mleg/ui/notice.tsx';
import { ORPCError } from '@orpc/client';
import { Link } from '@tanstack/react-router';
import { useT } from '../../app-i18n.ts';
import { paths } from '../../paths.ts';

/** Why a file is not undone: who has by now what somebody would get back. */
export function NumbersTaken({ error }: { readonly error: unknown }) {
  const t = useT();
  const data: unknown = error instanceof ORPCError ? error.data : undefined;
  const taken = numberTakenSchema.array().safeParse((data as { taken?: unknown } | undefined)?.taken);
  return (
    <Notice tone="warning" title={t('roster.numbersTaken')} announce>
      <ul>
        {(taken.data ?? []).map(({ field, personId, displayName }) => (
          <li key={`${personId} ${field}`}>
            {t(`roster.field.${field}`)}:{' '}
            <Link className={layout['link']} to={`${paths.office}/$personId`} params={{ personId }}>
              {displayName}
            </Link>
          </li>
        ))}
      </ul>
      <p>{t('roster.numbersTakenText')}</p>
    </Notice>
  );
}
