const PLAIN_NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** The finite number that the text is in plain decimal or exponent form, else undefined. */
export function parseNumber(text: string): number | undefined {
  if (!PLAIN_NUMBER.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

/** What to write instead of text that is not a number: names the number that is probably meant. */
export function suggestNumber(text: string, unit: string | undefined): string {
  const dense = text.replace(/[\s\u2019']/g, '');
  if (/^[+-]?\d{1,3},\d{3}$/.test(dense)) {
    return `Write ${dense.replace(',', '.')} if the comma is a decimal sign, or ${dense.replace(',', '')} if it groups thousands.`;
  }
  if (/^[+-]?\d+,\d+$/.test(dense)) return `Write ${dense.replace(',', '.')}, with a point as the decimal sign.`;
  if (/^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(dense))
    return `Write ${dense.replaceAll(',', '')}, without signs between thousands.`;
  if (/^[+-]?\d{1,3}(\.\d{3})+,\d+$/.test(dense)) {
    return `Write ${dense.replaceAll('.', '').replace(',', '.')}, with a point as the decimal sign and none between thousands.`;
  }
  if (dense !== text && parseNumber(dense) !== undefined) return `Write ${dense}, without signs between thousands.`;
  return suggestBareNumber(text, unit);
}

function suggestBareNumber(text: string, unit: string | undefined): string {
  const leading = /^([+-]?\d+(?:\.\d+)?)\s*[^\d.,]+$/.exec(text)?.[1];
  const per = unit === undefined ? '' : ` in ${unit}`;
  if (leading !== undefined) return `Write the number alone${per}, such as ${leading}; the unit is that of the column.`;
  return `Write a number${per}, such as 12.5, or leave the cell empty if it is not known.`;
}
