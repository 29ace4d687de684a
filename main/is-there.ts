import { statSync } from 'node:fs';

/** Unlike `existsSync`, which says of what one may not see that it is not there. Throws where that cannot be known. */
export const isThere = (path: string): boolean => statSync(path, { throwIfNoEntry: false }) !== undefined;
