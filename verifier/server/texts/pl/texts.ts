import { readiness } from './readiness.ts';
import { receipts } from './receipts.ts';

export const texts = { readiness, receipts };
