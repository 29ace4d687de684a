import { classes } from '@mleg/ui/classes.ts';
import layout from '@mleg/ui/layout.module.css';
import { LinkButton } from '@mleg/ui/link-button.tsx';
import { LiveRegion } from '@mleg/ui/live-region.tsx';
import { Page } from '@mleg/ui/page.tsx';
import { Skeleton } from '@mleg/ui/skeleton.tsx';
import { TextField } from '@mleg/ui/text-field.tsx';
import typography from '@mleg/ui/typography.module.css';
import { createLink, Outlet, useParams, useSearch } from '@tanstack/react-router';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useSession } from '../api/session.ts';
import { useT } from '../app-i18n.ts';
import { paths } from '../paths.ts';
import styles from './office.module.css';
import { OfficeAreas } from './office-areas.tsx';
import { OfficeProblem } from './office-problem.tsx';
import { PeopleFilterFields } from './people-filter.tsx';
import { PeopleList } from './people-list.tsx';
import { peopleSearch } from './people-search.ts';
import { useEnter } from './use-enter.ts';
import { usePeople } from './use-people.ts';
import { useSlash } from './use-slash.ts';

const PageLink = createLink(LinkButton);
const focusSearch = () => document.getElementById('search')?.focus();

/** The list and, beside it, the chosen person. What was searched for stays while people are looked at. */
export function OfficePage() {
  const t = useT();
  const { institution } = useSession();
  const { personId }: { personId?: string } = useParams({ strict: false });
  const search = peopleSearch(useSearch({ strict: false }));
  const [query, setQuery] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const { found, people, total, isCurrent } = usePeople(query, search);
  const enter = useEnter(query, isCurrent, () => list.current?.querySelector('a')?.click());
  useSlash(focusSearch);
  const toList = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') list.current?.querySelector('a')?.focus();
    else if (event.key === 'Enter') enter();
    else return;
    event.preventDefault();
  };
  const count = people ? t('office.found', { count: total }) : '';
  return (
    <Page documentTitle={`${t('office.title')} – ${institution.shortName}`} width="wide">
      <OfficeAreas />
      <div className={styles['titleLine']}>
        <h1>{t('office.title')}</h1>
        <PageLink to={paths.personForm} icon="plus">
          {t('personForm.add')}
        </PageLink>
      </div>
      <div className={classes(layout['columns'], styles['columns'])}>
        <section className={classes(layout['stack'], styles['people'], personId !== undefined && styles['wide-only'])}>
          <TextField
            id="search"
            type="search"
            autoComplete="off"
            aria-keyshortcuts="/"
            label={t('office.search')}
            hint={t('office.searchHint')}
            value={query}
            onChange={(event) => setQuery(event.currentTarget.value)}
            onKeyDown={toList}
          />
          <PeopleFilterFields search={search} />
          <p className={typography['muted']}>{count}</p>
          <LiveRegion>{count}</LiveRegion>
          {found.error && <OfficeProblem error={found.error} onRetry={() => void found.refetch()} />}
          {!people && !found.error && <Skeleton lines={6} />}
          {people && (
            <PeopleList
              ref={list}
              people={people}
              busy={found.isFetchingNextPage}
              onMore={found.hasNextPage ? () => void found.fetchNextPage() : undefined}
            />
          )}
        </section>
        <section>
          <Outlet />
        </section>
      </div>
    </Page>
  );
}
