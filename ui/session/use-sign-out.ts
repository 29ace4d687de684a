import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { forgetSession } from './session.ts';

/** Whatever the server answers, nothing of this person stays in the page. */
export function useSignOut(signOut: () => Promise<unknown>, signInPath: string) {
  const navigate = useNavigate();
  return useMutation({
    mutationFn: signOut,
    onSettled: async () => {
      forgetSession();
      await navigate({ to: signInPath });
    },
  });
}
