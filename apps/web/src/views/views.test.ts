import { MantineProvider } from '@mantine/core';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { parseAsString } from 'nuqs';
import { describe, expect, it } from 'vitest';
import { Rail } from '../frame/rail.tsx';
import { clearedOf } from '../state/settings.ts';
import type { Setting } from '../state/settings.ts';
import { settingsOf } from '../state/shared-settings.ts';
import { byKind } from '../worker/answerer.ts';
import { answerersOfViews } from './answerers.ts';
import { views } from './index.ts';
import { defineView } from './workbench-view.ts';
import type { ViewList } from './workbench-view.ts';

const source = fileURLToPath(new URL('..', import.meta.url));

const empty = defineView({
  id: 'empty',
  label: 'Empty',
  icon: 'M4 4h16v16H4z',
  settings: { nothing: { parser: parseAsString, belongsTo: 'model' } },
  Panel: () => null,
  drawers: [{ id: 'void', title: 'Void', Body: () => null }],
});
const read = (setting: Setting | undefined, text: string): unknown =>
  setting?.parser.type === 'multi' ? undefined : setting?.parser.parse(text);
const more: ViewList = [...views, empty];

describe('a view in the list', () => {
  it('has a button on the rail, in the order of the list', () => {
    const rail = createElement(Rail, { views: more, open: 'empty', onView: () => undefined });
    // the provider writes its styles before it
    const [, markup = ''] = renderToStaticMarkup(createElement(MantineProvider, null, rail)).split('<nav');
    const labels = [...markup.matchAll(/<button type="button" class="view"( aria-current="page")?>.*?<\/svg>(\w+)</g)];
    expect(labels.map(([, , label]) => label)).toEqual([...views.map(({ label }) => label), 'Empty']);
    expect(labels.filter(([, isOpen]) => isOpen !== undefined).map(([, , label]) => label)).toEqual(['Empty']);
  });

  it('is read from the address, with its own part of it and its drawers', () => {
    const { view, drawer, nothing } = settingsOf(more);
    expect([read(view, 'empty'), read(drawer, 'void')]).toEqual(['empty', 'void']);
    expect(read(nothing, 'text')).toBe('text');
    expect(read(settingsOf(views)['view'], 'empty')).toBeNull();
    expect(view?.form).toContain('empty');
    expect(clearedOf(settingsOf(more), 'model')).toHaveProperty('nothing', null);
  });

  it('has a name of its own for each of its settings', () => {
    const clash = defineView({ ...empty, settings: { hours: { parser: parseAsString } } });
    expect(() => settingsOf([...views, clash])).toThrow('two settings called “hours”');
  });
});

describe('the views of the page', () => {
  it('keep the names of all that a saved address may hold', () => {
    expect(Object.keys(settingsOf(views)).sort()).toEqual(
      (
        'animate avoid beside besideDate cell changes clock color commodity comply confidence criteria depart dimension drawer ' +
        'dyad event exact from halflife hide hours level map model pairs period rivals route scores select selected teu to ' +
        'tonnes via view'
      ).split(' '),
    );
    expect(views[0].id).toBe('routes');
  });

  it('take out what belongs to a model when another is chosen, and to an answer when its question changes', () => {
    const settings = settingsOf(views);
    expect(Object.keys(clearedOf(settings, 'answer'))).toEqual(['route', 'beside']);
    expect(clearedOf(settings, 'model')).toMatchObject({
      from: null,
      route: null,
      rivals: null,
      changes: null,
      dyad: null,
    });
    expect(Object.keys(clearedOf(settings, 'model'))).not.toContain('hours');
  });

  it('name only drawers and settings that they have', () => {
    for (const view of views) {
      const drawers = view.drawers.map(({ id }) => id);
      expect(new Set(drawers).size, view.id).toBe(drawers.length);
      expect(drawers, view.id).toEqual(expect.arrayContaining([view.opensDrawer, view.stage?.table].filter(Boolean)));
      const settings = Object.keys(view.settings);
      expect(settings, view.id).toEqual(expect.arrayContaining([view.detail?.setting, view.escapes].filter(Boolean)));
    }
  });

  it('ask questions each of which has one answerer', () => {
    expect(byKind(answerersOfViews).size).toBe(answerersOfViews.length);
    expect(() => byKind([...answerersOfViews, ...answerersOfViews])).toThrow('two answers');
  });

  it('are named by no file outside of their folders but the lists, and none names another', () => {
    const ids = views.map(({ id }) => id).join('|');
    // a table of the model has the name of a view
    const named = new RegExp(`(?<!table !== )['"](?:${ids})['"]|views/(?:${ids})/`);
    const imports = new RegExp(`['"]\\.\\./(?:${ids})/`);
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
      (file) => /\.tsx?$/.test(file) && !file.endsWith('.test.ts'),
    );
    expect(files.length).toBeGreaterThan(100);
    const naming = files.filter((file) =>
      (file.startsWith(join('views', '/')) ? imports : named).test(readFileSync(join(source, file), 'utf8')),
    );
    expect(naming).toEqual([]);
  });
});
