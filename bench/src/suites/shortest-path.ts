import { ShortestPathSearch } from '@meridian/engine';
import createGraph from 'ngraph.graph';
import { nba } from 'ngraph.path';
import { makeGrid, wholeWeights } from '../grid.ts';
import { cpuOf, measureCpu, median } from '../measure.ts';
import type { Measurement, Suite } from '../measure.ts';
import { measurePeer } from '../peers/python.ts';

const size = 1000;

function oneToAll(): readonly Measurement[] {
  const grid = makeGrid(size);
  const whole = wholeWeights(grid.head.length, 1);
  const weight = Float64Array.from(whole);
  const search = new ShortestPathSearch(grid);
  const cpuMs = measureCpu(() => search.run(0, weight), 7);
  const sum = search.distance.reduce((total, each) => total + each, 0);
  return (['graph-tool', 'igraph'] as const).map((library) => {
    const peer = measurePeer(library, grid, whole);
    if (peer !== undefined && peer.sum !== sum)
      throw new Error(`${library} finds other distances: ${peer.sum}, here ${sum}`);
    const goal =
      library === 'graph-tool'
        ? { goal: '0.6 of graph-tool', met: peer !== undefined && median(cpuMs) <= 0.6 * peer.cpuMs }
        : {};
    return {
      kernel: 'one-to-all, grid of 1,000,000 vertices',
      cpuMs,
      peer: peer === undefined ? `${library} is not installed` : library,
      peerCpuMs: peer?.cpuMs,
      ...goal,
    };
  });
}

function oneToOne(): readonly Measurement[] {
  const grid = makeGrid(size);
  const whole = wholeWeights(grid.head.length, 1);
  const weight = Float64Array.from(whole);
  const target = grid.vertexCount / 2 + size / 2;
  const search = new ShortestPathSearch(grid);
  const cpuMs = measureCpu(() => search.run(0, weight, { target }), 7);
  const other = createGraph<undefined, number>();
  for (let vertex = 0; vertex < grid.vertexCount; vertex += 1) other.addNode(vertex);
  for (let vertex = 0; vertex < grid.vertexCount; vertex += 1) {
    for (let arc = grid.firstArc[vertex]!; arc < grid.firstArc[vertex + 1]!; arc += 1)
      other.addLink(vertex, grid.head[arc]!, whole[arc]);
  }
  const finder = nba(other, { oriented: true, distance: (_, __, { data }) => data });
  finder.find(0, target);
  const peer = median(Array.from({ length: 3 }, () => cpuOf(() => finder.find(0, target))));
  return [
    {
      kernel: 'one-to-one, the same grid, corner to middle',
      cpuMs,
      peer: 'ngraph.path (nba, both ends)',
      peerCpuMs: peer,
      goal: 'below ngraph',
      met: median(cpuMs) < peer,
    },
  ];
}

export const shortestPath: Suite = { name: 'shortest-path', run: () => [...oneToAll(), ...oneToOne()] };
