import { describe, expect, it } from 'vitest';
import { greatCircleKm } from './great-circle.ts';

describe('greatCircleKm', () => {
  it('agrees with the exact geodesic from Mumbai to St Petersburg', () => {
    // Karney's algorithm gives 5,668.3 km
    expect(greatCircleKm(72.84, 18.94, 30.31, 59.94)).toBeCloseTo(5668.3, -1);
  });
});
