import { isWithin } from '../calendar/date.ts';
import type { ModelPart } from '../model/from-tables.ts';

/** Level of a driver on a day, in its unit; 0 where no row holds. */
export function driverLevel({ tables }: ModelPart<'driver_state'>, driverId: string, day: number): number {
  return (
    tables.driver_state.findLast((row) => row.driverId === driverId && isWithin(day, row.validFrom, row.validTo))
      ?.level ?? 0
  );
}
