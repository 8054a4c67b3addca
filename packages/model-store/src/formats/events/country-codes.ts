import { countries } from './countries/countries.ts';

const codes: ReadonlySet<string> = new Set(countries.map(([iso3]) => iso3));

/** Whether a text is an ISO 3166-1 alpha-3 code; XKX, user-assigned, stands for Kosovo. */
export function isCountryCode(text: string): boolean {
  return codes.has(text);
}

/**
 * Codes of CAMEO's list of countries (GDELT's lookup CAMEO.country.txt) that are not those of ISO 3166-1: older ISO codes, the
 * two Palestinian territories, the city of Baghdad.
 */
const cameoOnly: ReadonlyMap<string, string> = new Map([
  ['BAG', 'IRQ'],
  ['GZS', 'PSE'],
  ['IMY', 'IMN'],
  ['KSV', 'XKX'],
  ['MTN', 'MNE'],
  ['ROM', 'ROU'],
  ['TMP', 'TLS'],
  ['WSB', 'PSE'],
  ['ZAR', 'COD'],
]);

/** CAMEO's codes of regions, which stand in the columns of countries and are no state; ANT was dissolved in 2010. */
const cameoRegions: ReadonlySet<string> = new Set(
  'AFR ANT ASA BLK CAS CAU CEU CFR CRB EAF EEU EIN EUR LAM MDT MEA NAF NMR PGS SAF SAM SAS SCN SEA WAF WST'.split(' '),
);

/** ISO 3166-1 alpha-3 of a country code of CAMEO; `region` for a region, undefined for what is no code. */
export function countryOfCameo(code: string): string | undefined {
  if (cameoRegions.has(code)) return 'region';
  return cameoOnly.get(code) ?? (isCountryCode(code) ? code : undefined);
}

/** The codes under which CAMEO files have a state. */
export function cameoCodesOf(iso3: string): readonly string[] {
  return [iso3, ...[...cameoOnly].flatMap(([code, state]) => (state === iso3 ? [code] : []))];
}

const byFips: ReadonlyMap<string, string> = new Map(
  countries.flatMap(([iso3, fips]) => fips.split(' ').map((code): readonly [string, string] => [code, iso3])),
);

/** ISO 3166-1 alpha-3 of a FIPS 10-4 code, in which GDELT writes where an event happened; undefined for what is none. */
export function countryOfFips(code: string): string | undefined {
  return code === '' ? undefined : byFips.get(code);
}

const byName: ReadonlyMap<string, string> = new Map(
  countries.flatMap(([iso3, , ...names]) => names.map((name): readonly [string, string] => [foldCountry(name), iso3])),
);

/** ISO 3166-1 alpha-3 of an English name of a country, in any case and with or without diacritics; undefined when unknown. */
export function countryOfName(name: string): string | undefined {
  return byName.get(foldCountry(name));
}

function foldCountry(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('&', 'and')
    .replace(/\bst\./g, 'saint')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/^the /, '');
}
