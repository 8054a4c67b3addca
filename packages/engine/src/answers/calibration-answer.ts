import type { Calibration } from '../calibration/calibrate.ts';

/** `meridian.calibration/1`: the rows of demand themselves go to the model that is written. */
export interface CalibrationAnswer extends Omit<Calibration, 'demand'> {
  readonly demandRows: number;
}

export function calibrationAnswer({ demand, ...rest }: Calibration): CalibrationAnswer {
  return { ...rest, demandRows: demand.length };
}
