import { checkModel, createFinding } from '@meridian/engine';
import { describe, expect, it } from 'vitest';
import { locateFindings } from './locate-findings.ts';
import { readModel } from './read-model.ts';
import { filesWith } from './testing/small-files.ts';

const at = (file: string, row: number | undefined) => createFinding('cell-value', { file, row }, 'x', 'y');

describe('locateFindings', () => {
  it('finds the node, the middle of the link, and nothing for what has no place', () => {
    const findings = [
      at('node.csv', 3),
      at('link.csv', 2),
      at('config.csv', 2),
      at('node.csv', undefined),
      at('node.csv', 99),
    ];
    expect(locateFindings(filesWith({}), findings)).toEqual([
      [11, 20.5],
      [10.5, 20.25],
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('works for a model that does not open', () => {
    const files = filesWith({ 'link.csv': 'link_id,from_node_id,to_node_id,mode_id,length\nab,a,nowhere,rail,long\n' });
    const { model, findings } = readModel(files);
    expect(model).toBeUndefined();
    expect(locateFindings(files, findings)).toEqual([[10, 20]]);
  });

  it('places a fault of meaning too', () => {
    const files = filesWith({ 'link.csv': 'link_id,from_node_id,to_node_id,mode_id,length\nab,a,b,rail,1\n' });
    const { model } = readModel(files);
    const findings = model === undefined ? [] : checkModel(model);
    const short = findings.findIndex(({ code }) => code === 'length-below-great-circle');
    expect(locateFindings(files, findings)[short]).toEqual([10.5, 20.25]);
  });
});
