import type { Finding } from '@meridian/engine';

/** The files of the smallest model that reads without a finding, for tests to break in one place. */
export const smallFiles: Readonly<Record<string, string>> = {
  'datapackage.json': JSON.stringify({
    name: 'small',
    resources: ['config', 'node', 'link', 'mode', 'commodity', 'source'].map((name) => ({ name, path: `${name}.csv` })),
  }),
  'config.csv': 'dataset_name,reference_year,reference_date,default_commodity_id\nSmall,2024,2024-01-01,box\n',
  'node.csv': 'node_id,name,x_coord,y_coord,node_type\na,A,10,20,seaport\nb,B,11,20.5,dry_port\n',
  'link.csv': 'link_id,from_node_id,to_node_id,mode_id,length\nab,a,b,rail,150\n',
  'mode.csv': 'mode_id,name,way\nrail,Rail,rail\n',
  'commodity.csv': 'commodity_id,name,unit,value_of_time_usd_per_tonne_h\nbox,Boxes,teu,0.05\n',
  'source.csv': 'source_id,title,kind\ns,Yearbook,published\n',
};

/** The small model with some files replaced, added, or (undefined) taken away. */
export function filesWith(
  changes: Readonly<Record<string, string | Uint8Array | undefined>>,
): Map<string, string | Uint8Array> {
  const files = new Map<string, string | Uint8Array>(Object.entries(smallFiles));
  for (const [path, content] of Object.entries(changes)) {
    if (content === undefined) files.delete(path);
    else files.set(path, content);
  }
  return files;
}

/** `severity code message >> remedy`, one line for each finding: what a user sees. */
export function printFindings(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ severity, code, message, remedy }) => `${severity} ${code} ${message} >> ${remedy}`);
}
