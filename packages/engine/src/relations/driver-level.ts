import { isWithin } from '../calendar/date.ts';
import type { Model } from '../model/model.ts';

/** Level of a driver on a day, in its unit; 0 where no row holds. */
export function driverLevel({ tables }: Model, driverId: string, day: number): number {
  return (
    tables.driver_state.findLast((row) => row.driverId === driverId && isWithin(day, row.validFrom, row.validTo))
      ?.level ?? 0
  );
}
