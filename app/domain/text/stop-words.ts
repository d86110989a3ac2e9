import { searchWords } from "./search-text.ts";

/** Ignored words of our five languages: a sentence typed as a search is not about them. */
const joining = `
  a about an and are at by can for from how i in is me do have i need you my near of on or the this to what when where which who
  with activities activity any anything event events find looking somebody someone something speak speaking speaks spoken there want
  au aux avec ce cette ces chez dans de des du en et il j je la le les l ma mon ou par pour qu que qui quoi
  se ses un ai besoin moi près une vers y cherche activité activités événement événements parle parlent parler quelque chose quelqu trouver veux
  al con como cual cuando del donde el ella en es hay necesito cerca la las lo los me mi para pero por que quien se su
  un una unas unos y actividad actividades algo alguien busco evento eventos habla hablan hablar hay quiero
  ao aos as com como da das de do dos e ela ele em eu preciso perto mim ha na nas no nos o onde os ou para pela pelo por qual
  quando que quem se seu sua um uma algo alguém atividade atividades evento eventos fala falam falar procuro quero
  أو أي أين إلى التي الذي أن أنا ثم حتى عن على عند في كم كيف لا لي ما متى مع من مَن هذا هذه هل هنا هو هي و يا
  أبحث أحتاج أريد قرب مني نشاط أنشطة شيء فعالية فعاليات نتكلم يتحدث يتكلم
`;

const stopWords: ReadonlySet<string> = new Set(searchWords(joining));

/** Leave out joining words, unless the search has no others. @param terms as `searchTerms` returns them */
export function withoutStopWords(terms: readonly string[]): string[] {
  const telling = terms.filter((term) => !stopWords.has(term));
  return telling.length > 0 ? telling : [...terms];
}
