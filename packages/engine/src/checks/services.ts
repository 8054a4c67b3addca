import { overlaps, spanOf } from '../calendar/day-spans.ts';
import type { ModeId, NodeId } from '../units/id.ts';
import { createFinding } from '../findings/finding.ts';
import type { Finding } from '../findings/finding.ts';
import type { Model } from '../model/model.ts';

/** The stops of each service are in order of time, links of its mode join them, and its departures have a time. */
export function checkServices(model: Model): readonly Finding[] {
  const findings: Finding[] = [...checkDepartures(model)];
  const part = partsByMode(model.tables.link);
  for (const service of model.tables.service) {
    const stops = model.tables.service_stop
      .filter((stop) => stop.serviceId === service.serviceId)
      .sort((a, b) => a.stopSequence - b.stopSequence);
    if (stops.length < 2) {
      findings.push(
        createFinding(
          'service-path-missing',
          { file: 'service.csv', row: service.row, column: 'service_id', found: service.serviceId },
          `${service.serviceId} has ${String(stops.length)} stops; it needs two.`,
          'Add its stops to service_stop.csv.',
        ),
      );
    }
    const running = spanOf(service);
    // a regime may date a closure; a status has no date and stops it for good
    const openPart = partsByMode(
      model.tables.link.filter((link) => link.status === 'open' && overlaps(spanOf(link), running)),
    );
    let clock = 0;
    for (const [index, stop] of stops.entries()) {
      const arrival = stop.arrivalHours ?? stop.departureHours ?? clock;
      const departure = stop.departureHours ?? arrival;
      const at = { file: 'service_stop.csv', row: stop.row };
      if (arrival < clock || departure < arrival) {
        findings.push(
          createFinding(
            'service-stop-order',
            { ...at, column: 'arrival_h', found: String(arrival) },
            `${service.serviceId} is at stop ${String(stop.stopSequence)} before it left the one before.`,
            'Hours count from the departure at the first stop and never fall.',
          ),
        );
      }
      clock = Math.max(clock, departure);
      const previous = stops[index - 1];
      if (previous !== undefined && part(service.modeId, previous.nodeId) !== part(service.modeId, stop.nodeId)) {
        findings.push(
          createFinding(
            'service-path-missing',
            { ...at, column: 'node_id', found: stop.nodeId },
            `No links of mode ${service.modeId} join ${previous.nodeId} and ${stop.nodeId}, which ${service.serviceId} stops at one after the other.`,
            'Add the links, or correct the stop or the mode.',
          ),
        );
      } else if (
        previous !== undefined &&
        openPart(service.modeId, previous.nodeId) !== openPart(service.modeId, stop.nodeId)
      ) {
        findings.push(
          createFinding(
            'service-without-open-link',
            { ...at, column: 'node_id', found: stop.nodeId },
            `No links of mode ${service.modeId} that are open while ${service.serviceId} runs join ${previous.nodeId} and ${stop.nodeId}.`,
            'Let a regime or valid_from and valid_to date what closed a link, in place of its status; or end the service with it.',
          ),
        );
      }
    }
  }
  return findings;
}

function* checkDepartures(model: Model): Generator<Finding> {
  for (const { serviceId, departureTime, row } of model.tables.service_calendar) {
    if (/^([01]\d|2[0-3]):[0-5]\d$/.test(departureTime)) continue;
    yield createFinding(
      'departure-time-invalid',
      { file: 'service_calendar.csv', row, column: 'departure_time', found: departureTime },
      `“${departureTime}”, at which ${serviceId} leaves, is no time of day.`,
      'Write HH:MM, from 00:00 to 23:59.',
    );
  }
}

/** Which connected part of one mode's links a node lies in; nodes without such links are parts of their own. */
function partsByMode(links: Model['tables']['link']): (mode: ModeId, node: NodeId) => string {
  const parent = new Map<string, string>();
  const root = (key: string): string => {
    let at = key;
    for (let up = parent.get(at); up !== undefined; up = parent.get(at)) at = up;
    return at;
  };
  for (const link of links) {
    const a = root(`${link.modeId}\t${link.fromNodeId}`);
    const b = root(`${link.modeId}\t${link.toNodeId}`);
    if (a !== b) parent.set(b, a);
  }
  return (mode, node) => root(`${mode}\t${node}`);
}
