/** Names of seas and rivers where an atlas writes them: longitude, latitude, and the zoom from which they are shown. */
export interface WaterName {
  readonly name: string;
  readonly kind: 'ocean' | 'sea' | 'river';
  readonly position: readonly [number, number];
  readonly fromZoom: number;
}

const water = (
  kind: WaterName['kind'],
  name: string,
  longitude: number,
  latitude: number,
  fromZoom = 0,
): WaterName => ({ kind, name, position: [longitude, latitude], fromZoom });

/** Positions are chosen by eye, in the middle of the water or beside the stream; names as in Natural Earth. */
export const waterNames: readonly WaterName[] = [
  water('ocean', 'Indian Ocean', 75, -12),
  water('ocean', 'Atlantic Ocean', -28, 12),
  water('ocean', 'Atlantic Ocean', -12, -28),
  water('ocean', 'Pacific Ocean', 160, 22),
  water('sea', 'Arabian Sea', 64, 15),
  water('sea', 'Bay of Bengal', 88, 14),
  water('sea', 'Persian Gulf', 51.3, 27, 1.3),
  water('sea', 'Gulf of Oman', 59, 24.6, 1.6),
  water('sea', 'Gulf of Aden', 48, 12.2, 1.3),
  water('sea', 'Red Sea', 38, 20.5),
  water('sea', 'Caspian Sea', 50.9, 41.6),
  water('sea', 'Black Sea', 34, 43.3),
  water('sea', 'Sea of Azov', 36.6, 46.1, 2),
  water('sea', 'Mediterranean Sea', 24, 34.2),
  water('sea', 'Aegean Sea', 25, 38.5, 2.5),
  water('sea', 'Baltic Sea', 19, 57.3),
  water('sea', 'Gulf of Finland', 26.2, 59.8, 2.5),
  water('sea', 'North Sea', 3.2, 56),
  water('sea', 'Norwegian Sea', 4, 66),
  water('sea', 'Barents Sea', 40, 72),
  water('sea', 'White Sea', 38.6, 65.4, 2),
  water('sea', 'South China Sea', 113, 14),
  water('sea', 'East China Sea', 124.5, 29),
  water('sea', 'Sea of Japan', 135, 40),
  water('sea', 'Lake Victoria', 33, -1, 1),
  water('sea', 'Aral Sea', 58.9, 44.9, 3),
  water('river', 'Volga', 46.9, 51.2),
  water('river', 'Volga', 48.6, 55.2, 2.5),
  water('river', 'Don', 40.4, 49.8),
  water('river', 'Ural', 51.2, 49.6, 1.5),
  water('river', 'Kama', 53, 56.4, 2),
  water('river', 'Dnieper', 33.3, 48.9, 1.5),
  water('river', 'Danube', 23.5, 43.9, 1.8),
  water('river', 'Amu Darya', 62, 40, 1.8),
  water('river', 'Syr Darya', 66, 44.4, 1.8),
  water('river', 'Indus', 69, 29, 1.3),
  water('river', 'Ganges', 81.5, 25.6, 1.5),
  water('river', 'Tigris', 44.6, 33.6, 2.2),
  water('river', 'Euphrates', 41, 34.6, 2),
  water('river', 'Nile', 31.2, 27.3),
  water('river', 'Ob', 66, 63.2, 1.2),
  water('river', 'Irtysh', 72, 57.2, 1.5),
  water('river', 'Kura', 46.5, 40.9, 4),
];
