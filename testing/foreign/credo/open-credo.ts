import { EventEmitter } from 'node:events';
import {
  Agent,
  type AgentDependencies,
  type DependencyManager,
  InjectionSymbols,
  Kms,
  X509Module,
} from '@credo-ts/core';
import { OpenId4VcModule } from '@credo-ts/openid4vc';
import { MemoryKeys } from './memory-keys.ts';
import { MemoryStorage } from './memory-storage.ts';

export type Credo = Awaited<ReturnType<typeof openCredo>>;

/**
 * An agent of Credo's, as it comes from the registry. Storage and keys are ours, because its own need a database or a
 * native library; all that is on the wire is Credo's.
 * @param roots PEM of the certificates that it trusts
 * @param reach how it reaches others
 */
export async function openCredo(roots: readonly string[], reach: typeof fetch) {
  const { modules, ...ground } = groundOf(roots, reach);
  const agent = new Agent({ ...ground, modules: { ...modules, openid4vc: new OpenId4VcModule({}) } });
  await agent.initialize();
  return agent;
}

/** The same as a verifier, at an address; what it answers there is in its Express app. */
export async function openCredoVerifier(roots: readonly string[], reach: typeof fetch, baseUrl: string) {
  const { modules, ...ground } = groundOf(roots, reach);
  const openid4vc = new OpenId4VcModule({ verifier: { baseUrl } });
  const agent = new Agent({ ...ground, modules: { ...modules, openid4vc } });
  await agent.initialize();
  return agent;
}

function groundOf(roots: readonly string[], reach: typeof fetch) {
  const keys = new MemoryKeys();
  return {
    // Storage that is empty counts as one of the first release.
    config: { autoUpdateStorageOnStartup: true },
    dependencies: { ...dependencies, fetch: reach },
    modules: {
      storage: { register: registerStorage },
      kms: new Kms.KeyManagementModule({ backends: [keys], defaultBackend: keys.backend }),
      x509: new X509Module({ trustedCertificates: [...roots] }),
    },
  };
}

function registerStorage(manager: DependencyManager): void {
  manager.registerInstance(InjectionSymbols.StorageService, new MemoryStorage());
}

/** Neither files nor sockets are asked for on these ways. */
const dependencies: Omit<AgentDependencies, 'fetch'> = {
  FileSystem: Object as unknown as AgentDependencies['FileSystem'],
  EventEmitterClass: EventEmitter,
  WebSocketClass: Object as unknown as AgentDependencies['WebSocketClass'],
};
