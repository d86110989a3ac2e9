import type { Language } from "#app/domain/languages/language.ts";
import sharp from "sharp";

/** Illustration of a format: a colour for each stitch, and what it shows in the languages of events. */
type Stitched = { rows: readonly string[]; alternativeText: Readonly<Record<Language, string>> };

const colours: Readonly<Record<string, string>> = {
  "~": "#0c5c5e",
  ".": "#f3e8d3",
  ":": "#5b2a68",
  k: "#1d2230",
  w: "#fbf6ec",
  r: "#b23a48",
  o: "#d9773f",
  y: "#e3a52f",
  g: "#4f8a52",
  b: "#2e5f8a",
  n: "#7a4a2a",
  c: "#c98f6b",
};

/** Pictures by the format of the event. */
export const stitchedPictures: Readonly<Record<string, Stitched>> = {
  community_meal: {
    rows: [
      "~~~~~~~~~~~~~~~~~~~~~~~~",
      "~~~~~~~~w~~~w~~~w~~~~~~~",
      "~~~~~~~w~~~w~~~w~~~~~~~~",
      "~~~~~~~~w~~~w~~~w~~~~~~~",
      "~~~~~~~w~~~w~~~w~~~~~~~~",
      "~~~~~~~~~~~~~~~~~~~~~~~~",
      "~~~~~ggyyggoooggyyggg~~~",
      "~~~~gggyygggoogggyyggg~~",
      "~~~rrrrrrrrrrrrrrrrrrr~~",
      "~~~rwrrwrrwrrwrrwrrwrr~~",
      "~~~~rrrrrrrrrrrrrrrrr~~~",
      "~~~~~rrrrrrrrrrrrrrr~~~~",
      "~~~~~~~rrrrrrrrrrr~~~~~~",
      "nnnnnnnnnnnnnnnnnnnnnnnn",
      "nnonnnnonnnnonnnnonnnnon",
      "nnnnnnnnnnnnnnnnnnnnnnnn",
    ],
    alternativeText: {
      en: "A large red bowl full of vegetables, steaming on a wooden table.",
      fr: "Un grand bol rouge plein de légumes, fumant sur une table en bois.",
      es: "Un gran cuenco rojo lleno de verduras, humeante sobre una mesa de madera.",
      pt: "Uma grande tigela vermelha cheia de legumes, fumegante, sobre uma mesa de madeira.",
      ar: "وعاء أحمر كبير مليء بالخضر، يتصاعد منه البخار على طاولة خشبية.",
    },
  },
  concert: {
    rows: [
      "::::::::::::::::::::::::",
      ":::y::::::::::::::::y:::",
      ":::yy:::::::::::::::yy::",
      ":::y:y::::::::::::::y:y:",
      ":::y::::::::::::::::y:::",
      ":yyy::::::::::::::yyy:::",
      ":yyy::::wwwwwwww::yyy:::",
      ":::::::wwwwwwwwww:::::::",
      ":::::::rororororo:::::::",
      "::::::::nnnnnnnn::::::::",
      "::::::::nynnnnyn::::::::",
      ":::::::::nnnnnn:::::::::",
      "::::::::::nyyn::::::::::",
      "::::::::::nnnn::::::::::",
      ":::::::::nnnnnn:::::::::",
      "::::::::nnnnnnnn::::::::",
    ],
    alternativeText: {
      en: "A drum between two golden musical notes.",
      fr: "Un tambour entre deux notes de musique dorées.",
      es: "Un tambor entre dos notas musicales doradas.",
      pt: "Um tambor entre duas notas musicais douradas.",
      ar: "طبل بين علامتين موسيقيتين ذهبيتين.",
    },
  },
  film_debate: {
    rows: [
      "kkkkkkkkkkkkkkkkkkkkkkkk",
      "kkkwwwwwwwwwwwwwwwwwwkkk",
      "kkkwbbbbbbbbbbbbbbbbwkkk",
      "kkkwbbbbyybbbbbbbbbbwkkk",
      "kkkwbbbyyyybbbbbbbbbwkkk",
      "kkkwbbbyyyybbbbgbbbbwkkk",
      "kkkwbbbbyybbbbgggbbbwkkk",
      "kkkwgggbbbbbbgggggbbwkkk",
      "kkkwggggggggggggggggwkkk",
      "kkkwwwwwwwwwwwwwwwwwwkkk",
      "kkkkkkkkkkkkkkkkkkkkkkkk",
      "kkknnkkkkccckkkkknnkkkkk",
      "kknnnnkkccccckkknnnnkkkk",
      "kkknnkkkkccckkkkknnkkkkk",
      "krrrrrrkoooooookyyyyyykk",
      "krrrrrrkoooooookyyyyyykk",
    ],
    alternativeText: {
      en: "Three people seen from behind look at a screen with a sun above green hills.",
      fr: "Trois personnes vues de dos regardent un écran : un soleil au-dessus de collines vertes.",
      es: "Tres personas de espaldas miran una pantalla con un sol sobre colinas verdes.",
      pt: "Três pessoas de costas assistem a um filme: um sol sobre colinas verdes.",
      ar: "ثلاثة أشخاص نراهم من الخلف ينظرون إلى شاشة فيها شمس فوق تلال خضراء.",
    },
  },
  walking_tour: {
    rows: [
      "........................",
      "..................yyy...",
      ".................yyyyy..",
      ".................yyyyy..",
      "..................yyy...",
      "......bb................",
      ".....bbbb.......bbb.....",
      "...bbbbbbbb...bbbbbbb...",
      ".bbbbbbbbbbbbbbbbbbbbbbb",
      "gggggggggggggggggggggggg",
      "gggnggcgggggooggggyyyggg",
      "gggnggcggggooogggyyyyygg",
      "ggrrgbbgggooooggggyyyggg",
      "ggrrgbbggooooggggggnnggg",
      "ggrrgbbgoooogggggggnnggg",
      "ggkkgkkgoooogggggggnnggg",
    ],
    alternativeText: {
      en: "Two people walk along a path towards blue hills, under a large sun.",
      fr: "Deux personnes suivent un chemin vers des collines bleues, sous un grand soleil.",
      es: "Dos personas siguen un camino hacia unas colinas azules, bajo un gran sol.",
      pt: "Duas pessoas seguem um caminho em direção a colinas azuis, sob um grande sol.",
      ar: "شخصان يسيران في درب نحو تلال زرقاء، تحت شمس كبيرة.",
    },
  },
  workshop: {
    rows: [
      "........................",
      "....nnnnnnnnnnnn........",
      "....nnnnnnnnnnnn........",
      "......rrrrrrrr..........",
      "......rorrrorr......kk..",
      "......rrrrrrrr.....kkk..",
      "......rrorrror....kk.k..",
      "......rrrrrrrr...kk.kk..",
      "......rorrrorrrrrrrkk...",
      "......rrrrrrrr..kkk.....",
      "......rrorrror.kkk......",
      "......rrrrrrrrkkk.......",
      "....nnnnnnnnnkkk........",
      "....nnnnnnnnkkk.........",
      "...........kkk..........",
      "..........kk............",
    ],
    alternativeText: {
      en: "A spool of red thread and a large needle.",
      fr: "Une bobine de fil rouge et une grande aiguille.",
      es: "Un carrete de hilo rojo y una aguja grande.",
      pt: "Um rolo de linha vermelha e uma agulha grande.",
      ar: "بكرة خيط أحمر وإبرة كبيرة.",
    },
  },
  sport: {
    rows: [
      "bbbbbbbbbbbbbbbbbbbbbbbb",
      "bwwwwwwwwwwwwwwwwwwwwwwb",
      "bwb.b.b.b.b.b.b.b.b.b.wb",
      "bw.b.b.b.b.b.b.b.b.b.bwb",
      "bwb.b.b.b.b.b.b.b.b.b.wb",
      "bw.b.b.b.b.b.b.b.b.b.bwb",
      "bwb.b.b.b.b.b.b.b.b.b.wb",
      "bw.b.b.b.b.b.b.b.b.b.bwb",
      "gwgggggggggggggggggggwgg",
      "gggggggggwkkkwgggggggggg",
      "ggggggggwwwkwwwggggggggg",
      "gggggggwwwwwwwwwgggggggg",
      "gggggggkwwwkwwwkgggggggg",
      "gggggggkwwkkkwwkgggggggg",
      "ggggggggwwwwwwwggggggggg",
      "gggggggggkwwwkgggggggggg",
    ],
    alternativeText: {
      en: "A football on the grass in front of a goal.",
      fr: "Un ballon de football sur l’herbe devant un but.",
      es: "Un balón de fútbol sobre la hierba, delante de una portería.",
      pt: "Uma bola de futebol no campo, em frente à rede.",
      ar: "كرة قدم على العشب أمام مرمى.",
    },
  },
  language_cafe: {
    rows: [
      "oooooooooooooooooooooooo",
      "owwwwwwwwwwwwwoooooooooo",
      "owwwwwwwwwwwwwoooooooooo",
      "owwkkwwkkwwkkwoooooooooo",
      "owwkkwwkkwwkkwoooooooooo",
      "owwwwwwwwwwwwwoooooooooo",
      "owwwwwwwwwwwwwoooooooooo",
      "ooowwwooookkkkkkkkkkkkko",
      "ooowwoooookkkkkkkkkkkkko",
      "ooowooooookkyykkkyykkkko",
      "ooooooooookkyykkkyykkkko",
      "ooooooooookkkkkkkkkkkkko",
      "ooooooooookkkkkkkkkkkkko",
      "oooooooooooooooooookkkoo",
      "ooooooooooooooooooookkoo",
      "oooooooooooooooooooookoo",
    ],
    alternativeText: {
      en: "Two speech bubbles, one white and one black, answer each other.",
      fr: "Deux bulles de dialogue, une blanche et une noire, se répondent.",
      es: "Dos globos de diálogo, uno blanco y otro negro, se responden.",
      pt: "Dois balões de fala, um branco e um preto, respondem um ao outro.",
      ar: "فقاعتا حوار، بيضاء وسوداء، تردّ إحداهما على الأخرى.",
    },
  },
  exhibition: {
    rows: [
      "........................",
      "........................",
      "..nnnnnn........nnnnnn..",
      "..nbbbbn........nyyyyn..",
      "..nbwwbn.nnnnnn.nooyyn..",
      "..nbwwbn.nrrrrn.nrroon..",
      "..nggggn.nrryyn.nbbrrn..",
      "..nggggn.nryyyn.nbbbbn..",
      "..nnnnnn.nryyrn.nnnnnn..",
      ".........nyyrrn.........",
      ".........nyrrrn.........",
      ".........nnnnnn.........",
      "........................",
      "kkkkkkkkkkkkkkkkkkkkkkkk",
      "oooooooooooooooooooooooo",
      "oooooooooooooooooooooooo",
    ],
    alternativeText: {
      en: "Three framed pictures on a light wall.",
      fr: "Trois tableaux encadrés sur un mur clair.",
      es: "Tres cuadros enmarcados en una pared clara.",
      pt: "Três quadros emoldurados numa parede clara.",
      ar: "ثلاث لوحات مؤطّرة على جدار فاتح اللون.",
    },
  },
};

