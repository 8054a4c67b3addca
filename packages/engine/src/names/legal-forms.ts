/** What a legal form says of a firm, as far as forms of different countries can be told to be alike. */
export type LegalForm =
  'joint stock' | 'limited' | 'company' | 'partnership' | 'non-profit' | 'sole' | 'state' | 'free zone';

/** Forms of one text, parted by bars. */
function readForms(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => text.split('|').map((form) => form.trim()));
}

/**
 * Legal forms by language, spelled out and abbreviated, each in its own letters (a name is read in Latin letters before
 * it is compared, and so are these; capitals, full stops and accents do not matter), as the laws of the countries name
 * them. ISO 20275 has codes for most; what a form does not tell is who the firm is, so that it never decides.
 */
export const legalForms: Readonly<Record<LegalForm, readonly string[]>> = {
  'joint stock': readForms([
    // English
    `Joint Stock Company | Open Joint Stock Company | Closed Joint Stock Company | Public Joint Stock Company |
      Private Joint Stock Company | Non-Public Joint Stock Company | Limited Joint Stock Company | JSC | OJSC | CJSC |
      PJSC | PrJSC | NPJSC | JSCo | Joint Stock Co | Public Limited Company | Public Company Limited | PLC | PCL |
      Incorporated | Inc | Corporation | Corp | Public JSC | Open JSC | Closed JSC | PJS | Berhad | Bhd`,
    // Russian, Ukrainian, Belarusian, Kazakh, Kyrgyz, Tajik, Mongolian
    `Акционерное общество | Открытое акционерное общество | Закрытое акционерное общество | Публичное акционерное
      общество | Непубличное акционерное общество | АО | ОАО | ЗАО | ПАО | НАО | НПАО | АООТ | АОЗТ | Aktsionernoe
      Obshchestvo | Otkrytoe Aktsionernoe Obshchestvo | Zakrytoe Aktsionernoe Obshchestvo | Publichnoe Aktsionernoe
      Obshchestvo | Акціонерне товариство | Публічне акціонерне товариство | Приватне акціонерне товариство | Відкрите
      акціонерне товариство | АТ | ПАТ | ПрАТ | ВАТ | ЗАТ | ААТ | Адкрытае акцыянернае таварыства | Акционерлік қоғам
      | Акционерлик коом | АҚ | AQ | ҶСК | ХК | ХҮН`,
    // Uzbek, Turkmen, Azerbaijani, Turkish
    `Aksiyadorlik jamiyati | AJ | OAJ | QAJ | Açyk görnüşli paýdarlar jemgyýeti | AGPJ | Açıq Səhmdar Cəmiyyəti |
      Qapalı Səhmdar Cəmiyyəti | Səhmdar Cəmiyyəti | ASC | QSC | Anonim Şirketi | Anonim Sirket | A.Ş. | AŞ | Anonim
      Ortaklığı | A.O.`,
    // Georgian, Armenian
    `სააქციო საზოგადოება | სს | Saaktsio Sazogadoeba | Բաժնետիրական ընկերություն | Բաց բաժնետիրական ընկերություն |
      Փակ բաժնետիրական ընկերություն | ԲԲԸ | ՓԲԸ | BBY | PBY`,
    // Persian, Arabic
    `شرکت سهامی عام | شرکت سهامی خاص | سهامی عام | سهامی خاص | Sherkat Sahami | Sahami Aam | Sahami Khass | SSK |
      شركة مساهمة | شركة مساهمة عامة | شركة مساهمة مقفلة | ش.م.ع | ش.م.ل | ش.م.م | SAL | SAOG | SAOC | KSC | KSCC |
      KPSC | BSC | QPSC | QSC`,
    // German, Dutch, Nordic, French, Italian, Spanish, Portuguese, Polish, Czech, Romanian, Bulgarian, Serbian, Baltic, Greek
    `Aktiengesellschaft | AG | AkG | Societas Europaea | SE | KGaA | Naamloze Vennootschap | NV | Aktiebolag | AB |
      Aktieselskab | A/S | Aksjeselskap | ASA | Osakeyhtiö | Oyj | Société anonyme | SA | SAS | SASU | Société par
      actions simplifiée | Società per azioni | SpA | Sociedad anónima | Sociedade anônima | SAB | SA de CV | SAB de
      CV | SAU | SAPI de CV | Spółka akcyjna | Akciová společnost | Societate pe acțiuni | Акционерно дружество | АД |
      EAD | ЕАД | Акционарско друштво | a.d. | dioničko društvo | d.d. | akciju sabiedrība | akcinė bendrovė | UAB |
      uždaroji akcinė bendrovė | aktsiaselts | Ανώνυμη Εταιρεία | Α.Ε. | részvénytársaság | Zrt | Nyrt | Rt | חברה
      ציבורית`,
    // Korean, Japanese, Indonesian, Vietnamese and Mongolian in Latin letters
    `Kabushiki Kaisha | KK | Chusik Hoesa | Perseroan Terbatas | PT | Tbk | Persero | Khuvisaalt Kompani`,
  ]),
  limited: readForms([
    // English, Indian English
    `Limited | Ltd | Limited Liability Company | Limited Liability Co | LLC | LC | LLP | Limited Liability
      Partnership | Limited Company | Co Ltd | Co Limited | Company Limited | Company Ltd | Private Limited | Pvt Ltd
      | Pvt Limited | Private Ltd | Pty Ltd | Pty Limited | Proprietary Limited | Pte Ltd | Pte Limited | Pte | Pvt |
      Pty | P Ltd | PLLC | WLL | With Limited Liability | Partnership Limited | Corporation Limited | Corp Ltd | Sdn
      Bhd | प्राइवेट लिमिटेड | लिमिटेड`,
    // Russian, Ukrainian, Belarusian, Kazakh, Kyrgyz, Tajik
    `Общество с ограниченной ответственностью | ООО | Obshchestvo s Ogranichennoy Otvetstvennostyu | Obschestvo s
      Ogranichennoi Otvetstvennostyu | Товариство з обмеженою відповідальністю | ТОВ | TzOV | Таварыства з абмежаванай
      адказнасцю | ТАА | Общество с дополнительной ответственностью | ОДО | Товарищество с ограниченной
      ответственностью | ТОО | Tovarishchestvo s Ogranichennoy Otvetstvennostyu | Жауапкершілігі шектеулі серіктестік
      | Жауапкершілігі шектеулі серіктестігі | ЖШС | JShS | ZhShS | ЖЧК | ОсОО | OsOO | ҶДММ | JDMM`,
    // Uzbek, Turkmen, Azerbaijani, Turkish
    `Mas’uliyati cheklangan jamiyat | Mas’uliyati cheklangan jamiyati | MChJ | МЧЖ | Jogapkärçiligi çäkli jemgyýet |
      JÇJ | HJ | Hojalyk jemgyýeti | Məhdud Məsuliyyətli Cəmiyyəti | MMC | Limited Şirketi | Ltd Şti | Ltd Şirketi |
      Limited Şti | Şti`,
    // Georgian, Armenian
    `შეზღუდული პასუხისმგებლობის საზოგადოება | შპს | Shezghuduli Pasukhismgeblobis Sazogadoeba | ShPS | Սահմանափակ
      պատասխանատվությամբ ընկերություն | ՍՊԸ | SPY`,
    // Persian, Arabic
    `شرکت با مسئولیت محدود | با مسئولیت محدود | مسئولیت محدود | Masouliyat Mahdoud | ذات مسؤولية محدودة | شركة ذات
      مسؤولية محدودة | ذ.م.م | ش.ذ.م.م | SPC`,
    // German, Dutch, Nordic, French, Italian, Spanish, Portuguese, Polish, Czech, Romanian, Bulgarian, Serbian, Baltic, Greek
    `Gesellschaft mit beschränkter Haftung | GmbH | gGmbH | mbH | UG | Besloten Vennootschap | BV | BVBA | SPRL |
      Anpartsselskab | ApS | Oy | Société à responsabilité limitée | SARL | SURL | EURL | Società a responsabilità
      limitata | Srl | Sociedad de responsabilidad limitada | SL | S de RL | S de RL de CV | SRL de CV | SLU |
      Sociedad limitada | Ltda | Limitada | Lda | Spółka z ograniczoną odpowiedzialnością | Sp z o o | Spzoo | Sp zoo
      | Sp z oo | společnost s ručením omezeným | s.r.o. | sro | Societate cu Răspundere Limitată | Societatea cu
      Răspundere Limitată | SC | Дружество с ограничена отговорност | ООД | OOD | ЕООД | EOOD | Друштво са ограниченом
      одговорношћу | Društvo sa ograničenom odgovornošću | društvo s ograničenom odgovornošću | d.o.o. | DOO | DOOEL |
      Sabiedrība ar ierobežotu atbildību | SIA | uždaroji akcinė bendrovė | osaühing | OÜ | Εταιρεία Περιορισμένης
      Ευθύνης | ΕΠΕ | ΙΚΕ | Korlátolt felelősségű társaság | Kft | Sh.p.k. | בע"מ | בעמ`,
    // Chinese, Korean, Japanese and Vietnamese in Latin letters
    `Youxian Gongsi | Youxian Zeren Gongsi | Gufen Youxian Gongsi | Yuhan Hoesa | Yugen Kaisha | Godo Kaisha | TNHH`,
  ]),
  company: readForms([
    `Company | Co | Cos | Comp | Cie | Compagnie | Compañía | Compania | Compagnia | Kompaniya | Компания | Компанія
      | Gesellschaft | Şirketi | Şirket | Sherkat | Sherkat-e | Sherkate | Shirkat | Sharika | Sharikat | Sharikah |
      Šarika | شرکت | شركة | الشركة | კომპანია | Ընկերություն | Şirkəti | Gongsi | Hoesa | Kaisha | Spółka | Društvo |
      חברת`,
  ]),
  partnership: readForms([
    `LP | Limited Partnership | General Partnership | Partnership | KG | GmbH & Co KG | OHG | GbR | SNC | SCS | SCA |
      Kollektif Şirketi | Komandit Şirketi | Polnoe Tovarishchestvo | Полное товарищество | VOF |
      Kommanditgesellschaft | Spółka jawna | Sp j | Sp k`,
  ]),
  'non-profit': readForms([
    `ANO | АНО | Автономная некоммерческая организация | Некоммерческая организация | e.V. | eingetragener Verein |
      ASBL | NPO | Stichting | Fundación | Fondation | Vakfı | Waqf | Bonyad`,
  ]),
  sole: readForms([
    `ИП | Индивидуальный предприниматель | Individual Entrepreneur | ФОП | ЧП | ЧУП | ПП | Частное предприятие |
      Приватне підприємство | Sole Proprietorship | e.K.`,
  ]),
  state: readForms([
    `FSUE | FGUP | ФГУП | ГУП | SUE | Федеральное государственное унитарное предприятие | Государственное унитарное
      предприятие | Federal State Unitary Enterprise | State Unitary Enterprise | РУП | УП | Унитарное предприятие |
      Unitary Enterprise | ДП | Державне підприємство | State Enterprise | RUE | FGBU | ФГБУ | FKU | ФКУ | Kazyna |
      Давлат корхонаси | Казенное предприятие`,
  ]),
  'free zone': readForms([
    `FZE | FZCO | FZ LLC | FZLLC | FZC | DMCC | Free Zone Company | Free Zone Establishment | FZ Co | DWC LLC | FZ |
      EST | Establishment`,
  ]),
};
