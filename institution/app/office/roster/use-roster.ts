import type { RosterColumns, RosterImport, RosterRowKind, RosterScope } from '@mleg/institution-contract/roster';
import { queryClient } from '@mleg/ui/calls/query-client.ts';
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { client } from '../../api/client.ts';
import { saveFile } from '../../api/save-file.ts';

const lookAgainMs = 500;
const listKey = ['roster'] as const;
/** The states in which a file still has to be looked at or decided. */
const openStates: readonly RosterImport['state'][] = ['reading', 'ready', 'columns-needed', 'refused'];

const isOpen = (file: RosterImport | undefined) => file !== undefined && openStates.includes(file.state);

/**
 * The files of the office: the newest of one’s own that is not decided, else that of a colleague; those before it, and
 * what can be done.
 */
export function useRoster() {
  const list = useQuery({
    queryKey: listKey,
    queryFn: () => client.roster.list(),
    refetchInterval: ({ state }) => (state.data?.imports.some((one) => one.state === 'reading') ? lookAgainMs : false),
  });
  const settled = { onSettled: () => queryClient.invalidateQueries() };
  const upload = useMutation({
    mutationFn: (input: { file: File; scope: RosterScope }) => client.roster.upload(input),
    ...settled,
  });
  const decide = useMutation({
    mutationFn: ({
      file: { importId, version },
      what,
    }: {
      file: RosterImport;
      what: 'confirm' | 'discard' | 'undo';
    }) => (what === 'confirm' ? client.roster.confirm({ importId, version }) : client.roster[what]({ importId })),
    ...settled,
  });
  const choose = useMutation({
    mutationFn: (input: { importId: string; columns: RosterColumns }) => client.roster.setColumns(input),
    ...settled,
  });
  const compare = useMutation({
    mutationFn: (importId: string) => client.roster.compare({ importId }),
    onSuccess: () => decide.reset(),
    ...settled,
  });
  const imports = list.data?.imports ?? [];
  const current = [imports.find(({ own }) => own), imports[0]].find(isOpen);
  return { list, imports, current, upload, decide, choose, compare };
}

export type Roster = ReturnType<typeof useRoster>;

export function useImportRows(importId: string, kind: RosterRowKind) {
  return useInfiniteQuery({
    queryKey: ['roster-rows', importId, kind],
    queryFn: ({ pageParam }) =>
      client.roster.rows({ importId, kind, ...(pageParam === undefined ? {} : { after: pageParam }) }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => page.next,
  });
}

/** Saves the file to the disk and keeps nothing of it in the page. */
export async function downloadRejected(importId: string, language: string): Promise<void> {
  const { fileName, csv } = await client.roster.rejected({ importId, language });
  saveFile(new File([csv], fileName, { type: 'text/csv;charset=utf-8' }));
}
