// Cities made from a seed, built like the public test networks: a grid of streets, one-way or not, arterials
// and motorways in it, zones tied to it by connectors that nobody may drive through, and trips by a gravity law.

import { ShortestPathSearch, uniformAt } from '@meridian/engine';
import type { AssignmentProblem } from '@meridian/engine';

export interface CityPlan {
  readonly name: string;
  readonly seed: number;
  readonly columns: number;
  readonly rows: number;
  readonly zones: number;
  readonly connectorsPerZone: number;
  /** Whether small streets lead one way, in turns, rather than both. */
  readonly oneWay: boolean;
  /** Pairs with trips at most; those with fewest trips are left out. */
  readonly pairs: number;
  /** Mean of volume / capacity over the volume, were all trips to take the ways that are shortest on empty streets. */
  readonly load: number;
  /** Whether powers of the delay functions differ from street to street (1.2 to 12) or are 4 throughout. */
  readonly mixedPowers: boolean;
  /** Whether one street in ten takes ten times as long, and rises as steeply as the others: then few are left to go by. */
  readonly longStreets?: boolean;
  /** Cost of a minute's length of street beside its time: keeps ways apart that take equally long. */
  readonly costPerLength: number;
}

interface Street {
  readonly from: number;
  readonly to: number;
  readonly minutes: number;
  readonly capacity: number;
  readonly power: number;
}

const classes = [
  { speed: 0.5, capacity: 700 },
  { speed: 0.9, capacity: 1800 },
  { speed: 1.6, capacity: 4000 },
] as const;

/** A city as an assignment problem of one class; vertices 0 .. zones - 1 are the zones. */
export function makeCity(plan: CityPlan): AssignmentProblem {
  const places = placesOf(plan);
  const streets = [...blocksOf(plan, places), ...connectorsOf(plan, places)].sort((a, b) => a.from - b.from);
  const vertexCount = plan.zones + plan.columns * plan.rows;
  const firstArc = new Uint32Array(vertexCount + 1);
  for (const { from } of streets) firstArc[from + 1]! += 1;
  for (let vertex = 0; vertex < vertexCount; vertex += 1) firstArc[vertex + 1]! += firstArc[vertex]!;
  const column = (value: (street: Street) => number): Float64Array => Float64Array.from(streets, value);
  const graph = { vertexCount, firstArc, head: Uint32Array.from(streets, ({ to }) => to) };
  const delays = {
    kind: new Uint8Array(streets.length),
    free: column(({ minutes }) => minutes),
    capacity: column(({ capacity }) => capacity),
    coefficient: column(({ power }) => (power === 0 ? 0 : 0.15)),
    power: column(({ power }) => power),
  };
  const free = { graph, tail: Uint32Array.from(streets, ({ from }) => from), delays };
  const trips = tripsOf(plan, places);
  const scale = plan.load / meanLoad(free, trips, plan.zones);
  return {
    ...free,
    noThrough: Uint8Array.from({ length: vertexCount }, (_, vertex) => (vertex < plan.zones ? 1 : 0)),
    firstFacility: Uint32Array.from({ length: streets.length + 1 }, (_, arc) => arc),
    facilities: Uint32Array.from({ length: streets.length }, (_, arc) => arc),
    classes: [
      {
        id: 'all',
        costPerDelay: 1,
        fixedCost: delays.free.map((minutes) => plan.costPerLength * minutes),
        ...trips,
        demand: trips.demand.map((each) => each * scale),
      },
    ],
  };
}

/** Positions of all vertices, in blocks. */
function placesOf({ seed, zones, columns, rows }: CityPlan): readonly (readonly [number, number])[] {
  const made: (readonly [number, number])[] = [];
  for (let zone = 0; zone < zones; zone += 1) {
    // two draws a coordinate: zones lie closer in the middle
    const [a, b] = [0, 1].map(
      (axis) => (uniformAt(seed, 1, 4 * zone + axis) + uniformAt(seed, 1, 4 * zone + 2 + axis)) / 2,
    );
    made.push([a! * (columns - 1), b! * (rows - 1)]);
  }
  for (let row = 0; row < rows; row += 1) {
    for (let at = 0; at < columns; at += 1) {
      const index = 2 * (row * columns + at);
      made.push([at + 0.6 * (uniformAt(seed, 2, index) - 0.5), row + 0.6 * (uniformAt(seed, 2, index + 1) - 0.5)]);
    }
  }
  return made;
}

