import { createAlarmStore } from '../alarms/alarm-store.ts';
import type { Clock } from '../clock/clock.ts';
import type { Database } from '../db/connect.ts';
import type { RunTip } from '../runs/run-head-store.ts';

/**
 * Raises an alarm for a run that goes on with other time-zone data than it began with: its dates may
 * come out otherwise than when they are derived again (decision 17). Once a run and version.
 */
export function createWarnOfZoneData(db: Database, clock: Clock, zoneData: string) {
  const warned = new Set<string>();
  return async function warnOfZoneData(tip: RunTip): Promise<void> {
    const { organisationId, runId, zoneData: before } = tip;
    if (before === null || before === zoneData || warned.has(runId)) return;
    const key = `zone-data-changed/${runId}/${zoneData}`;
    const detail = { before, after: zoneData };
    await createAlarmStore(db).raise(
      { organisationId, key, kind: 'zone-data-changed', runId, detail },
      clock.now(),
    );
    warned.add(runId);
  };
}
