export type Severity = 'error' | 'warning' | 'info';

/**
 * One fault (or remark) in a model's files. Faults are collected, never thrown one by one.
 * `row` counts as a spreadsheet does: the header is row 1. `found` is the text that was met,
 * `remedy` says what would be right, `message` is one sentence that stands alone.
 */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly file: string;
  readonly row: number | undefined;
  readonly column: string | undefined;
  readonly found: string | undefined;
  readonly remedy: string;
  readonly message: string;
}

/** Every code that a finding may carry, with its usual severity and what it means; the docs' list is generated from it. */
export const findingCodes = {
  // faults of shape: found by model-files
  'folder-empty': ['error', 'The folder holds no model: there is no datapackage.json and no table.'],
  'file-missing': ['error', 'A table that every model needs, or that datapackage.json lists, is not there.'],
  'file-unlisted': ['warning', 'A CSV file lies in the folder that datapackage.json does not list.'],
  'file-unknown': ['error', 'datapackage.json lists a file that is no table of the format.'],
  'file-too-large': ['error', 'A file is over the stated size or row limit.'],
  'file-unreadable': ['error', 'A file cannot be read as UTF-8 text, CSV or JSON.'],
  'file-unwritable': ['error', 'A file cannot be written where it was asked for.'],
  'receipt-invalid': ['error', 'A file that is to be asked again is no receipt and no answer with one.'],
  'path-outside': ['error', 'A path leaves the folder of the model.'],
  'package-invalid': ['error', 'datapackage.json does not have the form of a data package.'],
  'header-missing': ['error', 'A table has no header row.'],
  'column-missing': ['error', 'A required column is not in the header.'],
  'column-unknown': ['error', 'The header has a column that the table schema does not know.'],
  'column-repeated': ['error', 'The header names a column twice.'],
  separator: ['warning', 'The file is separated by something other than commas.'],
  'row-length': ['error', 'A row has more or fewer cells than the header.'],
  'row-count': ['error', 'A table has no row where it needs one, or more rows than it may have.'],
  'cell-required': ['error', 'A required cell is empty.'],
  'cell-type': ['error', 'A cell is not of the type of its column.'],
  'cell-value': ['error', 'A cell is not one of the values that its column allows.'],
  'cell-range': ['error', 'A number is outside the range that its column allows.'],
  'date-invalid': ['error', 'A date does not exist or is not written as ISO 8601.'],
  'geometry-invalid': ['error', 'A geometry is not a WKT LINESTRING of longitude and latitude.'],
  'key-repeated': ['error', 'Two rows of a table have the same key.'],
  'folder-not-empty': ['error', 'The folder that a model is to be written to holds something already.'],
  'import-ignored': ['info', 'Something in an imported file has no place in a model and was left out.'],
  'import-assumed': ['info', 'Something that an imported file lacks was filled in and marked as an assumption.'],
  'length-unit-unlikely': [
    'warning',
    'Lengths in an imported map do not fit its lines, which were measured instead; the unit that would fit is named.',
  ],
  'import-doubtful': ['warning', 'Something in an imported file can be read in more than one way, or was changed.'],
  'metadata-missing': ['error', 'A TNTP file lacks a line of metadata that it needs.'],
  'count-mismatch': ['error', 'A file holds another number of rows than it announces, or is cut short.'],
  'total-mismatch': ['warning', 'A file announces another sum or size than it has.'],
  // faults of a network with demand
  'zone-without-link': ['warning', 'Demand starts or ends in a zone that no link leaves or enters.'],
  'demand-without-way': ['warning', 'No open way joins two zones that have demand.'],
  'delay-overflow': ['error', 'A volume-delay function is no finite number at the volume of all demand.'],
  // faults of meaning: found by engine/model
  'unit-unknown': ['error', 'config names a unit that Meridian does not know.'],
  'reference-broken': ['error', 'A cell names a row that does not exist.'],
  'coordinates-swapped': ['error', 'Longitude and latitude look exchanged.'],
  'length-below-great-circle': ['error', 'A link is shorter than the great circle between its nodes.'],
  'length-far-above-great-circle': ['warning', 'A link is more than four times as long as the great circle.'],
  'length-beside-line': ['warning', 'The length of a link is not that of the line drawn for it.'],
  'length-unit-mismatch': ['error', 'Most lengths differ from the map by one factor, as if written in another unit.'],
  'link-to-itself': ['warning', 'A link leads from a node to the same node.'],
  'geometry-ends': ['warning', 'A geometry does not begin and end at the nodes of its link.'],
  'time-negative': ['error', 'A duration is negative.'],
  'dates-reversed': ['error', 'A period ends before it begins.'],
  'percentile-below-median': ['error', 'A 90th percentile is below its median.'],
  'emission-implausible': ['error', 'An emission intensity is outside what any freight mode has.'],
  'speed-implausible': ['error', 'A speed is outside what its kind of mode has.'],
  'gauge-break-unbridged': ['info', 'Two gauges meet at a node where no transfer says how to change.'],
  'border-without-crossing': ['warning', 'A land link joins two countries and no crossing gives its dwell.'],
  'node-unconnected': ['warning', 'No link touches a node that is not an aggregate.'],
  'network-split': ['warning', 'The network falls into parts that no route joins.'],
  'selector-invalid': ['error', 'A selector is not of the form kind:value, joined by & and ;.'],
  'selector-empty': ['warning', 'A selector selects nothing of this model.'],
  'season-invalid': ['error', 'A season is not written as MM-DD/MM-DD.'],
  'opening-hours-invalid': ['error', 'Opening hours are not written as HH:MM-HH:MM.'],
  'speed-or-hours-missing': ['error', 'Neither the link nor its mode says how fast it is.'],
  'exemption-circular': ['error', 'An exception from sanctions frees from itself, or leads back to itself.'],
  'exemption-of-exception': ['error', 'An exception from sanctions frees from a row that forbids nothing.'],
  'exemption-idle': ['warning', 'An exception from sanctions frees nothing on any day on which it is in force.'],
  'exemption-party': ['warning', 'An exception from sanctions frees from an act of another party.'],
  'service-stop-order': ['error', 'The stops of a service are not in order of time.'],
  'service-without-open-link': [
    'warning',
    'Two stops of a service are joined by no links that are open on any day on which it runs.',
  ],
  'rows-overlap': ['error', 'Two dated rows of one place hold on the same days.'],
  'hours-counted-twice': ['warning', 'Hours of one row are in another row too, which does not say so.'],
  'holds-out-of-place': ['warning', 'A row says that it holds what it can take off no other row.'],
  'service-path-missing': ['error', 'Two stops of a service are not joined by links of its mode.'],
  'berth-without-ships': ['warning', 'No ship comes to the place of a berth.'],
  'berth-cargo': ['warning', 'A berth takes cargo that its port does not take.'],
  'stop-without-cargo': ['warning', 'A service stops at a port that takes none of what it carries.'],
  'departure-time-invalid': ['error', 'A time of departure is not written as HH:MM.'],
  'period-invalid': ['error', 'A period is not a year, quarter, month or day, nor two of them joined by a slash.'],
  'time-zone-unknown': ['error', 'A time zone is not in the IANA database.'],
  'currency-unknown': ['error', 'A currency is not one of ISO 4217.'],
  'currency-not-counted': ['error', 'The money of a model is another than the USD in which costs are counted.'],
  'parameter-unknown': ['error', 'A parameter has a name that nothing reads.'],
  'parameter-unit': ['error', 'A parameter is given in another unit than it is read in.'],
  'demand-overlap': ['error', 'Two rows of demand count the same cargo twice.'],
  'demand-period-hole': ['warning', 'Between the periods of the demand lie days of which it says nothing.'],
  'demand-within-zone': ['warning', 'Demand begins and ends in one zone, and so moves nowhere.'],
  'rates-overlap': ['error', 'Two rows give a cargo a rate by one mode in one country on the same day.'],
  'rate-idle': ['warning', 'A rate is in another unit than its cargo is counted in.'],
  'trade-incomplete': ['error', 'A row of trade that demand is made from lacks its cargo, or both weight and value.'],
  'trade-overlap': ['error', 'Two rows of trade that demand is made from count the same cargo twice.'],
  'trade-rules-mixed': ['warning', 'The demand of one pair and cargo is made from rows of different counting rules.'],
  'count-fits-its-own-input': [
    'error',
    'A count that demand is made from is fitted or held out, as if it could be missed.',
  ],
  'captive-without-input': ['warning', 'Trade is captive to a way of which no count is an input.'],
  'trade-without-zone': ['warning', 'No zone of a country takes part in a trade that demand is made from.'],
  'season-sum': ['error', 'The shares of the four quarters do not add up to 1.'],
  'zone-unconnected': ['error', 'Cargo cannot be loaded, or not be unloaded, at the node of a zone.'],
  'count-one-ended': ['warning', 'A count of containers on a leg has a lens that tells one end of the leg alone.'],
  'count-unit': ['warning', 'A count rests on an observation that is neither in tonnes nor in TEU.'],
  'time-without-clock': ['warning', 'A published time between two places does not say what it spans.'],
  'copy-of-copy': ['error', 'An observation repeats itself, or a row that repeats another.'],
  'event-code-unknown': ['error', 'An event has a code that CAMEO does not have.'],
  'event-mode-unknown': ['error', 'An event has a mode that PLOVER does not have for its type.'],
  'event-type-mismatch': ['warning', 'The PLOVER type of an event is not that of its CAMEO code.'],
  'event-score-mismatch': ['warning', 'The Goldstein score of an event is not that of its code.'],
  'event-in-future': ['warning', 'An event is dated after today (or the clock of this computer is behind).'],
  'record-end-early': ['error', 'The record is said to end before a state or an event that is in it.'],
  'event-repeated': ['error', 'Two rows are the same event: date, pair, code and title agree.'],
  'events-none-kept': ['error', 'No row of a set of events can be kept.'],
  'dyad-with-itself': ['error', 'An actor is paired with itself.'],
  'evidence-mismatch': ['warning', 'A cell differs from the value that the rule picks from its evidence.'],
  'evidence-orphan': ['error', 'Evidence is given for a cell that does not exist.'],
  'figure-without-source': ['warning', 'A figure names neither a source nor an assumption.'],
  'assumption-without-reason': ['warning', 'An assumption has no note that says why.'],
  'transition-seasons-overlap': [
    'error',
    'Two rows give a transition of a regime a rate for the same day of the year.',
  ],
  'regime-states-overlap': ['error', 'Two rows give a regime a state for the same day.'],
  'driver-states-overlap': ['error', 'Two rows give a driver a level for the same day.'],
  'event-after-state': [
    'warning',
    'An event came more than 31 days after the state that it is said to have brought about.',
  ],
  'transition-to-itself': ['error', 'A transition leads from a state to the same state.'],
  'range-reversed': ['error', 'A figure lies outside its own range.'],
  'dependency-incomplete': ['error', 'A dependency does not say which one transition or relation follows.'],
  'dependency-on-itself': ['error', 'A regime or a relation is made to follow itself.'],
  'dyad-invalid': ['error', 'A pair is not written as A-B of two different actors.'],
  'scenario-invalid': ['error', 'A file of a scenario does not say what it should.'],
  // faults of a question put to a model
  'place-unknown': ['error', 'No node has this name, id, code or alias.'],
  'query-invalid': ['error', 'A part of the question does not make sense.'],
} as const satisfies Record<string, readonly [Severity, string]>;

export type FindingCode = keyof typeof findingCodes;

/** A finding of `code` with its usual severity; what is not given stays undefined. */
export function createFinding(
  code: FindingCode,
  at: {
    readonly file: string;
    readonly row?: number | undefined;
    readonly column?: string | undefined;
    readonly found?: string | undefined;
  },
  message: string,
  remedy: string,
): Finding {
  return {
    code,
    severity: findingCodes[code][0],
    file: at.file,
    row: at.row,
    column: at.column,
    found: at.found,
    remedy,
    message,
  };
}
