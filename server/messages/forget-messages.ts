import type { Clock } from '../clock/clock.ts';
import type { Database } from '../db/connect.ts';

/**
 * Forgets messages whose ids need not be known any more, with what was noted about them, as each
 * organisation's clock says. What is under way, and what a run still depends on, stays. In one
 * statement: an id that comes again finds all of it or nothing. For a background job.
 */
export function createForgetMessages({ db, clock }: { db: Database; clock: Clock }) {
  return async function forgetMessages(): Promise<void> {
    await db.raw(
      `with forgotten as (
         delete from messages m using organisations o
         where o.id = m.organisation_id
           and m.keep_until < ?::timestamptz + o.clock_offset_ms * interval '1 millisecond'
           and not exists (
             select from message_matches x
             where x.organisation_id = m.organisation_id and x.name = m.name and x.key = m.key
               and x.message_id = m.id and x.state = 'sent')
           and not exists (
             select from message_starts s
             left join runs r on r.organisation_id = s.organisation_id and r.id = s.run_id
             where s.organisation_id = m.organisation_id and s.name = m.name and s.key = m.key
               and s.message_id = m.id and s.state <> 'waiting' and r.closed_at is null)
         returning m.organisation_id, m.name, m.key, m.id),
       matches as (
         delete from message_matches x using forgotten m
         where x.organisation_id = m.organisation_id and x.name = m.name and x.key = m.key
           and x.message_id = m.id)
       delete from message_starts s using forgotten m
       where s.organisation_id = m.organisation_id and s.name = m.name and s.key = m.key
         and s.message_id = m.id`,
      [clock.now()],
    );
  };
}
