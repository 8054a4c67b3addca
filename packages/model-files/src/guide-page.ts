import { formatBytes, formatCount, FILE_BYTES_LIMIT, MODEL_BYTES_LIMIT, TABLE_ROWS_LIMIT } from './limits.ts';
import { formatTableReference } from './table-reference.ts';

/** The page docs/guide/model-format.md. A test compares it with the committed file. */
export function formatGuidePage(): string {
  return `${INTRODUCTION}\n\n${formatTableReference()}\n`;
}

const INTRODUCTION = `# The model format

<!-- Generated from the table schemas: node packages/model-files/src/disk/write-reference.ts -->

A model is a folder of CSV tables and a \`datapackage.json\` that lists them (a
[Frictionless Data Package](https://specs.frictionlessdata.io/data-package/)). You can edit it in a
spreadsheet, review it in git and open it in other tools. \`node\`, \`link\`, \`zone\` and \`config\` keep the names of
[GMNS](https://github.com/zephyr-data-specs/GMNS) 0.95, with columns for freight beside them.

## How to make a model

1. \`npx meridian new my-corridor\` writes a small, invented model that passes every check.
2. Open its tables in a spreadsheet. Replace the places in \`node.csv\`, then the lines and lanes in \`link.csv\`,
   then what happens where cargo stands: \`transfer.csv\`, \`crossing.csv\`, \`service.csv\`.
3. \`npx meridian check --model my-corridor\` prints all that is wrong, each with file, row, column and remedy.
   With \`--watch\` it checks again whenever you save.
4. \`npx meridian route --model my-corridor --from alpha --to echo\` finds ways through it.

A network that exists elsewhere comes in with \`npx meridian import gmns\`, \`geojson\` or \`csv\`. What those files
lack (modes, handling, a commodity) is filled with round figures under the source \`import-assumption\`: search for
it and replace what you know better.

To add a table, put its CSV into the folder and name it in \`datapackage.json\` under \`resources\`:
\`{"name": "passage", "path": "passage.csv"}\`. A CSV file that is not listed is not read, and a warning says so.

## How cells are written

- Text is UTF-8. Cells are separated by commas; a cell with a comma, a line break or a quotation mark stands in
  double quotes. Files with semicolons or tabs are read with a warning. A byte-order mark, Windows line ends,
  empty rows and blanks at the ends of a cell do no harm.
- An empty cell means "not known" or "does not apply", never 0. Where a default is given below, it holds.
- Numbers have a point as the decimal sign and no sign between thousands: \`1234.5\`.
- Dates are \`YYYY-MM-DD\`. A year or a month alone stands for its first day where something begins and for its last
  where it ends.
- \`boolean\` is \`true\` or \`false\`. \`texts\` and \`ids\` are lists separated by \`;\`.
- \`season\` is \`MM-DD/MM-DD\`, first and last day open, and may run over the new year. \`hours-open\` is \`HH:MM-HH:MM\`.
- \`geometry\` is \`LINESTRING (x y, x y)\`, longitude before latitude, in degrees.
- \`selector\` picks parts of the model: terms \`kind:value\` with \`&\` for both and \`;\` for either, such as
  \`country:XAA&mode:rail;passage:north-strait\`. Kinds are link, node, passage, corridor, country, mode, service,
  carrier (the operator of services, by name), commodity and regime.
- \`config.long_length\` (km, mi, nmi, m) and \`config.speed\` (km/h, mph, kn) say how \`link.length\` and
  \`link.free_speed\` are written, and the evidence for them. Meridian converts them when it reads, and writes km and km/h.
- The row that a finding names counts as a spreadsheet does: the header is row 1.

Limits: ${formatBytes(FILE_BYTES_LIMIT)} a file, ${formatCount(TABLE_ROWS_LIMIT)} rows a table, ${formatBytes(MODEL_BYTES_LIMIT)} a model.

## Every figure names its source

A figure is worth what stands behind it, so each cell that holds a fact needs a source, in one of two ways:

- \`source_id\` of the row names the sources of all its facts; or
- a row of \`evidence.csv\` gives a value for one cell: table, key of the row, column, value, source, date, and how
  the source's figure became this one.

Where sources disagree, write an evidence row for each. All are kept; the cell holds the one that the rule picks by
grade and date, and the spread between them is what the simulations draw from. A source is \`published\`, a
\`calculation\` (with its inputs), \`general\` knowledge, or an \`assumption\`. An assumption is allowed and counted as
one: say in its note why you chose the value, and give its low and high end.

## The tables`;