export const stitchedCredit: Readonly<Record<Language, string>> = {
  en: "Stitched for this demonstration",
  fr: "Brodé pour cette démonstration",
  es: "Bordado para esta demostración",
  pt: "Bordado para esta demonstração",
  ar: "مطرّز لهذه النسخة التجريبية",
};

/** Width of a stitch and of the gap around it, in pixels. */
const [stitch, gap] = [40, 3];

/** Draw an illustration as a PNG file, in stitches on a dark cloth. */
export function drawStitched(rows: readonly string[]): Promise<Buffer> {
  const width = (rows[0]?.length ?? 0) * stitch;
  const height = rows.length * stitch;
  const data = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const colour = colours[rows[Math.floor(y / stitch)]?.[Math.floor(x / stitch)] ?? ""] ?? "#1d2230";
      const light = lightAt(x % stitch, y % stitch);
      for (const [channel, at] of [1, 3, 5].entries())
        data[(y * width + x) * 3 + channel] = Number.parseInt(colour.slice(at, at + 2), 16) * light;
    }
  return sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
}

/** Return how light a pixel of a stitch is: two threads that cross, the upper one lighter. */
function lightAt(x: number, y: number): number {
  const edge = Math.min(x, y, stitch - 1 - x, stitch - 1 - y);
  if (edge < gap) return 0.72;
  const isUpper = Math.abs(x - y) < stitch / 4;
  return isUpper ? 1 : 0.92;
}
