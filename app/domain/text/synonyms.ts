import { type Language, languages } from "../languages/language.ts";
import { searchWords } from "./search-text.ts";
import { stemOf } from "./word-stems.ts";

/**
 * Everyday words for what events are called here, one group a line: who looks for one word of a group also finds the
 * others. A word of several parts must be typed as a whole. A word behind `~` leads to the others, but they do not lead
 * to it, since it also means something else.
 */
const groups: Readonly<Record<Language, string>> = {
  en: `
    meal, food, eat, dinner, lunch, supper, cooking, kitchen, buffet, potluck
    film, movie, cinema, screening, documentary
    lawyer, legal, law, rights, legal advice, ~papers, ~visa, residence permit, asylum
    children, child, kids, kid, family, families, baby, toddler, pushchair, stroller, pram
    free, free of charge, no cost, without paying
    music, concert, gig, singing, choir, song
    walk, walking, tour, hike, stroll, visit
    sport, football, soccer, ~match, ~running
    game, games, board game
    exhibition, museum, gallery, photos
    training, course, class, lesson, learn
    welcome, newcomer, newcomers, ~arrival, ~arriving
    wheelchair, step-free, disabled, disability, ramp, lift, accessible
    sign language, deaf, bsl
    sign language, deaf, asl
    blind, sight, visually impaired
    hearing, captions, subtitles, deaf
    online, internet, zoom, video call, remote
    women, woman, girls
    talk, debate, discussion, round table, panel, ~meeting
    workshop, crafts, ~making
    ~vegetarian, vegan
    childcare, babysitting, creche, nursery
    toilet, bathroom, restroom
    interpreter, interpretation, translation, translator
    language, languages, conversation, language exchange
    refugee, refugees, migrant, migrants, immigrant, immigrants, asylum seeker
    work, job, jobs, employment
    health, doctor, medical
    housing, flat, accommodation
    bike, bicycle, cycling
    dance, dancing, ball
    volunteer, volunteering, ~helping
  `,
  fr: `
    repas, manger, dîner, déjeuner, cuisine, cuisiner, buffet, goûter, auberge espagnole
    film, cinéma, ciné, projection, documentaire
    avocat, avocate, juriste, droit, droits, juridique, ~papiers, titre de séjour, carte de séjour, régularisation, ~visa, asile
    enfants, enfant, famille, familles, bébé, poussette, gosses, tout-petits
    gratuit, gratuite, entrée libre, sans payer
    musique, concert, chant, chanter, chorale, chanson
    balade, promenade, marche à pied, visite, randonnée
    sport, foot, football, match, ~course
    jeu, jeux, jeux de société
    exposition, expo, musée, galerie, photos
    formation, cours, apprendre, stage
    accueil, bienvenue, nouveaux arrivants, ~arriver
    fauteuil roulant, sans marche, sans marches, handicap, pmr, ascenseur, rampe, accessible
    langue des signes, lsf, sourd, sourds
    aveugle, aveugles, malvoyant, malvoyants
    malentendant, malentendants, sous-titres, boucle magnétique
    en ligne, visio, internet, zoom
    femmes, femme, filles
    débat, discussion, table ronde, rencontre, échange
    atelier, bricolage, fabriquer
    ~végétarien, ~végétarienne, végan, vegan
    garde d’enfants, garderie, crèche, baby-sitting
    toilettes, wc, sanitaires
    interprète, interprétation, traduction, traducteur
    langues, langue, conversation, tandem
    réfugiés, réfugié, migrants, migrant, étrangers, exilés, demandeurs d’asile
    travail, emploi, métier
    santé, médecin, soins
    logement, hébergement
    vélo, bicyclette
    danse, danser, bal
    bénévole, bénévoles, bénévolat, ~aider
  `,
  es: `
    comida, ~comer, cena, almuerzo, cocina, cocinar, merienda, bufé
    película, cine, film, proyección, documental, cinefórum
    abogado, abogada, jurídico, jurídica, legal, derechos, ~papeles, ~visado, permiso de residencia, regularización, asilo
    niños, niñas, niño, niña, familia, familias, bebé, carrito, hijos
    gratis, gratuito, gratuita, entrada libre, sin pagar
    música, concierto, canto, cantar, coro, canción
    paseo, caminata, visita, recorrido, senderismo
    deporte, fútbol, ~partido, ~carrera
    juego, juegos, juegos de mesa
    exposición, museo, galería, fotos
    formación, curso, clase, aprender, capacitación
    acogida, bienvenida, recién llegados, ~llegar
    silla de ruedas, sin escalones, discapacidad, rampa, ascensor, accesible
    lengua de signos, lengua de señas, sordos, sordo, lse
    ciegos, ciego, ciega, baja visión
    subtítulos, bucle magnético, audición
    en línea, online, internet, zoom, virtual
    mujeres, mujer
    debate, charla, conversación, mesa redonda, ~encuentro
    taller, manualidades
    ~vegetariano, ~vegetariana, vegano, vegana
    cuidado infantil, guardería, niñera
    aseo, baño, ~servicios, wc
    intérprete, interpretación, traducción, traductor
    idiomas, idioma, lenguas, lengua, intercambio de idiomas
    refugiados, refugiado, migrantes, migrante, inmigrantes, solicitantes de asilo
    trabajo, empleo
    salud, médico, médica
    vivienda, alojamiento
    bici, bicicleta
    baile, bailar, danza
    voluntario, voluntaria, voluntariado, ~ayudar
  `,
  pt: `
    comida, refeição, ~comer, jantar, almoço, cozinha, cozinhar, lanche, buffet
    filme, cinema, ~sessão, documentário
    advogado, advogada, jurídico, jurídica, direitos, ~papéis, ~documentos, ~visto, autorização de residência, regularização, asilo
    crianças, criança, família, famílias, bebé, bebê, carrinho, filhos, miúdos
    gratuito, gratuita, grátis, de graça, entrada livre, sem pagar
    música, concerto, show, canto, cantar, coro, canção
    passeio, caminhada, visita, percurso, trilha
    desporto, esporte, futebol, corrida
    jogo, jogos, jogos de tabuleiro
    exposição, museu, galeria, fotos
    formação, curso, aula, aulas, aprender, capacitação
    acolhimento, boas-vindas, recém-chegados, ~chegar
    cadeira de rodas, sem degraus, deficiência, rampa, elevador, acessível
    língua gestual, língua de sinais, lgp, surdos, surdo
    língua gestual, língua de sinais, libras, surdos, surdo
    cegos, cego, cega, baixa visão
    legendas, anel magnético, audição
    online, em linha, internet, zoom, virtual
    mulheres, mulher, raparigas
    debate, conversa, mesa-redonda, ~encontro, roda de conversa
    oficina, workshop, ateliê
    ~vegetariano, ~vegetariana, vegano, vegana
    creche, ~ama, babá, cuidar de crianças
    sanitário, casa de banho, banheiro, wc
    intérprete, interpretação, tradução, tradutor
    línguas, língua, idiomas, idioma
    refugiados, refugiado, migrantes, migrante, imigrantes, requerentes de asilo
    trabalho, emprego
    saúde, médico, médica
    habitação, moradia, alojamento
    bicicleta, bike
    dança, dançar, baile
    voluntário, voluntária, voluntariado, ~ajudar
  `,
  ar: `
    وجبة, وجبات, طعام, أكل, عشاء, غداء, فطور, طبخ, مطبخ
    فيلم, أفلام, سينما, عرض فيلم, ~عرض
    محام, محامي, محامية, قانون, قانونية, قانوني, حقوق, ~أوراق, ~وثائق, إقامة, ~تأشيرة, لجوء
    طفل, أطفال, أولاد, ولد, عائلة, عائلات, أسرة, رضيع
    مجاني, مجانا, بلا مقابل, بدون مقابل, بدون دفع
    موسيقى, حفل, حفلة, حفلات, غناء, أغنية, أغاني, جوقة
    جولة, جولات, مشي, نزهة, زيارة
    رياضة, كرة القدم, مباراة, جري
    لعبة, ألعاب
    معرض, معارض, متحف, صور
    تدريب, دورة, دورات, درس, دروس, تعلم
    استقبال, ترحيب, القادمين الجدد, وصول
    كرسي متحرك, بدون درج, إعاقة, منحدر, مصعد
    لغة الإشارة, صم, أصم
    مكفوفين, مكفوف, كفيف
    ترجمة, مترجم, مترجمة, ترجمة شفوية
    عبر الإنترنت, إنترنت, أونلاين, زوم, عن بعد
    نساء, امرأة, مرأة, سيدات, بنات
    نقاش, حوار, ندوة, مائدة مستديرة, لقاء, لقاءات
    ورشة, ورشات, ورش
    نباتي, نباتية
    حضانة, رعاية أطفال
    مرحاض, حمام, دورة مياه
    لغة, لغات, محادثة
    لاجئ, لاجئين, لاجئون, مهاجر, مهاجرين
    متطوع, متطوعين, تطوع, ~مساعدة
    عمل, وظيفة, وظائف
    صحة, طبيب, أطباء
    سكن, إيواء
    دراجة, دراجات
    رقص, رقصة
    مدرسة, مدارس
    كتاب, كتب, قراءة
    حي, أحياء
  `,
};

