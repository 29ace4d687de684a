import type * as polish from '../pl/texts.ts';
import { readiness } from './readiness.ts';
import { receipts } from './receipts.ts';

export const texts: typeof polish.texts = { readiness, receipts };
