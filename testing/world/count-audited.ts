import type { InstitutionEvent } from '@mleg/institution/database/institution-event';
import type { World } from './world.ts';

/** How often the institution has recorded an event of this name. */
export async function countAudited({ databases: { institution } }: World, event: InstitutionEvent): Promise<number> {
  return (await institution.selectFrom('audit_events').select('event').where('event', '=', event).execute()).length;
}
