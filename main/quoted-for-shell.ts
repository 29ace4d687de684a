/** One word of a command that somebody is to type. */
export const quotedForShell = (path: string): string => `'${path.replaceAll("'", "'\\''")}'`;
