import { openHttpClient } from './http-client.ts';
import { openLoadInstitution } from './load-institution.ts';
import { makeLoadSubject } from './load-subject.ts';
import { redeem } from './load-wallet.ts';

export interface LoadOrder {
  origin: string;
  concurrency: number;
  seconds: number;
  portraitBytes: number;
}

export interface LoadResult {
  activations: number;
  seconds: number;
  /** Of one activation, from the order to the confirmed card. */
  milliseconds: number[];
  credentialBytes: number;
}

/** The load, in its own process: an institution and as many phones as asked, each doing one activation after another. */
const institution = await openLoadInstitution();
process.on('message', (order: LoadOrder) => {
  run(order).then(
    (result) => process.send?.({ result }),
    (error: Error) => process.send?.({ error: error.message }),
  );
});
process.on('disconnect', () => institution.close());
process.send?.({ registration: institution.registration });

async function run({ origin, concurrency, seconds, portraitBytes }: LoadOrder): Promise<LoadResult> {
  const http = openHttpClient(origin, concurrency);
  const token = await institution.signIn(http, origin);
  const milliseconds: number[] = [];
  let credentialBytes = 0;
  const startedAt = performance.now();
  const endsAt = startedAt + seconds * 1000;
  const phone = async () => {
    while (performance.now() < endsAt) {
      const from = performance.now();
      const codes = await institution.order(http, token, makeLoadSubject(portraitBytes));
      const credential = await redeem(http, origin, codes, 'student-card');
      milliseconds.push(performance.now() - from);
      credentialBytes = credential.length;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, phone));
  http.close();
  return {
    activations: milliseconds.length,
    seconds: (performance.now() - startedAt) / 1000,
    milliseconds,
    credentialBytes,
  };
}
