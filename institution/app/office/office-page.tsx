import { classes } from '@mleg/ui/classes.ts';
import { LiveRegion } from '@mleg/ui/live-region.tsx';
import { Page } from '@mleg/ui/page.tsx';
import { Skeleton } from '@mleg/ui/skeleton.tsx';
import { TextField } from '@mleg/ui/text-field.tsx';
import { Outlet, useParams } from '@tanstack/react-router';
import { type KeyboardEvent, useRef, useState } from 'react';
import { ProblemNotice } from '../api/problem-notice.tsx';
import { useSession } from '../api/session-query.ts';
import { useT } from '../app-i18n.ts';
import styles from './office.module.css';
import { OfficeAreas } from './office-areas.tsx';
import { PeopleList } from './people-list.tsx';
import { usePeople } from './use-people.ts';

/** The list and, beside it, the chosen person. What was searched for stays while people are looked at. */
export function OfficePage() {
  const t = useT();
  const { institution } = useSession();
  const { personId } = useParams({ strict: false }) as { personId?: string };
  const [query, setQuery] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const { data, error, refetch } = usePeople(query);
  const toList = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    list.current?.querySelector('a')?.focus();
  };
  const found = data ? t('office.found', { count: data.total }) : '';
  return (
    <Page documentTitle={`${t('office.title')} – ${institution.shortName}`} width="wide">
      <OfficeAreas />
      <h1>{t('office.title')}</h1>
      <div className={styles['columns']}>
        <section className={classes(styles['people'], personId !== undefined && styles['wide-only'])}>
          <TextField
            id="search"
            type="search"
            autoComplete="off"
            label={t('office.search')}
            hint={t('office.searchHint')}
            value={query}
            onChange={(event) => setQuery(event.currentTarget.value)}
            onKeyDown={toList}
          />
          <p className={styles['muted']}>
            {found}
            {data && data.people.length < data.total && `. ${t('office.shown', { count: data.people.length })}`}
          </p>
          <LiveRegion>{found}</LiveRegion>
          {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
          {!data && !error && <Skeleton lines={6} />}
          {data && <PeopleList ref={list} people={data.people} />}
        </section>
        <section className={styles['person']}>
          <Outlet />
        </section>
      </div>
    </Page>
  );
}
