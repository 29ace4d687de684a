import type { Session } from '@mleg/institution-contract/person';
import { createSession } from '@mleg/ui/session/create-session.ts';
import { client } from './client.ts';

export const { sessionQuery, useSession, sessionOrSignIn } = createSession<Session>(() => client.session.current());
