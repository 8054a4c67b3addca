/**
 * Letters of the scripts in which names along the corridors are written, as Latin letters without marks. Cyrillic,
 * Georgian and Armenian roughly as in the BGN/PCGN romanizations; Arabic and Persian letters as in Persian words,
 * without short vowels, since they are not written: such a name scores lower against its Latin form than against the
 * same script. Scripts that are not here (Chinese, Devanagari, Hebrew, ...) stay as they are.
 */
const letters = new Map<string, string>();

function add(script: string): void {
  for (const pair of script.trim().split(/\s+/)) {
    const [from = '', to = ''] = pair.split('=');
    for (const letter of from) letters.set(letter, to);
  }
}

add(`а=a б=b в=v гґғҕҝ=g д=d её=e є=ye жҗ=zh зҙ=z иіѝ=i ї=yi йј=y кқҡ=k л=l м=m нңҥ=n оө=o п=p р=r сҫ=s т=t уүұў=u ф=f
  х=kh ц=ts чҷ=ch ш=sh щ=shch ъь= ы=y э=e ю=yu я=ya ә=a һҳ=h ҹџ=j љ=lj њ=nj ћ=c ђ=dj ѓ=g ќ=k ѕ=dz`);
add(`ა=a ბ=b გ=g დ=d ე=e ვ=v ზ=z თ=t ი=i კ=k ლ=l მ=m ნ=n ო=o პ=p ჟ=zh რ=r ს=s ტ=t უ=u ფ=p ქ=k ღ=gh ყ=q შ=sh ჩ=ch
  ც=ts ძ=dz წ=ts ჭ=ch ხ=kh ჯ=j ჰ=h`);
add(`ա=a բ=b գ=g դ=d ե=e զ=z է=e ը=y թ=t ժ=zh ի=i լ=l խ=kh ծ=ts կ=k հ=h ձ=dz ղ=gh ճ=ch մ=m յ=y ն=n շ=sh ո=o չ=ch պ=p
  ջ=j ռ=r ս=s վ=v տ=t ր=r ց=ts ւ=u փ=p ք=k օ=o ֆ=f և=ev`);
add(`اآأإٱىٰ=a ب=b پ=p تطة=t ثسص=s ج=j چ=ch حهۀەھ=h خ=kh د=d ذزضظ=z ر=r ژ=zh ش=sh غ=gh ف=f ق=q کك=k گ=g ل=l م=m ن=n
  و=u ؤ=u یيئ=i عءـ=`);
add('ß=ss æ=ae œ=oe ø=o ł=l đð=d þ=th ŋ=n ə=a ħ=h ŧ=t');

/** Letters that sound otherwise at the head of a word. */
const headLetters = new Map(Object.entries({ و: 'v', ی: 'y', ي: 'y', ե: 'ye', ո: 'vo' }));

/** Marks of vowels and joining, which carry no letter. */
const marks = /[\p{M}\u200b-\u200f\u00ad]/gu;

/** The text in lower-case Latin letters without diacritics, as far as its scripts are known. */
export function transliterate(text: string): string {
  // the Armenian u is written with two letters
  const lower = text.normalize('NFC').toLowerCase().replaceAll('ու', 'u');
  let result = '';
  let previous = ' ';
  for (const letter of lower) {
    const head = letter > '\u007f' ? headLetters.get(letter) : undefined;
    result += head !== undefined && !/\p{L}/u.test(previous) ? head : latinOf(letter);
    previous = letter;
  }
  return result.normalize('NFD').replace(marks, '');
}

/** A letter in Latin; one that the table lacks by the letter under its marks (Tajik ӣ by и), else as it is. */
function latinOf(letter: string): string {
  if (letter <= '\u007f') return letter;
  return letters.get(letter) ?? letters.get(letter.normalize('NFD').charAt(0)) ?? letter;
}
