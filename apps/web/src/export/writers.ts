// What writes files, loaded when something is saved. Named one by one: the rest of the package stays out of the page.
export { geoJsonWithReceipt, pngWithReceipt, resultCsv, resultGeoJson, svgWithReceipt } from '@meridian/model-files';
