import type { ResultTable } from '@meridian/engine';
import { saveText } from './save.ts';

/** Saves a table of results as CSV; the name is without ending. */
export function saveTable(table: ResultTable, fileName: string): void {
  void import('./writers.ts').then(({ resultCsv }) => {
    saveText(resultCsv(table), `${fileName}.csv`, 'text/csv');
  });
}

/** Saves a table whose rows are lines on the map as GeoJSON. */
export function saveLines(table: ResultTable, fileName: string): void {
  void import('./writers.ts').then(({ resultGeoJson }) => {
    saveText(resultGeoJson(table), `${fileName}.geojson`, 'application/geo+json');
  });
}
