import { spawnSync } from 'node:child_process';

export type Git = (...args: string[]) => string;

/** Runs git in `directory` and gives what it prints. Throws with git's own words where it fails. */
export function gitIn(directory: string): Git {
  return (...args) => {
    const { status, stdout, stderr } = spawnSync('git', args, { cwd: directory, encoding: 'utf8' });
    if (status !== 0) throw new Error(`git ${args.join(' ')} failed: ${stderr.trim()}`);
    return stdout.trim();
  };
}

/** Why no release can be made from here. */
export function refusalOf(git: Git, tag: string): string | undefined {
  const branch = git('rev-parse', '--abbrev-ref', 'HEAD');
  if (branch !== 'main') return `Releases are made on main; this is ${branch}.`;
  if (git('status', '--porcelain') !== '') return 'There are changes that are not committed.';
  if (git('tag', '--list', tag) !== '') return `The tag ${tag} exists already.`;
  return undefined;
}
