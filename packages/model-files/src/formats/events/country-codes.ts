import { countries } from './countries/countries.ts';

/** ISO 3166-1 alpha-3 codes of the states and territories; XKX, user-assigned, stands for Kosovo. */
export const countryCodes: ReadonlySet<string> = new Set(countries.map(([iso3]) => iso3));

/** Whether a text is the code of a state or territory. */
export function isCountryCode(text: string): boolean {
  return countryCodes.has(text);
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

/** Every code of CAMEO's list of countries. */
export const cameoActors: readonly string[] = [...new Set([...countryCodes, ...cameoOnly.keys(), ...cameoRegions])];

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

/** The form of a state in front of its name: `Republic of`, `Hashemite Kingdom of`. Groups (Islamic State of) are none. */
const formOfState =
  /^(?:(?:(?:islamic|arab|federal|federative|democratic|socialist|peoples|united|bolivarian|hashemite|co operative|cooperative|oriental) )*(?:republic|kingdom)|sultanate|principality|grand duchy|commonwealth|union|bailiwick|collectivity|(?:independent )?state) of (.+)$/;

/**
 * ISO 3166-1 alpha-3 of an English name of a country, in any case, with or without diacritics, with its form in front
 * (`Republic of Moldova`), behind (`Moldova, Republic of`) or in brackets; undefined when unknown.
 */
export function countryOfName(name: string): string | undefined {
  const [, head, tail] = /^([^,(]+)[,(]([^)]*)\)?\s*$/.exec(name) ?? [];
  const turned = head === undefined || tail === undefined ? undefined : foldCountry(`${tail} ${head}`);
  for (const spelling of [foldCountry(name), ...(turned === undefined ? [] : [turned])]) {
    const found = byName.get(spelling) ?? byName.get(formOfState.exec(spelling)?.[1] ?? '');
    if (found !== undefined) return found;
  }
  return undefined;
}

function foldCountry(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('&', 'and')
    .replace(/['’ʼ`]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/\bthe /g, '')
    .replace(/ the$/, '')
    .replace(/\bst /g, 'saint ')
    .trim();
}
