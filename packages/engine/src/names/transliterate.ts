/**
 * Letters of the scripts in which names along the corridors are written, as Latin letters without marks. Cyrillic,
 * Georgian and Armenian roughly as in the BGN/PCGN romanizations, Greek as in ELOT 743; Arabic, Persian and Hebrew
 * letters without short vowels, since they are not written (`isVowelless` tells such a text, so that a comparison need
 * not count them). Scripts that are not here (Han, Hangul, kana, Thai, Devanagari, ...) stay as they are: see `scripts.ts`.
 */
const letters = new Map<string, string>();

function add(script: string): void {
  for (const pair of script.trim().split(/\s+/)) {
    const [from = '', to = ''] = pair.split('=');
    for (const letter of from) letters.set(letter, to);
  }
}

add(`а=a б=b в=v гґғҕҝ=g д=d её=e є=ye жҗӂ=zh зҙ=z ӡ=dz иіѝ=i ї=yi йј=y кқҡҟ=k л=l м=m нңҥ=n оө=o п=p р=r сҫ=s т=t
  уүұў=u ф=f х=kh ц=ts ч=ch ҷ=j ш=sh щ=shch ъь= ы=y э=e ю=yu я=ya ә=a һҳ=h ҹџ=j љ=lj њ=nj ћ=c ђ=dj ѓ=g ќ=k ѕ=dz ӏ=`);
add(`ა=a ბ=b გ=g დ=d ე=e ვ=v ზ=z თ=t ი=i კ=k ლ=l მ=m ნ=n ო=o პ=p ჟ=zh რ=r ს=s ტ=t უ=u ფ=p ქ=k ღ=gh ყ=q შ=sh ჩ=ch
  ც=ts ძ=dz წ=ts ჭ=ch ხ=kh ჯ=j ჰ=h`);
add(`ա=a բ=b գ=g դ=d ե=e զ=z է=e ը=y թ=t ժ=zh ի=i լ=l խ=kh ծ=ts կ=k հ=h ձ=dz ղ=gh ճ=ch մ=m յ=y ն=n շ=sh ո=o չ=ch պ=p
  ջ=j ռ=r ս=s վ=v տ=t ր=r ց=ts ւ=u փ=p ք=k օ=o ֆ=f և=ev`);
add(`αά=a β=b γ=g δ=d εέ=e ζ=z ηή=i θ=th ιίϊΐ=i κ=k λ=l μ=m ν=n ξ=x οό=o π=p ρ=r σς=s τ=t υύϋΰ=y φ=f χ=ch ψ=ps ωώ=o`);
add(`אע=a ב=b ג=g ד=d ה= ו=u ז=z ח=h ט=t י=i כך=k ל=l מם=m נן=n ס=s פף=p צץ=ts ק=k ר=r ש=sh ת=t`);
add(`اآأإٱىٰ=a ب=b پ=p تطةټ=t ثسص=s جځ=j چ=ch حهۀەھہ=h خ=kh دډڈ=d ذزضظ=z رړڑ=r ژ=zh ش=sh غ=gh ف=f ق=q کكک=k گ=g ل=l
  م=m نں=n و=u ؤ=u یيئېے=i ټٹ=t ۋ=v ۆ=o ې=e عءـ=`);
add('ß=ss æ=ae œ=oe ø=o ł=l đð=d þ=th ŋ=n ə=a ħ=h ŧ=t ı=i');

/** Letters that sound otherwise at the head of a word; the Arabic ayn there is a vowel, which romanizations write. */
const headLetters = new Map(
  Object.entries({ و: 'v', ی: 'y', ي: 'y', ע: 'a', ה: 'h', ו: 'v', י: 'y', ع: 'a', ե: 'ye', ո: 'vo' }),
);

/** Pairs of letters that are one sound: the Armenian and Greek u, Greek stops, an ayn before the vowel that it carries. */
const digraphs: readonly (readonly [RegExp, string])[] = [
  [/ու/g, 'u'],
  [/ο[υύ]/g, 'u'],
  [/(?<!\p{L})μπ/gu, 'b'],
  [/(?<!\p{L})ντ/gu, 'd'],
  [/γγ|γκ/g, 'ng'],
  [/([αε])[υύ]/g, '$1v'],
  [/(?<!\p{L})ع(?=[اویيأآ])/gu, ''],
];

/** Marks of vowels and joining, which carry no letter in the scripts that are read. */
const marks =
  /[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u200b-\u200f\u00ad]/g;

/** The text in lower-case Latin letters without diacritics, as far as its scripts are known. */
export function transliterate(text: string): string {
  let lower = text.normalize('NFC').toLowerCase();
  for (const [pair, letter] of digraphs) lower = lower.replace(pair, letter);
  let result = '';
  let previous = ' ';
  for (const letter of lower) {
    const head = letter > '\u007f' ? headLetters.get(letter) : undefined;
    result += head !== undefined && !/\p{L}/u.test(previous) ? head : latinOf(letter);
    previous = letter;
  }
  return result.normalize('NFD').replace(marks, '').normalize('NFC');
}

/** Whether a text is in a script whose short vowels are not written. */
export function isVowelless(text: string): boolean {
  return /[\u0590-\u06ff\u0750-\u077f\ufb1d-\ufdff\ufe70-\ufefc]/.test(text);
}

/** A letter in Latin; one that the table lacks by the letter under its marks (Tajik ӣ by и), else as it is. */
function latinOf(letter: string): string {
  if (letter <= '\u007f') return letter;
  return letters.get(letter) ?? letters.get(letter.normalize('NFKD').charAt(0)) ?? letter;
}