function blocksOf(plan: CityPlan, places: readonly (readonly [number, number])[]): readonly Street[] {
  const { seed, zones, columns, rows, oneWay } = plan;
  const made: Street[] = [];
  const add = (a: number, b: number, line: number, lines: number, index: number): void => {
    const kind = line % 12 === 6 ? 2 : line % 4 === 2 ? 1 : 0;
    const [p, q] = [places[zones + a]!, places[zones + b]!];
    const { speed, capacity } = classes[kind];
    const isLong = plan.longStreets === true && uniformAt(seed, 8, index) < 0.1;
    const minutes = ((isLong ? 10 : 1) * Math.hypot(p[0] - q[0], p[1] - q[1])) / speed;
    const power = plan.mixedPowers ? 1.2 + 10.8 * uniformAt(seed, 4, index) ** 2 : 4;
    const street = { minutes, capacity: capacity * (0.7 + 0.6 * uniformAt(seed, 5, index)), power };
    // the streets round the city lead both ways, so that there is a way from everywhere to everywhere
    const bothWays = !oneWay || kind > 0 || line === 0 || line === lines - 1;
    if (bothWays || line % 2 === 0) made.push({ ...street, from: zones + a, to: zones + b });
    if (bothWays || line % 2 === 1) made.push({ ...street, from: zones + b, to: zones + a });
  };
  for (let row = 0; row < rows; row += 1) {
    for (let at = 0; at < columns; at += 1) {
      const node = row * columns + at;
      if (at + 1 < columns) add(node, node + 1, row, rows, 2 * node);
      if (row + 1 < rows) add(node, node + columns, at, columns, 2 * node + 1);
    }
  }
  return made;
}

function connectorsOf(plan: CityPlan, places: readonly (readonly [number, number])[]): readonly Street[] {
  const { zones, columns, rows, connectorsPerZone } = plan;
  const made: Street[] = [];
  for (let zone = 0; zone < zones; zone += 1) {
    const [x, y] = places[zone]!;
    const near: (readonly [number, number])[] = [];
    for (let row = Math.max(0, Math.floor(y) - 2); row < Math.min(rows, Math.floor(y) + 4); row += 1) {
      for (let at = Math.max(0, Math.floor(x) - 2); at < Math.min(columns, Math.floor(x) + 4); at += 1) {
        const [p, q] = places[zones + row * columns + at]!;
        near.push([Math.hypot(p - x, q - y), zones + row * columns + at]);
      }
    }
    near.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    for (const [blocks, node] of near.slice(0, connectorsPerZone)) {
      const street = { minutes: blocks / 0.4, capacity: 1e6, power: 0 };
      made.push({ ...street, from: zone, to: node }, { ...street, from: node, to: zone });
    }
  }
  return made;
}

interface Trips {
  readonly origins: Uint32Array;
  readonly firstPair: Uint32Array;
  readonly destinations: Uint32Array;
  readonly demand: Float64Array;
}

