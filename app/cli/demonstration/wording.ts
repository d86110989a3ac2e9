import type { Language } from "#app/domain/languages/language.ts";

/** Invented places and short texts in the language of the event that uses them. */
export const venues: Readonly<Record<Language, readonly (readonly [venue: string, address: string])[]>> = {
  fr: [
    ["Maison de quartier Les Tilleuls", "14, rue des Tisserands"],
    ["Salle des fêtes du Vieux Pont", "2, place du Pont"],
    ["Bibliothèque des Deux Rives", "31, avenue des Peupliers"],
    ["Espace associatif La Navette", "8, impasse du Métier"],
    ["Centre culturel du Marché", "5, rue du Marché"],
    ["École du Chemin Vert, préau", "19, chemin Vert"],
  ],
  en: [
    ["Weaver Street Community Hall", "14 Weaver Street"],
    ["Old Bridge Library", "2 Bridge Lane"],
    ["The Shuttle, neighbourhood centre", "31 Poplar Avenue"],
    ["Market Hall, upper floor", "5 Market Square"],
    ["Greenway School, dining room", "19 Greenway"],
  ],
  es: [
    ["Centro vecinal Los Telares", "Calle de los Telares, 14"],
    ["Biblioteca Puente Viejo", "Plaza del Puente, 2"],
    ["Casa de las asociaciones La Lanzadera", "Avenida de los Álamos, 31"],
    ["Mercado municipal, sala superior", "Calle del Mercado, 5"],
    ["Escuela Camino Verde, comedor", "Camino Verde, 19"],
  ],
  pt: [
    ["Casa do bairro dos Tecelões", "Rua dos Tecelões, 14"],
    ["Biblioteca da Ponte Velha", "Largo da Ponte, 2"],
    ["Espaço associativo A Lançadeira", "Avenida dos Choupos, 31"],
    ["Mercado do bairro, primeiro andar", "Rua do Mercado, 5"],
    ["Escola do Caminho Verde, refeitório", "Caminho Verde, 19"],
  ],
  ar: [
    ["دار الحي «النسيج»", "14، زنقة النساجين"],
    ["مكتبة الجسر القديم", "2، ساحة الجسر"],
    ["فضاء الجمعيات «المكوك»", "31، شارع الصفصاف"],
    ["قاعة السوق، الطابق الأول", "5، زنقة السوق"],
    ["مدرسة الطريق الأخضر، القاعة الكبرى", "19، الطريق الأخضر"],
  ],
};

export const districts: Readonly<Record<Language, readonly string[]>> = {
  fr: ["Quartier de la gare", "Près du grand marché", "Derrière le stade", "Quartier du port"],
  en: ["Near the station", "Market district", "Behind the stadium", "Harbour side"],
  es: ["Barrio de la estación", "Cerca del mercado", "Detrás del estadio", "Barrio del puerto"],
  pt: ["Perto da estação", "Zona do mercado", "Atrás do estádio", "Bairro do porto"],
  ar: ["حي المحطة", "قرب السوق الكبير", "خلف الملعب", "حي الميناء"],
};

export const cancelNote: Readonly<Record<Language, string>> = {
  fr: "La salle est fermée pour des travaux. Nous cherchons une nouvelle date.",
  en: "The hall is closed for repairs. We are looking for a new date.",
  es: "La sala está cerrada por obras. Buscamos una nueva fecha.",
  pt: "A sala está fechada para obras. Procuramos uma nova data.",
  ar: "القاعة مغلقة بسبب أشغال. نبحث عن موعد جديد.",
};

export const changeReason: Readonly<Record<Language, string>> = {
  fr: "Merci de dire dans le résumé s’il faut apporter quelque chose.",
  en: "Please say in the summary whether people need to bring anything.",
  es: "Por favor, indique en el resumen si hay que llevar algo.",
  pt: "Por favor, diga no resumo se é preciso levar alguma coisa.",
  ar: "يُرجى ذكر ما يلزم إحضاره في الملخّص.",
};

/** Languages spoken in a country besides that of the event's texts. */
export const spokenAround: Readonly<Record<string, readonly string[]>> = {
  AR: ["qu"],
  BE: ["ar"],
  BF: ["ff"],
  BJ: ["yo"],
  BR: ["ht", "es"],
  CA: ["en", "ht"],
  CH: ["de"],
  CI: ["bm"],
  CL: ["ht"],
  CO: ["en"],
  DE: ["de", "ar"],
  ES: ["ca", "ary"],
  FR: ["ar", "fa"],
  IT: ["it", "bn"],
  MA: ["ary", "zgh"],
  ML: ["bm", "son"],
  MR: ["ff", "wo"],
  MX: ["en"],
  NA: ["pt"],
  NE: ["ha", "dje"],
  PT: ["kea", "bn"],
  SN: ["wo", "ff"],
  TG: ["en"],
  TN: ["en", "bm"],
  US: ["es", "zh"],
};

export const signedIn: Readonly<Record<string, string>> = {
  BE: "lsfb",
  BR: "libras",
  CA: "lsq",
  CH: "dsgs",
  DE: "dgs",
  ES: "lse",
  FR: "lsf",
  IT: "lis",
  MX: "lsm",
  PT: "lgp",
  TN: "lst",
  US: "asl",
};