export type Synonym = { words: readonly string[]; language: Language };
type Entry = Synonym & { isEntryOnly: boolean };

const parsed: readonly Entry[][] = languages.flatMap((language) =>
  groups[language]
    .split("\n")
    .map((line) =>
      line
        .split(/[,،]/)
        .map((word) => ({ words: searchWords(word), language, isEntryOnly: word.includes("~") }))
        .filter(({ words }) => words.length > 0),
    )
    .filter((group) => group.length > 0),
);

const keyOf = (words: readonly string[], language: Language): string =>
  words.length === 1 ? `${language} ${stemOf(words[0] ?? "", language)}` : words.join(" ");

const byKey = new Map<string, Synonym[]>();
for (const group of parsed) {
  for (const { words, language } of group) {
    const key = keyOf(words, language);
    byKey.set(key, [...(byKey.get(key) ?? []), ...group.filter((other) => !other.isEntryOnly)]);
  }
}

/** Number of words of the longest entry. */
export const longestSynonym = Math.max(...parsed.flat().map(({ words }) => words.length));

/**
 * Return the words that mean the same as some words of a search, themselves among them; none for other words.
 * @param words one or more words beside each other, as `searchWords` returns them
 */
export function synonymsOf(words: readonly string[]): Synonym[] {
  const keys = new Set(languages.map((language) => keyOf(words, language)));
  const found = [...keys].flatMap((key) => byKey.get(key) ?? []);
  return [...new Map(found.map((synonym) => [`${synonym.language} ${synonym.words.join(" ")}`, synonym])).values()];
}
