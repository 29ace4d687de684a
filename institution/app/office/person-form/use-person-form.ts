import { type FieldProblem, type PersonFields, personFieldsSchema } from '@mleg/institution-contract/person-form';
import { queryClient } from '@mleg/ui/calls/query-client.ts';
import { ORPCError } from '@orpc/client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { client } from '../../api/client.ts';

const empty = { ...personFieldsSchema.parse({ status: 'active' }), hasPesel: false };

/** The form of somebody who is known, or of somebody new. */
export function usePersonForm(personId: string | undefined, onSaved: (personId: string) => void) {
  const known = useQuery({
    queryKey: ['person-fields', personId],
    queryFn: () => (personId === undefined ? empty : client.personForm.get({ personId })),
    // A refetch would overwrite what is typed, and personal data must not stay in the cache.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const save = useMutation({
    mutationFn: async (fields: PersonFields) => {
      if (personId === undefined) return (await client.personForm.add(fields)).personId;
      await client.personForm.change({ personId, ...fields });
      return personId;
    },
    onSuccess: async (saved) => {
      await queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'person-fields' });
      onSaved(saved);
    },
  });
  return { known, save, problems: problemsOf(save.error) };
}

function problemsOf(error: unknown): readonly FieldProblem[] {
  if (!(error instanceof ORPCError) || error.code !== 'INVALID') return [];
  return (error.data as { problems: FieldProblem[] }).problems;
}
