import type { DeskSession } from '@mleg/issuer-contract/staff';
import { createSession } from '@mleg/ui/session/create-session.ts';
import { client } from './client.ts';

export const { useSession, sessionOrSignIn } = createSession<DeskSession>(() => client.session.current());
