/**
 * Words that tell little of whom a name means: they weigh little, and alone they match nothing. Articles, prepositions
 * and links within names; titles and offices before names of persons; what stands before names of ships; and words that
 * many firms and bodies share (the last by their use in public registers; the list itself tells more, see `screening`).
 */
const words = (text: string): ReadonlySet<string> => new Set(text.trim().toUpperCase().split(/\s+/));

export const particles =
  words(`the a an of and und et y i for fur in on at to by with de du des del della di da do dos das la le les lo los el
  al il ul ud ur us as ad an ar ash bin ben ibn bint binti bt ould oglu ogly ugli uulu qizi kizi kyzy van von der den ter te zu zur st e ye va ve vo o na`);

export const titles =
  words(`mr mrs ms miss sir lord lady dame dr doctor prof professor eng engineer president prasident vice minister prime deputy
  senator governor general gen colonel col lieutenant lt major maj captain capt commander admiral brigadier sergeant marshal king queen prince princess
  emir amir sheikh shaikh sheik shaykh sultan hajj hajji haji hadji al-hajj mullah mulla mawlawi maulavi mawlana maulana molla qari ayatollah hojatoleslam imam
  sayyid sayed sayyed seyyed seyed herr frau monsieur madame senor senora don dona signor pan pani gospodin rev reverend father bishop archbishop
  cardinal patriarch comrade jr sr phd esq honorable excellency highness majesty his her`);

export const shipWords = words(
  `mv ms ss mt mts mtv mf ft mts msc motor tanker vessel ship mship lpg lng steam bulk carrier`,
);

export const commonWords =
  words(`company group groupe gruppe grup gruppa holding holdings international internationale mezhdunarodnaya intl int national natsionalnaya
  general trade trading treyding commerce commercial komertsiya business biznes services service servis solutions enterprise enterprises predpriyatie industry industries industrial
  sanayi ticaret ve tijarat bazargani tejarat sanat sanaye kompani firm firma firma trust fund foundation fond association organization organisation organizatsiya
  bank banka banque banco finance financial finans capital kapital investment investments invest investicii development management center centre tsentr institute institut institution
  committee agency department ministry office bureau union society shipping lines line maritime marine logistics logistik transport transportation
  cargo export import eksport energy oil gas petroleum petrochemical chemical chemicals steel metal mining engineering construction stroy technology technologies
  tech systems system electronics electric power aviation air airlines airways food agro pharma medical global world worldwide asia east west middle new united first one
  limited corporation factory plant zavod works products product supply equipment machinery research science university state public private republic islamic government
  consulting partners real estate properties media communications telecom network`);
