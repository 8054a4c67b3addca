/**
 * Distance in km between two points on the WGS 84 ellipsoid, by the formula of Lambert (1942) for long lines:
 * within 10 m of the geodesic over 5,000 km, except for nearly antipodal points, which no link joins.
 * Degrees in, kilometers out.
 */
export function greatCircleKm(longitudeA: number, latitudeA: number, longitudeB: number, latitudeB: number): number {
  const equatorKm = 6378.137;
  const flattening = 1 / 298.257223563;
  const radians = Math.PI / 180;
  const reducedA = Math.atan((1 - flattening) * Math.tan(latitudeA * radians));
  const reducedB = Math.atan((1 - flattening) * Math.tan(latitudeB * radians));
  const halfLatitude = Math.sin((reducedB - reducedA) / 2);
  const halfLongitude = Math.sin(((longitudeB - longitudeA) * radians) / 2);
  const chord = halfLatitude ** 2 + Math.cos(reducedA) * Math.cos(reducedB) * halfLongitude ** 2;
  const angle = 2 * Math.asin(Math.min(1, Math.sqrt(chord)));
  if (angle === 0) return 0;
  const mean = (reducedA + reducedB) / 2;
  const half = (reducedB - reducedA) / 2;
  const x = ((angle - Math.sin(angle)) * Math.sin(mean) ** 2 * Math.cos(half) ** 2) / Math.cos(angle / 2) ** 2;
  const y = ((angle + Math.sin(angle)) * Math.cos(mean) ** 2 * Math.sin(half) ** 2) / Math.sin(angle / 2) ** 2;
  return equatorKm * (angle - (flattening / 2) * (x + y));
}
