/** The process answers. Says nothing else. */
export const loader = () => new Response("ok\n", { headers: { "Cache-Control": "no-store" } });