function tripsOf(plan: CityPlan, places: readonly (readonly [number, number])[]): Trips {
  const { seed, zones, pairs } = plan;
  const mass = Array.from({ length: zones }, (_, zone) => 0.2 + 2 * uniformAt(seed, 6, zone) ** 3);
  const reach = Math.hypot(plan.columns, plan.rows) / 4;
  const all = Array.from({ length: zones * zones }, (_, at) => {
    const [i, j] = [Math.floor(at / zones), at % zones];
    const [p, q] = [places[i]!, places[j]!];
    const blocks = Math.hypot(p[0] - q[0], p[1] - q[1]);
    return i === j ? 0 : mass[i]! * mass[j]! * Math.exp(-blocks / reach) * (0.5 + uniformAt(seed, 7, at));
  });
  const least = pairs >= zones * (zones - 1) ? 0 : (Float64Array.from(all).sort().at(-pairs) ?? 0);
  const firstPair = new Uint32Array(zones + 1);
  const destinations: number[] = [];
  const demand: number[] = [];
  for (const [at, each] of all.entries()) {
    if (each > 0 && each >= least) {
      destinations.push(at % zones);
      demand.push(each);
    }
    firstPair[Math.floor(at / zones) + 1] = demand.length;
  }
  return {
    origins: Uint32Array.from({ length: zones }, (_, zone) => zone),
    firstPair,
    destinations: Uint32Array.from(destinations),
    demand: Float64Array.from(demand),
  };
}

/** Mean of volume / capacity over the volume of streets, all trips taking the ways that are shortest on empty streets. */
function meanLoad(free: Pick<AssignmentProblem, 'graph' | 'tail' | 'delays'>, trips: Trips, zones: number): number {
  const { graph, tail, delays } = free;
  const search = new ShortestPathSearch(graph);
  const volume = new Float64Array(tail.length);
  // driving through a zone is made unattractive rather than forbidden: this only sets the scale
  const weight = delays.free.map((minutes, arc) => minutes + (tail[arc]! < zones ? 1e4 : 0));
  for (let zone = 0; zone < zones; zone += 1) {
    search.run(zone, weight);
    for (let pair = trips.firstPair[zone]!; pair < trips.firstPair[zone + 1]!; pair += 1) {
      let vertex = trips.destinations[pair]!;
      for (let arc = search.predecessorArc[vertex]!; arc >= 0; arc = search.predecessorArc[vertex]!) {
        volume[arc]! += trips.demand[pair]!;
        vertex = tail[arc]!;
      }
    }
  }
  let sum = 0;
  let weighted = 0;
  for (const [arc, each] of volume.entries()) {
    if (delays.power[arc] === 0) continue;
    sum += each;
    weighted += (each * each) / delays.capacity[arc]!;
  }
  return weighted / sum;
}

/** A city of one class as the two files of the Transportation Networks format. */
export function cityFiles(plan: CityPlan): { readonly net: string; readonly trips: string } {
  const { graph, tail, delays, classes } = makeCity(plan);
  const users = classes[0];
  if (users === undefined) throw new Error('a city without trips');
  const count = `<NUMBER OF ZONES> ${plan.zones}`;
  const links = Array.from(
    tail,
    (from, arc) =>
      `\t${[from + 1, graph.head[arc]! + 1, delays.capacity[arc], delays.free[arc], delays.free[arc], delays.coefficient[arc], delays.power[arc], 0, 0, 1].join('\t')}\t;`,
  );
  const net = [
    count,
    `<NUMBER OF NODES> ${graph.vertexCount}`,
    `<FIRST THRU NODE> ${plan.zones + 1}`,
    `<NUMBER OF LINKS> ${tail.length}`,
    `<DISTANCE FACTOR> ${plan.costPerLength}`,
    '<END OF METADATA>',
    '~\tinit_node\tterm_node\tcapacity\tlength\tfree_flow_time\tb\tpower\tspeed\ttoll\tlink_type\t;',
    ...links,
  ];
  const trips = Array.from(users.origins, (origin, i) => {
    const pairs = Array.from(users.destinations.subarray(users.firstPair[i], users.firstPair[i + 1]), (to, at) => {
      const demand = users.demand[users.firstPair[i]! + at]!;
      return `${to + 1} : ${demand};`;
    });
    return `Origin ${origin + 1}\n${pairs.join('\n')}`;
  });
  const total = users.demand.reduce((sum, each) => sum + each, 0);
  return {
    net: `${net.join('\n')}\n`,
    trips: `${[count, `<TOTAL OD FLOW> ${total}`, '<END OF METADATA>', ...trips].join('\n')}\n`,
  };
}
