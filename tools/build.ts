import { join } from 'node:path';
import { buildApps } from './build-apps.ts';
import { readOptions } from './command-line.ts';

const USAGE = `Usage: npm run build -- [--force] [--quiet]

Builds the apps whose sources have changed; --force all of them. --quiet says nothing when there is nothing to do.`;

const { values } = readOptions(USAGE, { options: { force: { type: 'boolean' }, quiet: { type: 'boolean' } } });
buildApps(join(import.meta.dirname, '..'), values);
