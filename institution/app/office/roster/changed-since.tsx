import { changedSinceSchema } from '@mleg/institution-contract/roster';
import layout from '@mleg/ui/layout.module.css';
import { Notice } from '@mleg/ui/notice.tsx';
import { ORPCError } from '@orpc/client';
import { Link } from '@tanstack/react-router';
import { useT } from '../../app-i18n.ts';
import { paths } from '../../paths.ts';

/** Why a file is not undone: who is no longer as it has written them. */
export function ChangedSince({ error }: { readonly error: unknown }) {
  const t = useT();
  const { data } = changedSinceSchema.safeParse(error instanceof ORPCError ? error.data : undefined);
  const more = data ? data.total - data.people.length : 0;
  return (
    <Notice tone="warning" title={t('roster.changedSince')} announce>
      <ul>
        {data?.people.map(({ personId, displayName }) => (
          <li key={personId}>
            <Link className={layout['link']} to={`${paths.office}/$personId`} params={{ personId }}>
              {displayName}
            </Link>
          </li>
        ))}
      </ul>
      {more > 0 && <p>{t('roster.changedSinceMore', { count: more })}</p>}
      <p>{t('roster.changedSinceText')}</p>
    </Notice>
  );
}
