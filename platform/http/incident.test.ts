import { expect, test } from 'vitest';
import { openLog } from '../log/log.ts';
import { answerFault } from './incident.ts';

const lines: string[] = [];
const log = openLog('debug', { write: (line) => void lines.push(line) });
const failure = (message: string, code?: string) => Object.assign(new Error(message), code ? { code } : {});

test.each([
  failure('connect ECONNREFUSED', 'ECONNREFUSED'),
  failure('terminating connection due to administrator command', '57P01'),
  failure('the database system is starting up', '57P03'),
  failure('Connection terminated unexpectedly'),
  failure('timeout exceeded when trying to connect'),
])('a database that is away for a moment is 503 with a time to come back: $message', (error) => {
  const answer = answerFault(log, error, 'here');
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
});

test('everything else is 500 with a number, and says nothing of its cause', async () => {
  const answer = answerFault(log, failure('duplicate key (pesel)=(02270803624)', '23505'), 'here');
  const body = (await answer.json()) as { incident: string };
  expect(answer.status).toBe(500);
  expect(body.incident).toMatch(/^[0-9a-f]{10}$/);
  expect(lines.join()).toContain(body.incident);
  expect(lines.join() + JSON.stringify(body)).not.toContain('02270803624');
});
