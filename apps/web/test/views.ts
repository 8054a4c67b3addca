/** Every view of the page with what it shows, for the tests that look at all of them. */
export const views = {
  routes: '/',
  'routes-tradeoff': '/?drawer=tradeoff',
  'routes-profile': '/?drawer=profile&route=r1&beside=r2',
  'routes-legs': '/?drawer=legs',
  'routes-compare': '/?drawer=compare&beside=r2&besideDate=2026-03-15',
  closures: '/?drawer=closures&depart=2026-03-15',
  link: '/?selected=link:bafq-yazd-rail',
  explanation: '/?cell=link.bafq-yazd-rail.length',
  reach: '/?view=reach',
  'reach-cities': '/?view=reach&drawer=cities',
  evidence: '/?view=evidence&drawer=table',
  models: '/?view=models&drawer=findings',
  'other-model': '/?model=northern-corridor',
} as const satisfies Record<string, string>;
