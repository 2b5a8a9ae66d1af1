const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

/**
 * Everyday words of the callers' own languages, as they are said on the telephone: who, what happened, what hurts, what is
 * asked. None that is known as a place by itself; what names a direction or a neighbour is in the vocabulary of relations.
 */
export const REGIONAL_SPEECH: ReadonlySet<string> = new Set(
  words(
    // Javanese.
    'aku kowe sampeyan panjenengan awake dheweke wong wadon bocah cah bayine anakku adhiku kakangku mbokku bapake ibuke ' +
      'mbakyu pakdhe budhe paklik putu tanggaku bojo bojoku iki kuwi iku kae kene kono kana saiki mau mengko sesuk ' +
      'wingi bengi awan sore esuk isuk kit durung wis wes arep lagi isih ora gak duwe ono enek akeh sithik banget tenan kabeh ' +
      'gedhe cilik cendhek adoh cepet cepetan ndang gage rikat suwe alon mrene mrana mrono nang neng ing kanggo ' +
      'merga amarga nek yen opo apa piye kepiye kenopo endi ngendi pira piro loro semaput ngelu mumet ' +
      'muntah mising murus watuk panas adem kademen kejang mengi ambegan ambekan getih getihe sikil tangan weteng wetenge ' +
      'dhada mripat kuping irung cangkem untu boyok kulit tugel putus abuh mati modar sekarat tiba ceblok ' +
      'kecemplung keceblos kejeglong ketabrak nabrak kesrempet ketiban kebrukan kobong kobongan geni obong kebakaran ' +
      'kesetrum dicokot dicokoti dientup dipatil ula tawon asu celeng gelut padu tukaran maling rampok kemalingan banyu ' +
      'udan udane lindhu banjir ambrol ambruk jugrug peteng petengan ndedet dalane omah omahe pawon ' +
      'kamar jedhing wit wite uwit montor pit sepur nglairake meteng ketuban kula njenengan mboten ' +
      'nggih inggih injih sampun dereng niki niku punika pripun pinten sinten menika nuwun tulungi tulungana ' +
      'mangke wau rumiyin ngertos mangertos wingking ' +
      // Sundanese.
      'abdi kuring urang anjeun anjeunna manehna maneh budak barudak lalaki awewe bapa emak mamah akang teteh aki nini tatangga ' +
      'pamajikan salaki ieu eta itu dieu ditu kadieu kaditu ayeuna tadi engke isukan kamari peuting beurang sonten enjing geus ' +
      'entos atos tos acan can keur rek hayang hoyong teu henteu moal aya euweuh seueur saeutik kabeh sadaya ' +
      'leutik handap gancang geura lila lami kumaha saha iraha mana sabaraha nyeri gering ' +
      'panas ngadegdeg muriang utah mencret batuk sesek hese napas eungap pingsan kapiuhan getih getihna sukuna ' +
      'leungeun beuteung dada beuheung ceuli panon irung sungut cangkeng potong bareuh maot paeh ragrag tijalikeuh ' +
      'titajong katabrak nabrak kasenggol kahuruan kabeuleum seuneu seuneuna kabakar kasetrum dipacok diseureud oray engang gelut ' +
      'gelutan maling bangsat cai caina caah hujan lini longsor poek imah imahna dapur jamban ' +
      'ngajuru lahiran reuneuh ketuban mobil treuk motor nuhun punten hapunten atuh euy teh mah ngadat lebet asup kaluar ' +
      'apal nyambung lepat dugi sumping nyuhunkeun bantosan tulungan tulungna ' +
      // Malay of the Peninsula, Jambi, Palembang, Riau and Minang.
      'awak kau kito kamek dio dia wong budak jantan betino bini laki mak bapak uwak bibik ayuk adek ado dak ' +
      'idak tak nak hendak lah la sudah belum lagi nian sangat banyak galo galogalo sikit dikit besak cepatlah ' +
      'cepetlah lambat ngapo cakmano macam camno apo siapo kemano berapo sakit demam pening muntah cirit batuk sesak ' +
      'semput pengsan pingsan darah patah kaki tangan kepalo perut dado mato idung mulut pinggang bengkak mati ninggal jatuh ' +
      'terlanggar belago berlaga kebakar terbakar kebakaran hangus kesetrum dipatok digigit ulo anjing bebala ' +
      'betengkar maling rampok aeknyo banjir naek sampe ribut rumah umah dapur bilik tandas ' +
      'pokok kereta motor beranak bunting ketuban tolonglah sambung maaf urang den indak alah ' +
      'ciek banyak capek lakeh sakik damam pacah anak apak amak inyiak uni uda tabaka kabaka ' +
      // Banjar.
      'ulun pian unda ikam sidin inya buhan urang lalakian bibinian kakanakan abah mama acil paman nini laki ' +
      'bini ini nitu sini sana wayahini tadi kaina isuk kamarian malam siang sudah balum handak lagi kada kadada ada banyak ' +
      'sadikit banar barataan ganal halus lakas lakasi pang wan lawan nang kanapa kayapa apa siapa mana ' +
      'barapa garing sakit panas mamuak bahara batuk bahinak hinak pingsan darah batis tangan parut kapala dada ' +
      'hidung patah bangkak mati gugur rabah tabrak tatabrak tasinggul kabakaran kagosongan tabakar apinya bakabar kasatrum ' +
      'dipatuk digigit ular anjing bakalahi mambawa maling rampuk tatangkap banyu baah hujan labat kadap rumah ' +
      'padapuran padu manutupi mutur sapida baranak batianan tulungi maaf tasalah sambung ' +
      // Bugis and Makassar.
      'iyya iyak iko alena tau tauwe oroane makkunrai anakku indo indoku ambo amboku daeng bolaku iyae ' +
      'iyaro kuae kutu makkokkoe denre wenni esso purani depa maelo deppa de engka degaga maega cedde ladde senna loppo maloppo ' +
      'baiccu matanre mabela capa magatti masitta maitta aga magi niga tega malasa malasai mapeddi mapanas mapella tallua ' +
      'lua motai garring sakki sesa menyawa nyawa lellung pingsang daranna aje ajena babua babuaku ulukku ' +
      'inge mapolo maborro mabuang mabua nakenna nakennai tabbentung api manre nanre matunu natunu kasetrung napitto ' +
      'napittoi okko naokko ula asu massigajang mallaga palukka palukkae nalukkai uwae uwaena anging tuppu ' +
      'bolae bolana dapureng oto motoro mammana mattampu tulungka tulungi tabe salah kuissengi isseng ' +
      'onrona lokka lao lari mallari muttama battu ammai kasian mami kodong sikali ji mi ki ko na sibawa ri ' +
      // English.
      'i you he she it we they him her his hers their our my your me us them who what where when why how which this that these those ' +
      'is are was were be been being do does did done can cannot could will would should must may might have has had not no yes ' +
      'please hurry quick quickly soon now today tonight yesterday morning night hour hours minute minutes ago since until still ' +
      'very much many more too also again another other some any every all both up on off over under into out from with without ' +
      'for about after before because and or but if then than as at by so there here inside outside somebody someone ' +
      'something nobody everybody man woman boy girl baby child children son daughter father mother brother sister uncle aunt ' +
      'grandfather grandmother husband wife friend neighbour neighbor tourist driver passenger people person old young sick ill hurt ' +
      'injured wounded dead dying died alive conscious unconscious awake asleep breathing breath breathe bleeding blood broken burn burned ' +
      'burning chest heart attack seizure pain fever cough vomit vomiting pregnant labor labour birth water broke drowning drowned ' +
      'choking poison pills leg arm hand foot head back stomach belly eye neck face crash accident collision car truck bike ' +
      'motorbike motorcycle bus train tree house kitchen bathroom bedroom room roof stairs ladder floor door road street flood ' +
      'flooded fire smoke explosion gas leak power electricity wire snake bite bit stung dog bee thief stolen robbed broke fight ' +
      'fighting knife gun shot shooting lost stuck trapped locked wrong number sorry hello speak english know address arrive coming ' +
      'come came send sent call called calling need needs help ambulance police firefighter doctor hospital emergency difficult ' +
      'difficulty difficulties took take taken too involved collapsed waking everywhere',
  ),
);
