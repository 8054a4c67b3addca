import { expect, it } from 'vitest';
import { isKnownHost } from './known-host.ts';

it.each([
  ['127.0.0.1:7700', true],
  ['localhost', true],
  ['LOCALHOST:7700', true],
  ['meridian.localhost:80', true],
  ['[::1]:7700', true],
  ['192.168.1.20:7700', true],
  ['Maps.Example:8080', true],
  ['rebound.example:7700', false],
  ['127.0.0.1.rebound.example', false],
  ['localhost.rebound.example', false],
  ['maps.example.rebound.example', false],
  ['[::1].rebound.example', false],
  ['', false],
  [undefined, false],
])('a Host of %s is one of ours: %s', (header, known) => {
  expect(isKnownHost(header, ['maps.example'])).toBe(known);
});
