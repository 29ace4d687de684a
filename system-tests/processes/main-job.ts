import { DEMO_PASSWORD } from '@mleg/institution/demo/demo-password';
import { doMainJob } from '@mleg/tools/smoke/main-job';
import { openStepLog } from '@mleg/tools/smoke/step-log';

/** What `npm run smoke` does, without a process for it. @returns what was done, line by line; throws where it failed */
export async function mainJob(institution: string, user: string): Promise<string> {
  const lines: string[] = [];
  await doMainJob(
    { institution, user, password: DEMO_PASSWORD },
    openStepLog((line) => lines.push(line)),
  );
  return lines.join('\n');
}
