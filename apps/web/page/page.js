// The plain page: puts the question in the address to the API and shows the answer as tables.

const form = document.querySelector('#question');
const answerBox = document.querySelector('#answer');
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
let model;
let selected = 0;
let asked = 0;
/** Each node's name, by its id. */
let placeNames = new Map();

/** An element with attributes and children; text is never read as markup. */
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'onclick') made.addEventListener('click', value);
    else made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

async function getJson(path) {
  const response = await fetch(path);
  const body = await response.json();
  if (!response.ok) throw Object.assign(new Error(body.detail ?? body.title), { findings: body.findings ?? [] });
  return body;
}

function table(columns, rows) {
  const cell = (tag, text, { number }) => element(tag, number ? { class: 'number' } : {}, ...[text].flat());
  return element(
    'div',
    { class: 'scroll' },
    element(
      'table',
      {},
      element('thead', {}, element('tr', {}, ...columns.map((column) => cell('th', column.title, column)))),
      element(
        'tbody',
        {},
        ...rows.map(({ cells, attributes }) =>
          element('tr', attributes ?? {}, ...cells.map((text, at) => cell('td', text, columns[at]))),
        ),
      ),
    ),
  );
}

const days = (hours) => (hours / 24).toFixed(1);
const hoursText = (hours) => (hours === 0 ? '' : hours < 10 ? hours.toFixed(1) : whole.format(hours));
const some = (value) => (value === 0 ? '' : whole.format(value));

function bestAt(route, routes) {
  const measures = {
    fastest: (r) => r.hours.planned,
    cheapest: (r) => r.costUsd,
    'least CO2e': (r) => r.co2eKg,
    'least risk': (r) => r.risk,
  };
  return Object.entries(measures)
    .filter(([, measure]) => measure(route) <= Math.min(...routes.map(measure)))
    .map(([name]) => name)
    .join(', ');
}

function routesTable(answer) {
  const columns = ['Branch', 'Days', 'p10 to p90', 'USD', 'kg CO2e', 'Risk', 'km', 'Best at', 'By', 'Through'].map(
    (title, at) => ({ title, number: at > 0 && at < 7 }),
  );
  return table(
    columns,
    answer.routes.map((route, at) => ({
      attributes: { class: 'route', 'aria-selected': String(at === selected) },
      cells: [
        element(
          'button',
          { type: 'button', 'aria-label': `Show the legs of route ${at + 1}`, onclick: () => select(answer, at) },
          nameOf('corridors', route.branch) ?? 'other',
        ),
        days(route.hours.planned),
        `${days(route.hours.p10)}–${days(route.hours.p90)}`,
        whole.format(route.costUsd),
        whole.format(route.co2eKg),
        `${(100 * route.risk).toFixed(1)} %`,
        whole.format(route.distanceKm),
        element('span', { class: 'whole' }, bestAt(route, answer.routes)),
        route.modes.map(words).join(', '),
        route.countries.join(' '),
      ],
    })),
  );
}

function legsTable(route) {
  const columns = [
    'What',
    'From',
    'To',
    'Arrives',
    'Hours',
    'Wait',
    'Dwell',
    'km',
    'USD',
    'kg CO2e',
    'Under',
    'Sources',
  ].map((title, at) => ({ title, number: at > 3 && at < 10 }));
  return table(
    columns,
    route.legs.map((leg) => ({
      cells: [
        leg.operation === 'move' ? words(leg.mode) : (leg.service ?? words(leg.operation)),
        placeName(leg.from),
        placeName(leg.to),
        element('span', { class: 'whole' }, leg.arrival.replace('T', ' ')),
        hoursText(leg.hours),
        hoursText(leg.waitHours),
        hoursText(leg.dwellHours),
        some(leg.distanceKm),
        some(leg.costUsd),
        some(leg.co2eKg),
        [...leg.regimes, ...leg.sanctions].join(', '),
        leg.link === null
          ? leg.sources.join(', ')
          : element(
              'a',
              { href: `api/explain?cell=${encodeURIComponent(`link.${leg.link}.length`)}` },
              leg.sources.join(', ') || 'none',
            ),
      ],
    })),
  );
}

/** The route on the network of its date, drawn by the server. */
function routeMap(answer, route) {
  const links = [...new Set(route.legs.flatMap((leg) => leg.links))];
  const theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  const { depart, avoid, comply, commodity } = answer.query;
  const state = new URLSearchParams({
    depart,
    commodity,
    links: links.join(','),
    extent: 'highlighted',
    theme,
    width: '1100',
    height: '620',
  });
  if (avoid.length > 0) state.set('avoid', avoid.join(','));
  if (comply.length > 0) state.set('comply', comply.join(','));
  const through = route.countries.join(', ');
  return element(
    'figure',
    {},
    element('img', {
      src: `api/map.svg?${state}`,
      width: '1100',
      height: '620',
      alt: `Map: route ${selected + 1} by ${route.modes.join(', ')} through ${through}`,
    }),
  );
}

function nameOf(list, id) {
  return model[list].find((row) => row.id === id)?.name ?? id;
}

function placeName(id) {
  return placeNames.get(id) ?? id;
}

/** An identifier as words: `river_sea` reads "river sea". */
function words(id) {
  return id.replaceAll('_', ' ');
}

function select(answer, at) {
  selected = at;
  show(answer);
}

