import { expect, test } from 'vitest';
import { cameoCodesOf, countryOfCameo, countryOfFips, countryOfName, isCountryCode } from './country-codes.ts';
import { countries } from './countries/countries.ts';

test('01 CAMEO codes are ISO ones but for a few; regions are no state', () => {
  expect(['IRN', 'ROM', 'ZAR', 'GZS', 'TMP', 'KSV', 'EUR', 'ZZZ'].map(countryOfCameo)).toEqual([
    'IRN',
    'ROU',
    'COD',
    'PSE',
    'TLS',
    'XKX',
    'region',
    undefined,
  ]);
  expect(cameoCodesOf('PSE')).toEqual(['PSE', 'GZS', 'WSB']);
});

test('02 FIPS codes stand for other states than the ISO codes that look like them', () => {
  expect(['IR', 'AJ', 'RS', 'GG', 'AM', 'TX', 'IS', 'GM', 'AU', 'AS', 'CH', 'SZ', ''].map(countryOfFips)).toEqual([
    'IRN',
    'AZE',
    'RUS',
    'GEO',
    'ARM',
    'TKM',
    'ISR',
    'DEU',
    'AUT',
    'AUS',
    'CHN',
    'CHE',
    undefined,
  ]);
});

test('03 names in the spellings of event sets', () => {
  const names = ['Iran', 'IRAN', 'Russian Federation', 'Türkiye', 'Turkey', 'The Bahamas', 'Côte d’Ivoire', 'Atlantis'];
  expect(names.map(countryOfName)).toEqual(['IRN', 'IRN', 'RUS', 'TUR', 'TUR', 'BHS', 'CIV', undefined]);
});

test('04 no code and no name stands for two states', () => {
  const all = countries.map(([iso3]) => iso3);
  expect(new Set(all).size).toBe(all.length);
  const fips = countries.flatMap(([, codes]) => codes.split(' ').filter((code) => code !== ''));
  expect(new Set(fips).size).toBe(fips.length);
  for (const [iso3, , ...names] of countries)
    for (const name of names) expect([name, countryOfName(name)]).toEqual([name, iso3]);
  expect(isCountryCode('EU')).toBe(false);
});

test('05 names with their form in front, behind or in brackets', () => {
  for (const [name, iso3] of [
    ['Moldova, Republic of', 'MDA'],
    ['Moldova (the Republic of)', 'MDA'],
    ['Republic of Uzbekistan', 'UZB'],
    ['Korea, Republic of', 'KOR'],
    ["Korea (Democratic People's Republic of)", 'PRK'],
    ['Congo, the Democratic Republic of the', 'COD'],
    ['Congo, Republic of the', 'COG'],
    ['Tanzania, United Republic of', 'TZA'],
    ['Micronesia (Federated States of)', 'FSM'],
    ['Bolivia, Plurinational State of', 'BOL'],
    ['Macedonia, the former Yugoslav Republic of', 'MKD'],
    ['Egypt, Arab Republic of', 'EGY'],
    ['Hashemite Kingdom of Jordan', 'JOR'],
    ['Palestine, State of', 'PSE'],
    ['Gambia, The', 'GMB'],
    ['Saint Vincent and the Grenadines', 'VCT'],
    ['St Lucia', 'LCA'],
    ['Virgin Islands, British', 'VGB'],
    ['Virgin Islands (U.S.)', 'VIR'],
    ['Sao Tome and Principe', 'STP'],
    ["Cote d'Ivoire", 'CIV'],
  ] as const)
    expect([name, countryOfName(name)]).toEqual([name, iso3]);
});

test('06 a group, an entity or a part that only bears the name of a state is none', () => {
  const names = ['Islamic State of Iraq', 'Turkish Republic of Northern Cyprus', 'Republic of Korea, South Region'];
  expect([...names, 'Republic of', 'Georgia (US state)', ''].map(countryOfName)).toEqual(Array(6).fill(undefined));
});
