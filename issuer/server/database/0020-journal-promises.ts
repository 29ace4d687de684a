export { createPromisesTable as up } from '@mleg/platform/journal/promise-migration';
