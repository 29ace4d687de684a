/** What the operator has to mend, by what the system says when a file or directory cannot be used. */
const WORDS: Readonly<Record<string, string>> = {
  EACCES: 'may not be read or written by the user who starts this',
  EPERM: 'may not be read or written by the user who starts this',
  EROFS: 'is on a file system that cannot be written to',
  ENOSPC: 'is on a disk that is full',
  EDQUOT: 'is on a disk whose quota is used up',
  ENOTDIR: 'leads through a file where a directory has to be',
  EISDIR: 'is a directory where a file has to be',
  EEXIST: 'is a file where a directory has to be',
  ELOOP: 'is a link that leads to itself',
  ENAMETOOLONG: 'is longer than a path may be',
};

/** One line about the file or directory that a start has failed at; undefined for faults of another kind. */
export function wordsOfFile(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code = '', path } = error as NodeJS.ErrnoException;
  if (path === undefined || WORDS[code] === undefined) return undefined;
  return `${path} ${WORDS[code]} (${code}). --data and --journal name other directories.`;
}
