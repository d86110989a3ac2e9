/**
 * A web feed, for readers of every site. Its tag says whether it changed; a time could not, since what is hidden makes the
 * newest entry an older one.
 * @param type of the body, without its charset
 */
export const feedResponse = (text: string, type: string): Response =>
  new Response(text, {
    headers: { "Content-Type": `${type}; charset=utf-8`, "Access-Control-Allow-Origin": "*" },
  });