function show(answer) {
  const { routes, excluded } = answer;
  const parts = [];
  if (routes.length === 0)
    parts.push(element('h2', {}, 'No way is left'), element('p', {}, 'The rules below closed it.'));
  else {
    parts.push(
      element('h2', {}, `${answer.query.fromName} to ${answer.query.toName}`),
      element(
        'p',
        { class: 'quiet' },
        `${answer.frontSize} routes that nothing beats in ${answer.query.criteria.map((name) => (name === 'co2' ? 'CO2e' : name)).join(', ')} together; ${routes.length} shown. Costs and emissions are for the whole consignment.`,
      ),
      routesTable(answer),
      routeMap(answer, routes[selected] ?? routes[0]),
      element('h2', {}, `Route ${selected + 1}, leg by leg`),
      legsTable(routes[selected] ?? routes[0]),
    );
    for (const gap of (routes[selected] ?? routes[0]).unknown)
      parts.push(element('p', { class: 'quiet' }, `Not known: ${gap}`));
  }
  if (excluded.length > 0) {
    parts.push(
      element('h2', {}, 'Left out, and why'),
      element(
        'ul',
        {},
        ...excluded.map((rule) =>
          element(
            'li',
            {},
            rule.reason,
            element('span', { class: 'quiet' }, rule.sources.length > 0 ? ` (${rule.sources.join(', ')})` : ''),
          ),
        ),
      ),
    );
  }
  answerBox.replaceChildren(...parts);
}

function showFault(error) {
  const findings = error.findings ?? [];
  answerBox.replaceChildren(
    element('h2', {}, 'The question cannot be answered'),
    ...(findings.length === 0
      ? [element('p', { class: 'error' }, error.message)]
      : findings.map((finding) =>
          element('p', {}, element('span', { class: 'error' }, finding.message), ` ${finding.remedy}`),
        )),
  );
}

function questionOf(data) {
  const question = new URLSearchParams();
  const isTeu = model.commodities.find(({ id }) => id === data.get('commodity'))?.unit === 'teu';
  for (const name of ['from', 'to', 'depart', 'commodity', 'via', 'avoid']) {
    const value = String(data.get(name) ?? '').trim();
    if (value !== '') question.set(name, value);
  }
  question.set(isTeu ? 'teu' : 'tonnes', String(data.get('amount')));
  if (data.getAll('comply').length > 0) question.set('comply', data.getAll('comply').join(','));
  return question;
}

async function ask(question) {
  const turn = (asked += 1);
  selected = 0;
  answerBox.setAttribute('aria-busy', 'true');
  document.querySelector('#network-date').textContent =
    `Network of ${new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(new Date(question.get('depart')))}`;
  try {
    const answer = await getJson(`api/routes?${question}`);
    if (turn === asked) show(answer);
  } catch (error) {
    if (turn === asked) showFault(error);
  }
  if (turn === asked) answerBox.setAttribute('aria-busy', 'false');
}

function fill(parameters) {
  const set = (name, value) => {
    form.elements[name].value = value ?? '';
  };
  set('from', parameters.get('from') ?? model.origin);
  set('to', parameters.get('to') ?? model.destination);
  set('depart', (parameters.get('depart') ?? model.referenceDate).slice(0, 10));
  set('commodity', parameters.get('commodity') ?? model.commodities[0]?.id);
  set('amount', parameters.get('teu') ?? parameters.get('tonnes') ?? '1');
  set('via', parameters.get('via'));
  set('avoid', parameters.get('avoid'));
  const comply = (parameters.get('comply') ?? '').split(',');
  for (const box of form.querySelectorAll('[name=comply]')) box.checked = comply.includes(box.value);
  nameAmount();
}

function nameAmount() {
  const unit = model.commodities.find(({ id }) => id === form.elements.commodity.value)?.unit;
  document.querySelector('#amount-label').textContent = unit === 'teu' ? 'TEU' : 'Tonnes';
}

async function start() {
  model = await getJson('api/model');
  document.title = `${model.title} | Meridian`;
  document.querySelector('#title').textContent = model.title;
  document.querySelector('#attribution').textContent = model.attribution ?? '';
  form.elements.commodity.append(...model.commodities.map(({ id, name }) => element('option', { value: id }, name)));
  document
    .querySelector('#parties')
    .append(
      ...model.parties.map((party) =>
        element('label', {}, element('input', { type: 'checkbox', name: 'comply', value: party }), party),
      ),
    );
  const nodes = await getJson('api/tables/node?limit=10000');
  placeNames = new Map(nodes.rows.map(({ nodeId, name }) => [nodeId, name || nodeId]));
  document
    .querySelector('#places')
    .append(
      ...nodes.rows
        .filter(({ nodeType }) => nodeType !== 'waypoint')
        .map(({ nodeId, name }) => element('option', { value: nodeId }, name)),
    );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const question = questionOf(new FormData(form));
    history.pushState(null, '', `?${question}`);
    void ask(question);
  });
  form.elements.commodity.addEventListener('change', nameAmount);
  const restore = () => {
    fill(new URLSearchParams(location.search));
    void ask(questionOf(new FormData(form)));
  };
  addEventListener('popstate', restore);
  restore();
}

start().catch((error) => {
  answerBox.setAttribute('aria-busy', 'false');
  showFault(error);
});
