export { formatDate, periodWords } from './dates.ts';
export { countName, observedWords, residualWords, solveWords, useWords } from './flows.ts';
export { flowKeyWords, networkKeyWords, scaleWords } from './map.ts';
export { actorName, commodityName, corridorName, dyadName, linkName, placeName, zoneName } from './names.ts';
export {
  formatChoice,
  formatCount,
  formatExact,
  formatFirst,
  formatFixed,
  formatGap,
  formatNumber,
  formatPercent,
  formatShort,
  formatSigned,
  formatWholePercent,
  notKnown,
  plural,
} from './numbers.ts';
export {
  cameoWords,
  dependencyWords,
  eventTypeWords,
  formatHalfLife,
  formatIndex,
  formatPoints,
  formatScore,
  indexWords,
  scoreTableNames,
} from './relations.ts';
export { clockWords, hoursBy, otherClock } from './clocks.ts';
export {
  bestAtWords,
  consignmentWords,
  criterionWords,
  differenceTo,
  foundWords,
  routeLetter,
  routeName,
  routeStops,
  sortRoutes,
} from './routes.ts';
export { changeWords, projectSelector, selectorWords } from './selectors.ts';
export {
  formatAmount,
  formatCo2e,
  formatDays,
  formatDegrees,
  formatHourRange,
  formatHours,
  formatKm,
  formatMoney,
  formatPeople,
  formatSignedAmount,
  formatTonneKm,
  formatTonnes,
  formatTonnesChange,
  formatUsd,
} from './units.ts';
