import type { mapQuerySchema, reachQuerySchema, routeQuerySchema, skimQuerySchema } from '@meridian/api-contract';
import { composeMap, formatSvg } from '@meridian/cartography';
import { findRoutes, linkStates, overlay, reach, skim, skimAnswer } from '@meridian/engine';
import { svgWithReceipt } from '@meridian/model-files';
import type { z } from 'zod';
import { answerOrFail, MissingResource } from '../faults.ts';
import { readChanges } from '../flows-query.ts';
import { json } from './held.ts';
import type { Content, Held, Sign, Unsigned } from './held.ts';

export function routes(
  { network, placesOf }: Held,
  { from, to, change, ...rest }: z.output<typeof routeQuerySchema>,
): Unsigned {
  const ends = { from: placesOf(from, 'from'), to: placesOf(to, 'to') };
  return json(answerOrFail(findRoutes(network, { ...ends, ...rest, changes: readChanges(change) })));
}

export function reached(
  { network, placesOf }: Held,
  { from, change, ...rest }: z.output<typeof reachQuerySchema>,
): Unsigned {
  return json(answerOrFail(reach(network, { from: placesOf(from, 'from'), ...rest, changes: readChanges(change) })));
}

export function skims(
  { network, placesOf }: Held,
  { from: origin, to: destination, change, ...state }: z.output<typeof skimQuerySchema>,
): Unsigned {
  const from = origin.flatMap((text) => placesOf(text, 'from'));
  const to = destination.flatMap((text) => placesOf(text, 'to'));
  const figures = answerOrFail(skim(network, from, to, { ...state, changes: readChanges(change) }));
  return json(skimAnswer(from, to, figures));
}

/** The network of a date as a picture, with the links of a route set off. */
export function map({ model, network, baseMap }: Held, query: z.output<typeof mapQuerySchema>, sign: Sign): Content {
  if (baseMap === undefined) throw new MissingResource('This server has no map.');
  const { links, theme, extent, width, height, change, ...rest } = query;
  const state = { ...rest, changes: readChanges(change) };
  const states = new Map(
    [...linkStates(answerOrFail(overlay(network, state)))].map(([link, { state: each }]) => [link, each]),
  );
  const highlighted = new Set(links);
  const shown = extent === 'highlighted' ? highlighted : extent;
  const scene = composeMap(model, baseMap, { width, height, theme, extent: shown, states, highlighted });
  return { type: 'image/svg+xml', body: svgWithReceipt(formatSvg(scene), sign()) };
}
