type Manifest = {
  name?: string;
  version?: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
};

/** A package.json of ours with another version, its own and that of the workspaces it depends on. */
export function setManifestVersion(text: string, ours: ReadonlySet<string>, version: string): string {
  return print(withVersion(JSON.parse(text) as Manifest, ours, version));
}

/** package-lock.json with another version in the entries of our workspaces. */
export function setLockVersion(text: string, ours: ReadonlySet<string>, version: string): string {
  const lock = JSON.parse(text) as { packages: Record<string, Manifest> };
  const packages = Object.entries(lock.packages).map(([path, entry]) => [
    path,
    ours.has(entry.name ?? '') && !path.startsWith('node_modules/') ? withVersion(entry, ours, version) : entry,
  ]);
  return print({ ...lock, version, packages: Object.fromEntries(packages) });
}

function withVersion(manifest: Manifest, ours: ReadonlySet<string>, version: string): Manifest {
  const changed: Manifest = { ...manifest, version };
  for (const kind of ['dependencies', 'devDependencies'] as const) {
    const wanted = manifest[kind];
    if (!wanted) continue;
    changed[kind] = Object.fromEntries(
      Object.entries(wanted).map(([name, range]) => [name, ours.has(name) ? version : range]),
    );
  }
  return changed;
}

/** As npm and our formatter write it. */
function print(json: unknown): string {
  return `${JSON.stringify(json, null, 2)}\n`;
}
